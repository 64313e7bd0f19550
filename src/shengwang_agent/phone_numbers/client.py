"""An import path for programs that name the class of ``client.phone_numbers``."""

from shengwang_agent_api.phone_numbers import AsyncPhoneNumbersClient, PhoneNumbersClient

__all__ = ["AsyncPhoneNumbersClient", "PhoneNumbersClient"]

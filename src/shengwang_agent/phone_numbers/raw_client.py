"""An import path for programs that name the class of ``client.phone_numbers.with_raw_response``."""

from shengwang_agent_api.phone_numbers import AsyncRawPhoneNumbersClient, RawPhoneNumbersClient

__all__ = ["AsyncRawPhoneNumbersClient", "RawPhoneNumbersClient"]

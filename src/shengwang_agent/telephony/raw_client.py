"""An import path for programs that name the class of ``client.telephony.with_raw_response``."""

from shengwang_agent_api.telephony import AsyncRawTelephonyClient, RawTelephonyClient

__all__ = ["AsyncRawTelephonyClient", "RawTelephonyClient"]

"""An import path for programs that name the class of ``client.telephony``."""

from shengwang_agent_api.telephony import AsyncTelephonyClient, TelephonyClient

__all__ = ["AsyncTelephonyClient", "TelephonyClient"]

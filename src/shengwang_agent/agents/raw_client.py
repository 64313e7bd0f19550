"""An import path for programs that name the class of ``client.agents.with_raw_response``."""

from shengwang_agent_api.agents import AsyncRawAgentsClient, RawAgentsClient

__all__ = ["AsyncRawAgentsClient", "RawAgentsClient"]

"""An import path for programs that name the class of ``client.agents``."""

from shengwang_agent_api.agents import AgentsClient, AsyncAgentsClient

__all__ = ["AgentsClient", "AsyncAgentsClient"]

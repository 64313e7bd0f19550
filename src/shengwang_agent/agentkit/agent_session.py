"""Both kinds of session under the path existing programs import."""

from .async_session import AsyncAgentSession
from .options import AgentSessionOptions
from .sync_session import AgentSession

__all__ = ["AgentSession", "AgentSessionOptions", "AsyncAgentSession"]

"""Both kinds of session under the path existing programs import."""

from .options import AgentSessionOptions
from .session import AgentSession, AsyncAgentSession

__all__ = ["AgentSession", "AgentSessionOptions", "AsyncAgentSession"]

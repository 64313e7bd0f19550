"""Your side of the platform: what the engine calls while an agent talks, and what it tells you.

:class:`LLMServer` makes a model endpoint of a function, :class:`Tools` makes HTTP tools of typed
functions, :class:`Receiver` hands the notices of a webhook to a function. Each is an ASGI
application: run it with uvicorn, or mount it under a prefix in FastAPI or Starlette.
"""

from .pieces import Audio, Metadata, ToolCall
from .receivers import Receiver
from .request import Request
from .server import LLMServer
from .tools import Tools, run_tools

__all__ = [
    "Audio",
    "LLMServer",
    "Metadata",
    "Receiver",
    "Request",
    "ToolCall",
    "Tools",
    "run_tools",
]

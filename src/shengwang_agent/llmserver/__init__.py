"""Your side of the platform: what the engine calls while an agent talks, and what it tells you.

:class:`LLMServer` makes a model endpoint of a function, :class:`Tools` makes HTTP tools of typed
functions, :class:`Receiver` hands the notices of a webhook to a function. Each is an ASGI
application: run it with uvicorn, or mount it under a prefix in FastAPI or Starlette.
"""

from typing import TYPE_CHECKING, Any

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


if not TYPE_CHECKING:  # type checkers see the names above, and no other

    def __getattr__(name: str) -> Any:
        from shengwang_agent._runtime.spelling import absent, instead

        raise absent(__name__, name, lambda: instead(name, __all__, __name__))


def __dir__() -> list[str]:
    return __all__

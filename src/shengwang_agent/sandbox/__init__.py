"""The platform on your own machine: develop and test without account, telephone or money.

``pip install "shengwang-agent[sandbox]"``. See :class:`Sandbox`. Names load on first use, so that
the command line can list the settings without loading a platform.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .handles import AgentHandle as AgentHandle, CallHandle as CallHandle, Turn as Turn
    from .model.replies import ModelReplies as ModelReplies
    from .outgoing import WebhookSender as WebhookSender
    from .pieces import (
        Heard as Heard,
        ReplyFailed as ReplyFailed,
        ToolRun as ToolRun,
        Wait as Wait,
    )
    from .platform.scripts import CallScript as CallScript
    from .platform.world import Clock as Clock
    from .replies import Rulebook as Rulebook, ScriptedReplies as ScriptedReplies
    from .request_log import LoggedRequest as LoggedRequest, PlacedCall as PlacedCall
    from .sandbox import Sandbox as Sandbox
    from .settings import SandboxSettings as SandboxSettings

_HOMES = {
    "handles": ("AgentHandle", "CallHandle", "Turn"),
    "model.replies": ("ModelReplies",),
    "outgoing": ("WebhookSender",),
    "pieces": ("Heard", "ReplyFailed", "ToolRun", "Wait"),
    "platform.scripts": ("CallScript",),
    "platform.world": ("Clock",),
    "replies": ("Rulebook", "ScriptedReplies"),
    "request_log": ("LoggedRequest", "PlacedCall"),
    "sandbox": ("Sandbox",),
    "settings": ("SandboxSettings",),
}

__all__ = [
    "AgentHandle",
    "CallHandle",
    "CallScript",
    "Clock",
    "Heard",
    "LoggedRequest",
    "ModelReplies",
    "PlacedCall",
    "ReplyFailed",
    "Rulebook",
    "Sandbox",
    "SandboxSettings",
    "ScriptedReplies",
    "ToolRun",
    "Turn",
    "Wait",
    "WebhookSender",
]


def _lazy(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        from shengwang_agent._runtime.spelling import absent, instead

        raise absent(__name__, name, lambda: instead(name, __all__, __name__))
    value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value


if not TYPE_CHECKING:  # type checkers see the names above, and no other
    __getattr__ = _lazy


def __dir__() -> list[str]:
    return __all__

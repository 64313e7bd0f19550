"""Conversations as tests: a person at the other end of an agent, on a clock that stands still.

``pip install "shengwang-agent[sandbox,cli]"``. :class:`Talk` is that person, for plain ``assert``;
:func:`run` plays scenario files, :func:`from_history` judges a conversation of the real platform.
Names load on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent.sandbox.handles import Turn as Turn

    from .caller import Caller as Caller, Outcome as Outcome
    from .chat import Chat as Chat
    from .conversation import Conversation as Conversation, PastTurn as PastTurn
    from .errors import EvalError as EvalError, ScenarioError as ScenarioError
    from .history import from_history as from_history
    from .judge import Judge as Judge
    from .latency import Latencies as Latencies
    from .runner import Report as Report, Result as Result, run as run
    from .talk import LATENCY as LATENCY, Talk as Talk

_HOMES = {
    "caller": ("Caller", "Outcome"),
    "chat": ("Chat",),
    "conversation": ("Conversation", "PastTurn"),
    "errors": ("EvalError", "ScenarioError"),
    "history": ("from_history",),
    "judge": ("Judge",),
    "latency": ("Latencies",),
    "runner": ("Report", "Result", "run"),
    "talk": ("LATENCY", "Talk", "Turn"),
}

__all__ = [
    "LATENCY",
    "Caller",
    "Chat",
    "Conversation",
    "EvalError",
    "Judge",
    "Latencies",
    "Outcome",
    "PastTurn",
    "Report",
    "Result",
    "ScenarioError",
    "Talk",
    "Turn",
    "from_history",
    "run",
]


def _lazy(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            globals()[name] = value = getattr(import_module(f"{__name__}.{home}"), name)
            return value
    from shengwang_agent._runtime.spelling import absent, instead

    raise absent(__name__, name, lambda: instead(name, __all__, __name__))


if not TYPE_CHECKING:  # type checkers see the names above, and no other
    __getattr__ = _lazy


def __dir__() -> list[str]:
    return __all__

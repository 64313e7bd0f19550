"""The builder layer: describe an agent, open a session, start, say, stop; tokens by themselves.

::

    from shengwang_agent import AgentClient
    from shengwang_agent.agentkit import Agent, DeepSeekLLM, FengmingSTT, MiniMaxTTS

    client = AgentClient(app_id="…", app_certificate="…")
    agent = (
        Agent(instructions="Be friendly.", greeting="Hello!")
        .with_stt(FengmingSTT())
        .with_llm(DeepSeekLLM(api_key="…", model="deepseek-chat"))
        .with_tts(MiniMaxTTS(key="…", voice_id="female-shaonv"))
    )
    with agent.session(client, channel="room", agent_uid="1", remote_uids=["*"]) as session:
        session.say("Welcome.")

Names load on first use; importing the package loads no model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent_api.builder.aliases import *  # noqa: F403

    from .agent import *  # noqa: F403
    from .avatar_types import *  # noqa: F403
    from .call import *  # noqa: F403
    from .constants import *  # noqa: F403
    from .errors import *  # noqa: F403
    from .options import *  # noqa: F403
    from .session import *  # noqa: F403
    from .token import *  # noqa: F403
    from .vendors import *  # noqa: F403

_HOMES = {
    "agent": "Agent CNAgent",
    "session": "AgentSession AsyncAgentSession",
    "call": "AsyncCall Call",
    "errors": "AgentFailed Busy CallFailed InvalidAgent NoAnswer Rejected",
    "options": "AgentSessionOptions CallOptions GetTurnsOptions SayOptions SessionOptions "
    "ThinkOptions",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
# Modules that say themselves what they offer.
_OFFERING = (
    ".avatar_types",
    ".constants",
    ".token",
    ".vendors",
    "shengwang_agent_api.builder.aliases",
)


def _lazy(name: str) -> Any:
    if name == "__all__":
        offered = [import_module(module, __name__).__all__ for module in _OFFERING]
        value: Any = sorted({*_HOME, *(one for names in offered for one in names)})
    elif name in _HOME:
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    else:
        value = _offered(name)
    globals()[name] = value
    return value


if not TYPE_CHECKING:  # type checkers see the names above, and no other
    __getattr__ = _lazy


def _offered(name: str) -> Any:
    if not name.startswith("_"):
        for module in _OFFERING:
            home = import_module(module, __name__)
            if name in home.__all__:
                return getattr(home, name)
    from shengwang_agent._runtime.spelling import absent, instead

    raise absent(__name__, name, lambda: instead(name, _lazy("__all__"), __name__), frames=3)


def __dir__() -> list[str]:
    return sorted({*globals(), *_lazy("__all__")})

"""The keyword arguments of sessions and calls, as typed dicts. Times are in seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from shengwang_agent_api import models as _m

    from .properties import AgentLike

__all__ = [
    "AgentSessionOptions",
    "CallOptions",
    "GetTurnsOptions",
    "SayOptions",
    "SessionOptions",
    "ThinkOptions",
]


class _Place(TypedDict):
    channel: str
    agent_uid: str
    remote_uids: Sequence[str]


class SessionOptions(_Place, total=False):
    """What ``agent.create_session`` takes beside the client.

    ``name`` must be unique among running agents; without it the agent's name is used, else a
    fresh one. ``token`` is the agent's join token; without it one is made from the client's app
    id and certificate that lives ``expires_in`` (at most 86400), and renewed while the session is
    used. ``warn`` takes the place of ``warnings.warn``. ``debug`` changes nothing: say it to the client.
    """

    name: str | None
    token: str | None
    idle_timeout: int | None
    enable_string_uid: bool | None
    expires_in: int | None
    pipeline_id: str | None
    preset: str | Sequence[str] | None
    debug: bool
    warn: Callable[[str], object] | None


class AgentSessionOptions(SessionOptions, total=False):
    """The arguments of ``AgentSession`` and ``AsyncAgentSession`` themselves."""

    client: Any
    agent: AgentLike | None
    app_id: str
    app_certificate: str | None


class _Numbers(TypedDict):
    to_number: str
    from_number: str
    channel: str


class CallOptions(_Numbers, total=False):
    """What ``agent.call`` takes beside the client. Numbers are in E.164 form: ``+86…``.

    ``agent_uid`` and ``sip_uid`` are the users of agent and telephone in the channel (``1`` and
    ``2`` unless said). ``token`` and ``sip_token`` are their join tokens, made when left out.
    """

    agent_uid: str
    sip_uid: str
    name: str | None
    token: str | None
    sip_token: str | None
    idle_timeout: int | None
    enable_string_uid: bool | None
    expires_in: int | None
    pipeline_id: str | None


class SayOptions(TypedDict, total=False):
    """What ``session.say(text, options=…)`` takes."""

    priority: _m.SpeakAgentsRequestPriority
    interruptable: bool


class ThinkOptions(TypedDict, total=False):
    """What ``session.think(text, …)`` takes, one by one or as ``options``."""

    on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None
    on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None
    on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None
    interruptable: bool | None
    metadata: Mapping[str, Any] | None


class GetTurnsOptions(TypedDict, total=False):
    """What ``session.get_turns(…)`` takes, one by one or as ``options``; pages count from 1."""

    page_index: int | None
    page_size: int | None


def chosen(options: Mapping[str, Any] | None, **given: Any) -> dict[str, Any]:
    """Return the options with single arguments over them; what is None is left out."""
    single = {key: value for key, value in given.items() if value is not None}
    return {k: v for k, v in {**(options or {}), **single}.items() if v is not None}


def thought(
    options: ThinkOptions | None, actions: tuple[Any, ...], interruptable: Any, metadata: Any
) -> dict[str, Any]:
    """What ``session.think`` sends beside the text; ``actions`` while listening, thinking, speaking."""
    names = ("on_listening_action", "on_thinking_action", "on_speaking_action")
    given = dict(zip(names, actions, strict=True))
    return chosen(options, **given, interruptable=interruptable, metadata=metadata)

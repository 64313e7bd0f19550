"""The keyword arguments of sessions and calls, as typed dicts. Times are in seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, cleandoc, signature
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

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

    ``channel`` is the room, ``agent_uid`` the agent's user id there, ``remote_uids`` the one user
    it listens to (``["*"]``: everybody). ``name`` must be unique among running agents; without it
    the agent's name is used, else a fresh one. ``token`` is the agent's join token; without it one
    is made from the client's app id and certificate that lives ``expires_in`` (1 to 86400, the
    default), and renewed while the session is used. ``idle_timeout`` is how long the agent stays
    in an empty channel (30 unless said, 0: for ever). With ``enable_string_uid`` user ids are any
    text. ``pipeline_id`` names a project of AI Studio, whose settings fill what the agent leaves
    out; ``preset`` names of ready-made settings. ``warn`` takes the place of ``warnings.warn``.
    ``debug`` changes nothing: say it to the client.
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
    """What ``agent.call`` takes beside the client.

    ``to_number`` rings, ``from_number`` is shown; both in E.164 form: ``+86…``. ``channel`` is the
    room that agent and telephone meet in, ``agent_uid`` and ``sip_uid`` their users there (``1``
    and ``2`` unless said), ``token`` and ``sip_token`` their join tokens, made when left out and
    valid for ``expires_in`` (1 to 86400, the default). ``name``, ``idle_timeout``,
    ``enable_string_uid`` and ``pipeline_id`` as in :class:`SessionOptions`.
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
    """What ``session.say(text, options=…)`` takes.

    ``priority``: ``INTERRUPT`` (the default) speaks at once, ``APPEND`` when the agent has
    finished, ``IGNORE`` only if it is silent. ``interruptable``: whether the user may cut it short
    (the default).
    """

    priority: _m.SpeakAgentsRequestPriority
    interruptable: bool


class ThinkOptions(TypedDict, total=False):
    """What ``session.think(text, …)`` takes, one by one or as ``options``.

    ``on_listening_action`` is what happens while the agent listens: ``inject``, ``interrupt``,
    ``ignore`` or ``append``; ``on_thinking_action`` and ``on_speaking_action`` the same while it
    thinks and speaks, without ``inject``. ``interruptable``: whether the user may cut the answer
    short. ``metadata`` goes to your own model.
    """

    on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None
    on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None
    on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None
    interruptable: bool | None
    metadata: Mapping[str, Any] | None


class GetTurnsOptions(TypedDict, total=False):
    """What ``session.get_turns(…)`` takes, one by one or as ``options``.

    ``page_index`` counts from 1, ``page_size`` is 10 to 200 turns (50 unless said).
    """

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


F = TypeVar("F", bound=Callable[..., Any])


def documented_by(options: Any) -> Callable[[F], F]:
    """Decorates a method with ``**options`` so that ``help`` shows them as its arguments."""

    def decorate(method: F) -> F:
        declared = signature(method)
        *own, _ = declared.parameters.values()
        named = [
            Parameter(
                name,
                Parameter.KEYWORD_ONLY,
                default=Parameter.empty if name in options.__required_keys__ else None,
                annotation=getattr(kind, "__forward_arg__", kind),
            )
            for name, kind in options.__annotations__.items()
        ]
        method.__dict__["__signature__"] = declared.replace(parameters=[*own, *named])
        method.__doc__ = "\n\n".join(cleandoc(text.__doc__ or "") for text in (method, options))
        return method

    return decorate

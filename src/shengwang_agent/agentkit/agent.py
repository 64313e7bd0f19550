"""``Agent``: describe an agent once, start it as often as needed."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn, overload

from shengwang_agent._frames import sealed_methods
from shengwang_agent._runtime.kinds import plain
from shengwang_agent._runtime.spelling import advised, missing, warn_user
from shengwang_agent.errors import ArgumentError
from shengwang_agent_api.builder.agent import VALUES, AgentFields

from .avatar_types import rate_conflict
from .options import CallOptions, SessionOptions, documented_by
from .properties import Described, Join, fresh_name, properties_of
from .steps import is_async

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from shengwang_agent._runtime.vendor import BaseAvatar, BaseLLM, BaseMLLM, BaseSTT, BaseTTS
    from shengwang_agent.client import AgentClient, AsyncAgentClient
    from shengwang_agent_api import models as _m

    from .call import AsyncCall, Call
    from .session import AgentSession, AsyncAgentSession


__all__ = ["Agent", "CNAgent"]

_KINDS = {
    "llm": "a language model: use with_llm()",
    "tts": "a voice: use with_tts()",
    "stt": "a recogniser: use with_stt()",
    "mllm": "a realtime model: use with_mllm()",
    "avatar": "an avatar: use with_avatar()",
}
_EXAMPLES = {
    "llm": "CustomLLM(url=…, api_key=…, model=…)",
    "tts": "MiniMaxTTS(key=…, voice_id=…)",
    "stt": "FengmingSTT()",
    "mllm": "QwenOmni(api_key=…)",
    "avatar": "SensetimeAvatar(…)",
}
_SHOWN = ("name", "max_history", "pipeline_id")
_PLACES = (
    *("channel", "agent_uid", "remote_uids", "name", "token"),
    *("idle_timeout", "enable_string_uid", "expires_in"),
)


@sealed_methods
class Agent(AgentFields):
    """The description of an agent. It never changes: every ``with_…`` returns another one.

    ::

        agent = (
            Agent(instructions="You are a friendly receptionist.", greeting="Hello!")
            .with_stt(FengmingSTT())
            .with_llm(DeepSeekLLM(api_key=key, model="deepseek-chat"))
            .with_tts(MiniMaxTTS(key=key, voice_id="female-shaonv"))
        )
        with agent.session(client, channel="room", agent_uid="1", remote_uids=["*"]) as session:
            session.say("Welcome.")

    The agent's own texts (``instructions``, ``greeting``, ``failure_message``, ``max_history``,
    ``greeting_configs``) go over those of its language model; an empty text counts as not given.
    Configuration is a typed object or a plain map; keys no model knows are sent as they are.
    What is wrong is listed all at once by ``to_properties`` and by the start of a session, before
    anything is sent.

    ``stt``, ``llm``, ``tts``, ``mllm`` and ``avatar`` do what the ``with_…`` of their name does.

    ``client`` binds the agent, so that sessions need not name one. A bound agent asks for the
    platform's own recogniser when none is set, and the named arguments of a recogniser win over
    its ``additional_params``.
    """

    __slots__ = ("_client", "_rates", "_values")
    _client: Any
    _rates: dict[str, int | None]
    _values: dict[str, Any]
    if not TYPE_CHECKING:
        __getattr__ = missing

    def _describe(self, client: Any, values: dict[str, Any], vendors: dict[str, Any]) -> None:
        name = values["name"]
        if not (name is None or isinstance(name, str)):
            client, values["name"] = name, None
        everything = dict.fromkeys(VALUES) | copy.deepcopy(values)
        self._settle(client, everything, {"tts": None, "avatar": None})
        for name, vendor in vendors.items():
            if vendor is not None:
                self._settle(client, *getattr(self, f"with_{name}")(vendor)._made)

    def _settle(self, client: Any, values: dict[str, Any], rates: dict[str, int | None]) -> None:
        for slot, value in (("_client", client), ("_values", values), ("_rates", rates)):
            object.__setattr__(self, slot, value)

    @property
    def _made(self) -> tuple[dict[str, Any], dict[str, int | None]]:
        return self._values, self._rates

    def _changed(self, *, rate: int | None = None, **changes: Any) -> Self:
        """Return a copy with some values replaced; ``rate`` goes with a voice or an avatar."""
        other = object.__new__(type(self))
        rates = self._rates | {key: rate for key in changes if key in self._rates}
        other._settle(self._client, self._values | copy.deepcopy(changes), rates)
        for name, value in getattr(self, "__dict__", {}).items():
            object.__setattr__(other, name, value)
        return other

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"an agent does not change; with_{name}(...) returns another one")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("an agent does not change")

    def __getstate__(self) -> tuple[Any, ...]:
        return self._client, self._values, self._rates

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._settle(*state)

    def _read(self, name: str) -> Any:
        return copy.deepcopy(self._values[name])

    def with_llm(self, vendor: BaseLLM) -> Self:
        """Return an agent with this language model."""
        return self._changed(llm=_config(vendor, "llm"))

    def with_tts(self, vendor: BaseTTS) -> Self:
        """Return an agent with this voice; ValueError when the avatar needs another rate."""
        rate = getattr(vendor, "sample_rate", None) or getattr(vendor, "resolved_sample_rate", None)
        _check_rates(self._rates["avatar"], rate)
        return self._changed(tts=_config(vendor, "tts"), rate=rate)

    def with_stt(self, vendor: BaseSTT) -> Self:
        """Return an agent with this speech recogniser."""
        return self._changed(stt=_config(vendor, "stt", named_first=self._client is not None))

    def with_mllm(self, vendor: BaseMLLM) -> Self:
        """Return an agent with this realtime model.

        A class of this package switches realtime mode on by itself; with a class or map of your
        own, say ``advanced_features={"enable_mllm": True}`` or put ``enable`` into its map.
        """
        return self._changed(mllm=_config(vendor, "mllm") | getattr(vendor, "agent_adds", {}))

    def with_avatar(self, vendor: BaseAvatar) -> Self:
        """Return an agent with this avatar; ValueError when it needs a voice of another rate."""
        rate = getattr(vendor, "required_sample_rate", None)
        _check_rates(rate, self._rates["tts"])
        return self._changed(avatar=_config(vendor, "avatar"), rate=rate)

    def with_tools(self, enabled: bool = True) -> Self:
        """Return an agent that may call tools; its other features stay."""
        features = plain(self._values["advanced_features"]) or {}
        return self._changed(advanced_features={**features, "enable_tools": enabled})

    def with_audio_scenario(self, scenario: str) -> Self:
        """Return an agent tuned for this scenario; its other parameters stay."""
        parameters = plain(self._values["parameters"]) or {}
        return self._changed(parameters={**parameters, "audio_scenario": scenario})

    def to_properties(
        self,
        channel: str,
        agent_uid: str,
        remote_uids: Sequence[str],
        idle_timeout: int | None = None,
        enable_string_uid: bool | None = None,
        token: str | None = None,
        app_id: str | None = None,
        app_certificate: str | None = None,
        expires_in: int | None = None,
        *,
        pipeline_id: str | None = None,
        skip_vendor_validation: bool = False,
        skip_vendor_validation_categories: object = (),
        allow_missing_vendor_categories: object = (),
    ) -> _m.StartAgentsRequestProperties:
        """Return the properties of a start request; sends nothing.

        ``idle_timeout`` is in seconds. Without ``token`` one is made from ``app_id`` and
        ``app_certificate`` that lives ``expires_in`` seconds (1 to 86400, the default; more is cut
        with a warning). Raises :class:`InvalidAgent`, a ``ValueError``, listing all that is wrong.
        The last three arguments exist for programs that pass them, and change nothing.
        """
        join = Join(
            *(channel, agent_uid, remote_uids, idle_timeout, enable_string_uid, token),
            *(app_id, app_certificate, expires_in, pipeline_id),
        )
        found, hints = self._properties(join)
        for hint in hints:
            warn_user(hint)
        return found

    @overload
    def create_session(
        self, client: AsyncAgentClient, **options: Unpack[SessionOptions]
    ) -> AsyncAgentSession: ...

    @overload
    def create_session(
        self, client: AgentClient | None = None, **options: Unpack[SessionOptions]
    ) -> AgentSession: ...

    @documented_by(SessionOptions)
    def create_session(self, client: Any = None, *places: Any, **options: Any) -> Any:
        """Return a session that is not started yet; an async client gives the async session.

        ``channel``, ``agent_uid`` and ``remote_uids`` are needed. ``client`` may be left out when
        the agent is bound to one.
        """
        return self._opened(client, places, options, None)

    session = create_session

    def create_async_session(
        self,
        client: AsyncAgentClient | None = None,
        *places: Any,
        **options: Unpack[SessionOptions],
    ) -> AsyncAgentSession:
        """Return an async session that is not started yet."""
        found: AsyncAgentSession = self._opened(client, places, dict(options), True)
        return found

    def _opened(
        self, client: Any, places: tuple[Any, ...], options: dict[str, Any], wanted: bool | None
    ) -> Any:
        """Return a session of the kind the client needs; ``wanted`` insists on the async one."""
        from .session import AgentSession, AsyncAgentSession

        client = self._client_for(client, "create_session")
        for name, value in zip(_PLACES, places, strict=False):
            if name in options:
                raise TypeError(f"create_session() got {name!r} twice")
            options[name] = value
        if len(places) > len(_PLACES):
            raise TypeError("create_session() lacks names for its arguments")
        _check("create_session", AgentSession, options, _PLACES[:3])
        options["name"] = options.get("name") or self.name or fresh_name("agent")
        options.setdefault("pipeline_id", self.pipeline_id)
        app_id = getattr(client, "app_id", "") or ""
        certificate = getattr(client, "app_certificate", None)
        kind = AsyncAgentSession if wanted or is_async(client) else AgentSession
        return kind(client, self, app_id, app_certificate=certificate, **options)

    @overload
    def call(self, client: AsyncAgentClient, **options: Unpack[CallOptions]) -> AsyncCall: ...

    @overload
    def call(self, client: AgentClient | None = None, **options: Unpack[CallOptions]) -> Call: ...

    @documented_by(CallOptions)
    def call(self, client: Any = None, **options: Any) -> Any:
        """Return a telephone call with this agent that is not placed yet."""
        from .call import AsyncCall, Call

        client = self._client_for(client, "call")
        _check("call", Call, options, ("to_number", "from_number", "channel"))
        return (AsyncCall if is_async(client) else Call)(client, self, **options)

    def _client_for(self, client: Any, method: str) -> Any:
        client = self.client if client is None else client
        if client is None or isinstance(client, str):
            raise TypeError(
                f"{method}() needs a client: {method}(client, …), or Agent(client=client)"
            )
        return client

    # What it was given; every value is a copy ------------------------------------------------

    def _properties(self, join: Join) -> tuple[_m.StartAgentsRequestProperties, list[str]]:
        rates = self._rates
        described = Described(self._values, self._client is not None, rates["tts"], rates["avatar"])
        return properties_of(described, join)

    @property
    def config(self) -> dict[str, Any]:
        """Every value by name, those not given as None; a copy."""
        return copy.deepcopy(self._values)

    @property
    def tts_sample_rate(self) -> int | None:
        """The rate of the voice in Hz, when its class knows it."""
        return self._rates["tts"]

    @property
    def client(self) -> Any:
        """The client the agent is bound to, or None."""
        return self._client

    def __repr__(self) -> str:
        """Show which values were given; of vendors only the name, of texts and maps nothing."""
        shown = []
        for key, value in self._values.items():
            if value is None:
                continue
            if key in _KINDS:
                vendor = value.get("vendor") if isinstance(value, dict) else None
                shown.append(f"{key}={vendor or '…'}")
            else:
                shown.append(f"{key}={value!r}" if key in _SHOWN else f"{key}=…")
        return f"{type(self).__name__}({', '.join(shown)})"


CNAgent = Agent


def _config(vendor: Any, kind: str, *, named_first: bool = False) -> dict[str, Any]:
    """Return the map of a vendor; TypeError for anything that is not one of this kind."""
    found = getattr(vendor, "kind", kind)
    if found in _KINDS and found != kind:
        raise TypeError(f"{type(vendor).__name__} is {_KINDS[found]}")
    make = getattr(vendor, "to_config_named_first", None) if named_first else None
    make = make or getattr(vendor, "to_config", None)
    if not callable(make):
        base = "BaseAvatar" if kind == "avatar" else f"Base{kind.upper()}"
        raise TypeError(
            f"{kind} takes what a vendor class makes, such as {_EXAMPLES[kind]}, not "
            f"{type(vendor).__name__}; for a provider of your own, subclass {base}"
        )
    return plain(make())  # type: ignore[no-any-return]


def _check(method: str, kind: Any, options: dict[str, Any], needed: Sequence[str]) -> None:
    """TypeError for what is lacking, and for what the client knows."""
    if theirs := options.keys() & {"app_id", "app_certificate"}:
        what = f"takes no {min(theirs)}, it is that of the client"
        raise TypeError(f"{method}() {what}: AgentClient(app_id=…, app_certificate=…)")
    if lacking := [name for name in needed if options.get(name) is None]:
        what = f"{method}() lacks {', '.join(lacking)}: write {kind._made_by}"
        raise advised(TypeError(what), kind, options)


def _check_rates(needed: int | None, found: int | None) -> None:
    if needed is not None and found is not None and needed != found:
        raise ArgumentError(rate_conflict(needed, found))

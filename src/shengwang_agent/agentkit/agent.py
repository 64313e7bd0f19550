"""``Agent``: describe an agent once, start it as often as needed."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from shengwang_agent._frames import let_go, sealed
from shengwang_agent._runtime.vendor import plain

from .agent_values import AgentValues
from .avatar_types import rate_conflict
from .properties import Join, fresh_name

if TYPE_CHECKING:
    from typing import TypeAlias

    from typing_extensions import Self, Unpack

    from shengwang_agent._runtime.vendor import BaseAvatar, BaseLLM, BaseMLLM, BaseSTT, BaseTTS
    from shengwang_agent.client import AgentClient, AsyncAgentClient
    from shengwang_agent_api import models as _m

    from .call import AsyncCall, Call
    from .options import CallOptions, SessionOptions
    from .session import AgentSession, AsyncAgentSession

    Config: TypeAlias = Mapping[str, Any]

__all__ = ["Agent", "CNAgent"]

_KINDS = {
    "llm": "a language model: use with_llm()",
    "tts": "a voice: use with_tts()",
    "stt": "a recogniser: use with_stt()",
    "mllm": "a realtime model: use with_mllm()",
    "avatar": "an avatar: use with_avatar()",
}


_BASES = {
    "llm": "BaseLLM",
    "tts": "BaseTTS",
    "stt": "BaseSTT",
    "mllm": "BaseMLLM",
    "avatar": "BaseAvatar",
}
_PLACES = (
    *("channel", "agent_uid", "remote_uids", "name", "token"),
    *("idle_timeout", "enable_string_uid", "expires_in"),
)


class Agent(AgentValues):
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

    ``client`` binds the agent, so that sessions need not name one. A bound agent asks for the
    platform's own recogniser when none is set, and the named arguments of a recogniser win over
    its ``additional_params``.
    """

    __slots__ = ()

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

    def with_name(self, name: str) -> Self:
        """Return an agent whose sessions start under this name."""
        return self._changed(name=name)

    def with_instructions(self, instructions: str) -> Self:
        """Return an agent with this system message."""
        return self._changed(instructions=instructions)

    def with_greeting(self, greeting: str) -> Self:
        """Return an agent that says this first."""
        return self._changed(greeting=greeting)

    def with_failure_message(self, message: str) -> Self:
        """Return an agent that says this when its model fails."""
        return self._changed(failure_message=message)

    def with_max_history(self, max_history: int) -> Self:
        """Return an agent whose model sees this many entries of the conversation."""
        return self._changed(max_history=max_history)

    def with_turn_detection(
        self, config: _m.StartAgentsRequestPropertiesTurnDetection | Config
    ) -> Self:
        """Return an agent with this turn detection; the old one is replaced whole."""
        return self._changed(turn_detection=config)

    def with_interruption(
        self, config: _m.StartAgentsRequestPropertiesInterruption | Config
    ) -> Self:
        """Return an agent that is interrupted this way; the old value is replaced whole."""
        return self._changed(interruption=config)

    def with_sal(self, config: _m.StartAgentsRequestPropertiesSal | Config) -> Self:
        """Return an agent with this selective attention."""
        return self._changed(sal=config)

    def with_advanced_features(
        self, features: _m.StartAgentsRequestPropertiesAdvancedFeatures | Config
    ) -> Self:
        """Return an agent with these features; the old ones are replaced whole."""
        return self._changed(advanced_features=features)

    def with_parameters(
        self, parameters: _m.StartAgentsRequestPropertiesParameters | Config
    ) -> Self:
        """Return an agent with these parameters; the old ones are replaced whole."""
        return self._changed(parameters=parameters)

    def with_geofence(self, geofence: _m.StartAgentsRequestPropertiesGeofence | Config) -> Self:
        """Return an agent whose servers stand there."""
        return self._changed(geofence=geofence)

    def with_labels(self, labels: Mapping[str, str]) -> Self:
        """Return an agent with these labels; the old ones are replaced whole."""
        return self._changed(labels=labels)

    def with_rtc(self, rtc: _m.StartAgentsRequestPropertiesRtc | Config) -> Self:
        """Return an agent with this media encryption."""
        return self._changed(rtc=rtc)

    def with_filler_words(
        self, filler_words: _m.StartAgentsRequestPropertiesFillerWords | Config
    ) -> Self:
        """Return an agent that says these phrases while its model thinks."""
        return self._changed(filler_words=filler_words)

    def with_greeting_configs(
        self, configs: _m.StartAgentsRequestPropertiesLlmGreetingConfigs | Config
    ) -> Self:
        """Return an agent that greets this way."""
        return self._changed(greeting_configs=configs)

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
        try:
            join = Join(
                *(channel, agent_uid, remote_uids, idle_timeout, enable_string_uid, token),
                *(app_id, app_certificate, expires_in, pipeline_id),
            )
            found, hints = self._properties(join)
            for hint in hints:
                warnings.warn(hint, stacklevel=2)
            return found
        except BaseException as error:
            token = app_certificate = join = None
            let_go(error)
            raise error

    @overload
    def create_session(
        self, client: AsyncAgentClient, **options: Unpack[SessionOptions]
    ) -> AsyncAgentSession: ...

    @overload
    def create_session(
        self, client: AgentClient | None = None, **options: Unpack[SessionOptions]
    ) -> AgentSession: ...

    @sealed
    def create_session(self, client: Any = None, *places: Any, **options: Any) -> Any:
        """Return a session that is not started yet; an async client gives the async session.

        ``channel``, ``agent_uid`` and ``remote_uids`` are needed; see :class:`SessionOptions` for
        the rest. ``client`` may be left out when the agent is bound to one.
        """
        return self._opened(client, places, options, None)

    session = create_session

    @sealed
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
        lacking = [name for name in _PLACES[:3] if options.get(name) is None]
        if lacking or len(places) > len(_PLACES):
            what = ", ".join(lacking) or "names for its arguments"
            raise TypeError(f"create_session() lacks {what}")
        options["name"] = options.get("name") or self.name or fresh_name("agent")
        options.setdefault("pipeline_id", self.pipeline_id)
        options["app_certificate"] = getattr(client, "app_certificate", None)
        kind = AsyncAgentSession if wanted or _is_async(client) else AgentSession
        return kind(client, self, getattr(client, "app_id", "") or "", **options)

    @overload
    def call(self, client: AsyncAgentClient, **options: Unpack[CallOptions]) -> AsyncCall: ...

    @overload
    def call(self, client: AgentClient | None = None, **options: Unpack[CallOptions]) -> Call: ...

    @sealed
    def call(self, client: Any = None, **options: Any) -> Any:
        """Return a telephone call with this agent that is not placed yet."""
        from .call import AsyncCall, Call

        client = self._client_for(client, "call")
        return (AsyncCall if _is_async(client) else Call)(client, self, **options)

    def _client_for(self, client: Any, method: str) -> Any:
        client = self.client if client is None else client
        if client is None or isinstance(client, str):
            raise TypeError(
                f"{method}() needs a client: {method}(client, …), or Agent(client=client)"
            )
        return client


# What they are given may hold keys, and may be anything.
for _name in ("__init__", *(name for name in vars(Agent) if name.startswith("with_"))):
    setattr(Agent, _name, sealed(getattr(Agent, _name)))

CNAgent = Agent


def _config(vendor: Any, kind: str, *, named_first: bool = False) -> dict[str, Any]:
    """Return the map of a vendor; TypeError for anything that is not one of this kind."""
    found = getattr(vendor, "kind", kind)
    if found in _KINDS and found != kind:
        raise TypeError(f"{type(vendor).__name__} is {_KINDS[found]}")
    make = getattr(vendor, "to_config_named_first", None) if named_first else None
    make = make or getattr(vendor, "to_config", None)
    if not callable(make):
        raise TypeError(
            f"with_{kind}() takes an object with to_config(), such as a vendor class makes, not "
            f"{type(vendor).__name__}; for a provider of your own, subclass {_BASES[kind]}"
        )
    return plain(make())  # type: ignore[no-any-return]


def _is_async(client: Any) -> bool:
    """Tell whether the calls of a client must be awaited; test doubles are looked into."""
    kind = type(client)
    if hasattr(kind, "__aenter__") != hasattr(kind, "__enter__"):
        return hasattr(kind, "__aenter__")
    start = getattr(getattr(client, "agents", None), "start", None)
    return inspect.iscoroutinefunction(start)


def _check_rates(needed: int | None, found: int | None) -> None:
    if needed is not None and found is not None and needed != found:
        raise ValueError(rate_conflict(needed, found))

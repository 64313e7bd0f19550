"""The values of an agent: what was given, read-only, and how a changed copy comes about."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from .properties import Described, Join, properties_of

if TYPE_CHECKING:
    from typing import TypeAlias

    from typing_extensions import Self

    from shengwang_agent.client import AgentClient, AsyncAgentClient
    from shengwang_agent_api import models as _m

    Client: TypeAlias = AgentClient | AsyncAgentClient
    Config: TypeAlias = Mapping[str, Any]

_PLAIN = ("name", "max_history", "pipeline_id")
_VENDORS = ("llm", "tts", "stt", "mllm", "avatar")


class AgentValues:
    """What an agent is described by; every value handed out is a copy."""

    __slots__ = ("_client", "_rates", "_values")
    _client: Any
    _rates: dict[str, int | None]
    _values: dict[str, Any]

    def __init__(
        self,
        name: str | Client | None = None,
        instructions: str | None = None,
        turn_detection: _m.StartAgentsRequestPropertiesTurnDetection | Config | None = None,
        sal: _m.StartAgentsRequestPropertiesSal | Config | None = None,
        advanced_features: _m.StartAgentsRequestPropertiesAdvancedFeatures | Config | None = None,
        parameters: _m.StartAgentsRequestPropertiesParameters | Config | None = None,
        greeting: str | None = None,
        failure_message: str | None = None,
        max_history: int | None = None,
        geofence: _m.StartAgentsRequestPropertiesGeofence | Config | None = None,
        labels: Mapping[str, str] | None = None,
        rtc: _m.StartAgentsRequestPropertiesRtc | Config | None = None,
        filler_words: _m.StartAgentsRequestPropertiesFillerWords | Config | None = None,
        *,
        client: Client | None = None,
        interruption: _m.StartAgentsRequestPropertiesInterruption | Config | None = None,
        greeting_configs: _m.StartAgentsRequestPropertiesLlmGreetingConfigs | Config | None = None,
        pipeline_id: str | None = None,
    ) -> None:
        if not (name is None or isinstance(name, str)):
            client, name = name, None
        values = {
            "name": name,
            "instructions": instructions,
            "greeting": greeting,
            "failure_message": failure_message,
            "max_history": max_history,
            **dict.fromkeys(_VENDORS),
            "turn_detection": turn_detection,
            "interruption": interruption,
            "sal": sal,
            "advanced_features": advanced_features,
            "parameters": parameters,
            "geofence": geofence,
            "labels": labels,
            "rtc": rtc,
            "filler_words": filler_words,
            "greeting_configs": greeting_configs,
            "pipeline_id": pipeline_id,
        }
        self._settle(client, copy.deepcopy(values), {"tts": None, "avatar": None})

    def _settle(self, client: Any, values: dict[str, Any], rates: dict[str, int | None]) -> None:
        for slot, value in (("_client", client), ("_values", values), ("_rates", rates)):
            object.__setattr__(self, slot, value)

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

    def _read(self, key: str) -> Any:
        return copy.deepcopy(self._values[key])

    def _map(self, key: str) -> dict[str, Any] | None:
        found: dict[str, Any] | None = copy.deepcopy(self._values[key])
        return found

    def _properties(self, join: Join) -> tuple[_m.StartAgentsRequestProperties, list[str]]:
        rates = self._rates
        described = Described(self._values, self._client is not None, rates["tts"], rates["avatar"])
        return properties_of(described, join)

    @property
    def name(self) -> str | None:
        """The name its sessions start under."""
        found: str | None = self._values["name"]
        return found

    @property
    def instructions(self) -> str | None:
        """The system message."""
        found: str | None = self._values["instructions"]
        return found

    @property
    def greeting(self) -> str | None:
        """What it says first."""
        found: str | None = self._values["greeting"]
        return found

    @property
    def failure_message(self) -> str | None:
        """What it says when the model fails."""
        found: str | None = self._values["failure_message"]
        return found

    @property
    def max_history(self) -> int | None:
        """How many entries of the conversation the model sees."""
        found: int | None = self._values["max_history"]
        return found

    @property
    def pipeline_id(self) -> str | None:
        """The studio pipeline its sessions start from."""
        found: str | None = self._values["pipeline_id"]
        return found

    @property
    def llm(self) -> dict[str, Any] | None:
        """The map of the language model."""
        return self._map("llm")

    @property
    def tts(self) -> dict[str, Any] | None:
        """The map of the voice."""
        return self._map("tts")

    @property
    def stt(self) -> dict[str, Any] | None:
        """The map of the recogniser."""
        return self._map("stt")

    @property
    def mllm(self) -> dict[str, Any] | None:
        """The map of the realtime model."""
        return self._map("mllm")

    @property
    def avatar(self) -> dict[str, Any] | None:
        """The map of the avatar."""
        return self._map("avatar")

    @property
    def turn_detection(self) -> Any:
        """As given: a typed object or a map; the same holds for the properties below."""
        return self._read("turn_detection")

    @property
    def interruption(self) -> Any:
        """What may interrupt the agent."""
        return self._read("interruption")

    @property
    def sal(self) -> Any:
        """Selective attention."""
        return self._read("sal")

    @property
    def advanced_features(self) -> Any:
        """Switches of optional features."""
        return self._read("advanced_features")

    @property
    def parameters(self) -> Any:
        """Further settings."""
        return self._read("parameters")

    @property
    def geofence(self) -> Any:
        """Where servers may stand."""
        return self._read("geofence")

    @property
    def labels(self) -> dict[str, str] | None:
        """Labels that come back in notifications."""
        return self._map("labels")

    @property
    def rtc(self) -> Any:
        """Media encryption."""
        return self._read("rtc")

    @property
    def filler_words(self) -> Any:
        """Phrases said while the model thinks."""
        return self._read("filler_words")

    @property
    def greeting_configs(self) -> Any:
        """How the greeting is said."""
        return self._read("greeting_configs")

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
            if key in _VENDORS:
                vendor = value.get("vendor") if isinstance(value, dict) else None
                shown.append(f"{key}={vendor or '…'}")
            else:
                shown.append(f"{key}={value!r}" if key in _PLAIN else f"{key}=…")
        return f"{type(self).__name__}({', '.join(shown)})"

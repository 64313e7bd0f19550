# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""What can be said of an agent: an argument, a ``with_…`` method and a property for each value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent._runtime import vendor as _v
    from shengwang_agent.client import AgentClient, AsyncAgentClient
    from typing_extensions import Self

    from .. import models as _m

__all__ = ["SECTIONS", "VALUES", "AgentFields"]

VALUES = (
    "name",
    "instructions",
    "greeting",
    "failure_message",
    "max_history",
    "greeting_configs",
    "pipeline_id",
    "llm",
    "tts",
    "stt",
    "mllm",
    "avatar",
    "geofence",
    "advanced_features",
    "turn_detection",
    "sal",
    "labels",
    "rtc",
    "filler_words",
    "parameters",
    "interruption",
)
"""Every value of an agent, those its vendors make included."""
SECTIONS = (
    "geofence",
    "advanced_features",
    "turn_detection",
    "sal",
    "labels",
    "rtc",
    "filler_words",
    "parameters",
    "interruption",
)
"""The values that are sent under their own name in the properties."""


class AgentFields:
    """The part of ``Agent`` that the description of the API makes."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _describe(
            self, client: Any, values: dict[str, Any], vendors: dict[str, Any]
        ) -> None: ...
        def _changed(self, **changes: Any) -> Self: ...
        def _read(self, name: str) -> Any: ...

    def __init__(
        self,
        name: str | AgentClient | AsyncAgentClient | None = None,
        instructions: str | None = None,
        turn_detection: _m.StartAgentsRequestPropertiesTurnDetection
        | Mapping[str, Any]
        | None = None,
        sal: _m.StartAgentsRequestPropertiesSal | Mapping[str, Any] | None = None,
        advanced_features: _m.StartAgentsRequestPropertiesAdvancedFeatures
        | Mapping[str, Any]
        | None = None,
        parameters: _m.StartAgentsRequestPropertiesParameters | Mapping[str, Any] | None = None,
        greeting: str | None = None,
        failure_message: str | None = None,
        max_history: int | None = None,
        geofence: _m.StartAgentsRequestPropertiesGeofence | Mapping[str, Any] | None = None,
        labels: Mapping[str, str] | None = None,
        rtc: _m.StartAgentsRequestPropertiesRtc | Mapping[str, Any] | None = None,
        filler_words: _m.StartAgentsRequestPropertiesFillerWords | Mapping[str, Any] | None = None,
        *,
        client: AgentClient | AsyncAgentClient | None = None,
        greeting_configs: _m.StartAgentsRequestPropertiesLlmGreetingConfigs
        | Mapping[str, Any]
        | None = None,
        pipeline_id: str | None = None,
        interruption: _m.StartAgentsRequestPropertiesInterruption | Mapping[str, Any] | None = None,
        llm: _v.BaseLLM | None = None,
        tts: _v.BaseTTS | None = None,
        stt: _v.BaseSTT | None = None,
        mllm: _v.BaseMLLM | None = None,
        avatar: _v.BaseAvatar | None = None,
    ) -> None:
        # Programs of the sibling package give the client first.
        values: dict[str, Any] = {
            "name": name,
            "instructions": instructions,
            "turn_detection": turn_detection,
            "sal": sal,
            "advanced_features": advanced_features,
            "parameters": parameters,
            "greeting": greeting,
            "failure_message": failure_message,
            "max_history": max_history,
            "geofence": geofence,
            "labels": labels,
            "rtc": rtc,
            "filler_words": filler_words,
            "greeting_configs": greeting_configs,
            "pipeline_id": pipeline_id,
            "interruption": interruption,
        }
        self._describe(
            client,
            values,
            {
                "llm": llm,
                "tts": tts,
                "stt": stt,
                "mllm": mllm,
                "avatar": avatar,
            },
        )

    def with_name(self, name: str) -> Self:
        """Return an agent with this `name`.

        The unique identifier of the agent. The same identifier cannot be used repeatedly:
        starting a second agent under a name in use is answered with 409.
        """
        return self._changed(name=name)

    @property
    def name(self) -> str | None:
        """The unique identifier of the agent. The same identifier cannot be used repeatedly:
        starting a second agent under a name in use is answered with 409.
        """
        value: str | None = self._read("name")
        return value

    def with_instructions(self, instructions: str) -> Self:
        """Return an agent with this `instructions`.

        The system message of the language model.
        """
        return self._changed(instructions=instructions)

    @property
    def instructions(self) -> str | None:
        """The system message of the language model."""
        value: str | None = self._read("instructions")
        return value

    def with_turn_detection(
        self, config: _m.StartAgentsRequestPropertiesTurnDetection | Mapping[str, Any]
    ) -> Self:
        """Return an agent with this `turn_detection`; the old value is replaced whole.

        When a turn of the user starts and ends. Ignored while `mllm` is in use; that has a
        `turn_detection` of its own.
        """
        return self._changed(turn_detection=config)

    @property
    def turn_detection(self) -> Any:
        """When a turn of the user starts and ends. Ignored while `mllm` is in use; that has a
        `turn_detection` of its own.
        """
        value: Any = self._read("turn_detection")
        return value

    def with_sal(self, config: _m.StartAgentsRequestPropertiesSal | Mapping[str, Any]) -> Self:
        """Return an agent with this `sal`; the old value is replaced whole.

        Selective attention: lock onto one speaker or tell speakers apart. In beta; needs
        `advanced_features.enable_sal`.
        """
        return self._changed(sal=config)

    @property
    def sal(self) -> Any:
        """Selective attention: lock onto one speaker or tell speakers apart. In beta; needs
        `advanced_features.enable_sal`.
        """
        value: Any = self._read("sal")
        return value

    def with_advanced_features(
        self, features: _m.StartAgentsRequestPropertiesAdvancedFeatures | Mapping[str, Any]
    ) -> Self:
        """Return an agent with this `advanced_features`; the old value is replaced whole.

        Switches for optional features.
        """
        return self._changed(advanced_features=features)

    @property
    def advanced_features(self) -> Any:
        """Switches for optional features."""
        value: Any = self._read("advanced_features")
        return value

    def with_parameters(
        self, parameters: _m.StartAgentsRequestPropertiesParameters | Mapping[str, Any]
    ) -> Self:
        """Return an agent with this `parameters`; the old value is replaced whole.

        Further settings: silence, farewell, data channel, metrics.
        """
        return self._changed(parameters=parameters)

    @property
    def parameters(self) -> Any:
        """Further settings: silence, farewell, data channel, metrics."""
        value: Any = self._read("parameters")
        return value

    def with_greeting(self, greeting: str) -> Self:
        """Return an agent with this `greeting`.

        Text the agent says when the first user joins.
        """
        return self._changed(greeting=greeting)

    @property
    def greeting(self) -> str | None:
        """Text the agent says when the first user joins."""
        value: str | None = self._read("greeting")
        return value

    def with_failure_message(self, message: str) -> Self:
        """Return an agent with this `failure_message`.

        Text the agent says when a call to the model fails.
        """
        return self._changed(failure_message=message)

    @property
    def failure_message(self) -> str | None:
        """Text the agent says when a call to the model fails."""
        value: str | None = self._read("failure_message")
        return value

    def with_max_history(self, max_history: int) -> Self:
        """Return an agent with this `max_history`.

        Conversation entries the agent remembers and sends along, from 1 to 1024.
        """
        return self._changed(max_history=max_history)

    @property
    def max_history(self) -> int | None:
        """Conversation entries the agent remembers and sends along, from 1 to 1024."""
        value: int | None = self._read("max_history")
        return value

    def with_geofence(
        self, geofence: _m.StartAgentsRequestPropertiesGeofence | Mapping[str, Any]
    ) -> Self:
        """Return an agent with this `geofence`; the old value is replaced whole.

        Restricts which regions' servers the agent may use.
        """
        return self._changed(geofence=geofence)

    @property
    def geofence(self) -> Any:
        """Restricts which regions' servers the agent may use."""
        value: Any = self._read("geofence")
        return value

    def with_labels(self, labels: Mapping[str, str]) -> Self:
        """Return an agent with this `labels`; the old value is replaced whole.

        Labels of your own. They come back in the webhook notifications about this agent. Values
        are text by the documentation for mainland China; the global one takes any JSON value.
        """
        return self._changed(labels=labels)

    @property
    def labels(self) -> dict[str, str] | None:
        """Labels of your own. They come back in the webhook notifications about this agent. Values
        are text by the documentation for mainland China; the global one takes any JSON value.
        """
        value: dict[str, str] | None = self._read("labels")
        return value

    def with_rtc(self, rtc: _m.StartAgentsRequestPropertiesRtc | Mapping[str, Any]) -> Self:
        """Return an agent with this `rtc`; the old value is replaced whole.

        Media encryption, for channels that use it.
        """
        return self._changed(rtc=rtc)

    @property
    def rtc(self) -> Any:
        """Media encryption, for channels that use it."""
        value: Any = self._read("rtc")
        return value

    def with_filler_words(
        self, filler_words: _m.StartAgentsRequestPropertiesFillerWords | Mapping[str, Any]
    ) -> Self:
        """Return an agent with this `filler_words`; the old value is replaced whole.

        Phrases the agent says while the model is still thinking. In beta.
        """
        return self._changed(filler_words=filler_words)

    @property
    def filler_words(self) -> Any:
        """Phrases the agent says while the model is still thinking. In beta."""
        value: Any = self._read("filler_words")
        return value

    def with_greeting_configs(
        self, configs: _m.StartAgentsRequestPropertiesLlmGreetingConfigs | Mapping[str, Any]
    ) -> Self:
        """Return an agent with this `greeting_configs`; the old value is replaced whole.

        How the greeting is played.
        """
        return self._changed(greeting_configs=configs)

    @property
    def greeting_configs(self) -> Any:
        """How the greeting is played."""
        value: Any = self._read("greeting_configs")
        return value

    def with_pipeline_id(self, pipeline_id: str) -> Self:
        """Return an agent with this `pipeline_id`.

        The unique ID of a published project in AI Studio. Its settings apply wherever
        `properties` says nothing; `asr`, `tts` and `llm` may then be left out.
        """
        return self._changed(pipeline_id=pipeline_id)

    @property
    def pipeline_id(self) -> str | None:
        """The unique ID of a published project in AI Studio. Its settings apply wherever
        `properties` says nothing; `asr`, `tts` and `llm` may then be left out.
        """
        value: str | None = self._read("pipeline_id")
        return value

    def with_interruption(
        self, config: _m.StartAgentsRequestPropertiesInterruption | Mapping[str, Any]
    ) -> Self:
        """Return an agent with this `interruption`; the old value is replaced whole.

        Whether and by what the agent may be interrupted. Replaces the keyword and disabled
        modes of `turn_detection.config.start_of_speech`.
        """
        return self._changed(interruption=config)

    @property
    def interruption(self) -> Any:
        """Whether and by what the agent may be interrupted. Replaces the keyword and disabled
        modes of `turn_detection.config.start_of_speech`.
        """
        value: Any = self._read("interruption")
        return value

    @property
    def llm(self) -> dict[str, Any] | None:
        """The map that the vendor class of `with_llm` made."""
        value: dict[str, Any] | None = self._read("llm")
        return value

    @property
    def tts(self) -> dict[str, Any] | None:
        """The map that the vendor class of `with_tts` made."""
        value: dict[str, Any] | None = self._read("tts")
        return value

    @property
    def stt(self) -> dict[str, Any] | None:
        """The map that the vendor class of `with_stt` made."""
        value: dict[str, Any] | None = self._read("stt")
        return value

    @property
    def mllm(self) -> dict[str, Any] | None:
        """The map that the vendor class of `with_mllm` made."""
        value: dict[str, Any] | None = self._read("mllm")
        return value

    @property
    def avatar(self) -> dict[str, Any] | None:
        """The map that the vendor class of `with_avatar` made."""
        value: dict[str, Any] | None = self._read("avatar")
        return value

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesParameters``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Json as _Json
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["StartAgentsRequestPropertiesParameters"]

_KEYS = frozenset(
    {
        "silence_config",
        "farewell_config",
        "data_channel",
        "enable_metrics",
        "enable_error_message",
        "audio_scenario",
        "opt_out",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesParameters(Model):
    """Further settings of an agent.

    Attributes:
        silence_config: What the agent does after long silence. Not used with `mllm`.
        farewell_config: How the agent leaves.
        data_channel: Path of transcripts and events to the clients. `rtm` needs
            `advanced_features.enable_rtm`. Server default: ``'datastream'``.
        enable_metrics: Send performance data to the clients. Needs
            `advanced_features.enable_rtm`. Server default: ``False``.
        enable_error_message: Send error events to the clients. Needs
            `advanced_features.enable_rtm`. Server default: ``False``.
        audio_scenario: Audio profile of the RTC connection. Known values: `default`, `chorus`,
            `aiserver`. Server default: ``'default'``.
        opt_out: Keep no data of this run. Server default: ``False``.
    """

    silence_config: (
        _m.StartAgentsRequestPropertiesParametersSilenceConfig
        | _p.StartAgentsRequestPropertiesParametersSilenceConfigDict
        | _Json
        | None
    ) = None
    farewell_config: (
        _m.StartAgentsRequestPropertiesParametersFarewellConfig
        | _p.StartAgentsRequestPropertiesParametersFarewellConfigDict
        | _Json
        | None
    ) = None
    data_channel: _m.StartAgentsRequestPropertiesParametersDataChannel | None = None
    enable_metrics: bool | None = None
    enable_error_message: bool | None = None
    audio_scenario: _m.StartAgentsRequestPropertiesParametersAudioScenario | None = None
    opt_out: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        (
            "silence_config",
            "silence_config",
            "",
            Nested(default="StartAgentsRequestPropertiesParametersSilenceConfig"),
        ),
        (
            "farewell_config",
            "farewell_config",
            "",
            Nested(default="StartAgentsRequestPropertiesParametersFarewellConfig"),
        ),
        ("data_channel", "data_channel", "", None),
        ("enable_metrics", "enable_metrics", "", None),
        ("enable_error_message", "enable_error_message", "", None),
        ("audio_scenario", "audio_scenario", "", None),
        ("opt_out", "opt_out", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (silence_config := self.silence_config) is not None:
            _json["silence_config"] = _dump(silence_config)
        if (farewell_config := self.farewell_config) is not None:
            _json["farewell_config"] = _dump(farewell_config)
        if (data_channel := self.data_channel) is not None:
            _json["data_channel"] = data_channel
        if (enable_metrics := self.enable_metrics) is not None:
            _json["enable_metrics"] = enable_metrics
        if (enable_error_message := self.enable_error_message) is not None:
            _json["enable_error_message"] = enable_error_message
        if (audio_scenario := self.audio_scenario) is not None:
            _json["audio_scenario"] = audio_scenario
        if (opt_out := self.opt_out) is not None:
            _json["opt_out"] = opt_out
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            try:
                _need_mapping(cls, src)
            except TypeError:
                del src
                raise
        get: Any = src.get
        obj = object.__new__(cls)
        v = get("silence_config")
        obj.silence_config = (
            _m.StartAgentsRequestPropertiesParametersSilenceConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        v = get("farewell_config")
        obj.farewell_config = (
            _m.StartAgentsRequestPropertiesParametersFarewellConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.data_channel = get("data_channel")
        obj.enable_metrics = get("enable_metrics")
        obj.enable_error_message = get("enable_error_message")
        obj.audio_scenario = get("audio_scenario")
        obj.opt_out = get("opt_out")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

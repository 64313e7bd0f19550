# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesParameters``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    Json as _Json,
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


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

    _NESTED = {
        "silence_config": Nested(default="StartAgentsRequestPropertiesParametersSilenceConfig"),
        "farewell_config": Nested(default="StartAgentsRequestPropertiesParametersFarewellConfig"),
    }

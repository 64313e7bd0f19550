# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CallTelephonyRequestProperties``."""

from __future__ import annotations

from collections.abc import Mapping
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
from .unions import TABLES as _TABLES

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


@define(kw_only=True, eq=False, repr=False)
class CallTelephonyRequestProperties(Model):
    """The agent side of a call. With a pipeline the first four fields are enough; the others are
    those of the start request and are meant for calls without `pipeline_id`, where `tts` and
    `llm` are needed.

    Attributes:
        channel: Name of the RTC channel the agent joins.
        token: RTC token the agent joins with. The client makes the one that is left out, where
            it has `app_id` and `app_certificate`.
        agent_rtc_uid: User id of the agent in the channel.
        remote_rtc_uids: User ids the agent listens to: exactly one, the `rtc_uid` of the SIP
            gateway; the agent hears nobody else. The documentation calls it required. At most 1
            entries.
        enable_string_uid: Treat user ids as string accounts.
        idle_timeout: Seconds after which the agent leaves an empty channel.
        geofence: Restricts which regions' servers the agent may use.
        advanced_features: Switches for optional features.
        asr: Speech recognition: the plain settings, or a typed provider class such as
            `Asr_Tencent`.
        tts: Speech synthesis. Needed without `pipeline_id`.
        llm: Language model. Needed without `pipeline_id`.
        mllm: Voice-to-voice model. Replaces `asr`, `llm` and `tts`.
        avatar: A digital human that shows the agent on video.
        turn_detection: When a turn of the callee starts and ends.
        sal: Selective attention: lock onto one speaker or tell speakers apart.
        labels: Labels of your own. They come back in the webhook notifications about this call.
        rtc: Media encryption, for channels that use it.
        filler_words: Phrases the agent says while the model is still thinking.
        parameters: Further settings: silence, farewell, data channel, metrics.
        interruption: Whether and by what the agent may be interrupted.
        agent_rtm_uid: RTM user id of the agent. No longer needed: `token` covers RTM as well.
            Deprecated.
        silence_timeout: Seconds of silence, from 0 to 60, after which the agent speaks up. Use
            `parameters.silence_config` instead. Deprecated. Server default: ``0``.
    """

    channel: str
    token: str | None = None
    agent_rtc_uid: str
    remote_rtc_uids: list[str] | None = None
    enable_string_uid: bool | None = None
    idle_timeout: int | None = None
    geofence: (
        _m.StartAgentsRequestPropertiesGeofence
        | _p.StartAgentsRequestPropertiesGeofenceDict
        | _Json
        | None
    ) = None
    advanced_features: (
        _m.StartAgentsRequestPropertiesAdvancedFeatures
        | _p.StartAgentsRequestPropertiesAdvancedFeaturesDict
        | Mapping[str, Any]
        | None
    ) = None
    asr: _m.Asr | _p.AsrDict | None = None
    tts: _m.Tts | _p.TtsDict | None = None
    llm: (
        _m.StartAgentsRequestPropertiesLlm | _p.StartAgentsRequestPropertiesLlmDict | _Json | None
    ) = None
    mllm: (
        _m.StartAgentsRequestPropertiesMllm | _p.StartAgentsRequestPropertiesMllmDict | _Json | None
    ) = None
    avatar: (
        _m.StartAgentsRequestPropertiesAvatar
        | _p.StartAgentsRequestPropertiesAvatarDict
        | _Json
        | None
    ) = None
    turn_detection: (
        _m.StartAgentsRequestPropertiesTurnDetection
        | _p.StartAgentsRequestPropertiesTurnDetectionDict
        | Mapping[str, Any]
        | None
    ) = None
    sal: (
        _m.StartAgentsRequestPropertiesSal | _p.StartAgentsRequestPropertiesSalDict | _Json | None
    ) = None
    labels: dict[str, str] | None = None
    rtc: (
        _m.StartAgentsRequestPropertiesRtc | _p.StartAgentsRequestPropertiesRtcDict | _Json | None
    ) = None
    filler_words: (
        _m.StartAgentsRequestPropertiesFillerWords
        | _p.StartAgentsRequestPropertiesFillerWordsDict
        | _Json
        | None
    ) = None
    parameters: (
        _m.StartAgentsRequestPropertiesParameters
        | _p.StartAgentsRequestPropertiesParametersDict
        | Mapping[str, Any]
        | None
    ) = None
    interruption: (
        _m.StartAgentsRequestPropertiesInterruption
        | _p.StartAgentsRequestPropertiesInterruptionDict
        | Mapping[str, Any]
        | None
    ) = None
    agent_rtm_uid: str | None = None
    silence_timeout: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "token": "true",
    }
    _NESTED = {
        "geofence": Nested(default="StartAgentsRequestPropertiesGeofence"),
        "advanced_features": Nested(default="StartAgentsRequestPropertiesAdvancedFeatures"),
        "asr": _TABLES["Asr"],
        "tts": _TABLES["Tts"],
        "llm": Nested(default="StartAgentsRequestPropertiesLlm"),
        "mllm": Nested(default="StartAgentsRequestPropertiesMllm"),
        "avatar": Nested(default="StartAgentsRequestPropertiesAvatar"),
        "turn_detection": Nested(default="StartAgentsRequestPropertiesTurnDetection"),
        "sal": Nested(default="StartAgentsRequestPropertiesSal"),
        "rtc": Nested(default="StartAgentsRequestPropertiesRtc"),
        "filler_words": Nested(default="StartAgentsRequestPropertiesFillerWords"),
        "parameters": Nested(default="StartAgentsRequestPropertiesParameters"),
        "interruption": Nested(default="StartAgentsRequestPropertiesInterruption"),
    }
    _FREE = {
        "labels": "map",
    }

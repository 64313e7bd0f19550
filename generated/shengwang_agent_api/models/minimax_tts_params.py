# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MinimaxTtsParams``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
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
class MinimaxTtsParams(Model):
    """Settings and credentials of MiniMax speech.

    Attributes:
        key: API key.
        group_id: Group id. Older samples send it; newer documentation no longer names it.
        model: Name of the model.
        voice_setting: Choice and tuning of the voice.
        url: WebSocket address of the service.
        audio_setting: Settings of the audio produced.
        pronunciation_dict: Pronunciations of your own.
        timber_weights: A mix of voices, by weight. Takes the place of `voice_setting.voice_id`.
        language_boost: Language to give more weight to.
    """

    key: str
    group_id: str | None = None
    model: str
    voice_setting: (
        _m.MinimaxTtsParamsVoiceSetting | _p.MinimaxTtsParamsVoiceSettingDict | Mapping[str, Any]
    )
    url: str | None = None
    audio_setting: (
        _m.MinimaxTtsParamsAudioSetting
        | _p.MinimaxTtsParamsAudioSettingDict
        | Mapping[str, Any]
        | None
    ) = None
    pronunciation_dict: (
        _m.MinimaxTtsParamsPronunciationDict
        | _p.MinimaxTtsParamsPronunciationDictDict
        | Mapping[str, Any]
        | None
    ) = None
    timber_weights: (
        Sequence[
            _m.MinimaxTtsParamsTimberWeightsItem
            | _p.MinimaxTtsParamsTimberWeightsItemDict
            | Mapping[str, Any]
        ]
        | None
    ) = None
    language_boost: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "key": "true",
        "url": "partial",
    }
    _NESTED = {
        "voice_setting": Nested(default="MinimaxTtsParamsVoiceSetting"),
        "audio_setting": Nested(default="MinimaxTtsParamsAudioSetting"),
        "pronunciation_dict": Nested(default="MinimaxTtsParamsPronunciationDict"),
        "timber_weights": Nested(default="MinimaxTtsParamsTimberWeightsItem", lists=1),
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MinimaxTtsParams``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import each as _each
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["MinimaxTtsParams"]

_KEYS = frozenset(
    {
        "key",
        "group_id",
        "model",
        "voice_setting",
        "url",
        "audio_setting",
        "pronunciation_dict",
        "timber_weights",
        "language_boost",
    }
)


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

    _SPEC: ClassVar[Spec] = (
        ("key", "key", "true", None),
        ("group_id", "group_id", "", None),
        ("model", "model", "", None),
        ("voice_setting", "voice_setting", "", Nested(default="MinimaxTtsParamsVoiceSetting")),
        ("url", "url", "partial", None),
        ("audio_setting", "audio_setting", "", Nested(default="MinimaxTtsParamsAudioSetting")),
        (
            "pronunciation_dict",
            "pronunciation_dict",
            "",
            Nested(default="MinimaxTtsParamsPronunciationDict"),
        ),
        (
            "timber_weights",
            "timber_weights",
            "",
            Nested(default="MinimaxTtsParamsTimberWeightsItem"),
        ),
        ("language_boost", "language_boost", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (key := self.key) is not None:
            _json["key"] = key
        if (group_id := self.group_id) is not None:
            _json["group_id"] = group_id
        if (model := self.model) is not None:
            _json["model"] = model
        if (voice_setting := self.voice_setting) is not None:
            _json["voice_setting"] = _dump(voice_setting)
        if (url := self.url) is not None:
            _json["url"] = url
        if (audio_setting := self.audio_setting) is not None:
            _json["audio_setting"] = _dump(audio_setting)
        if (pronunciation_dict := self.pronunciation_dict) is not None:
            _json["pronunciation_dict"] = _dump(pronunciation_dict)
        if (timber_weights := self.timber_weights) is not None:
            _json["timber_weights"] = _dump(timber_weights)
        if (language_boost := self.language_boost) is not None:
            _json["language_boost"] = language_boost
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
        obj.key = get("key")
        obj.group_id = get("group_id")
        obj.model = get("model")
        v = get("voice_setting")
        obj.voice_setting = (
            _m.MinimaxTtsParamsVoiceSetting.from_dict(v) if isinstance(v, dict) else v
        )
        obj.url = get("url")
        v = get("audio_setting")
        obj.audio_setting = (
            _m.MinimaxTtsParamsAudioSetting.from_dict(v) if isinstance(v, dict) else v
        )
        v = get("pronunciation_dict")
        obj.pronunciation_dict = (
            _m.MinimaxTtsParamsPronunciationDict.from_dict(v) if isinstance(v, dict) else v
        )
        v = get("timber_weights")
        obj.timber_weights = _each(_m.MinimaxTtsParamsTimberWeightsItem.from_dict, v)
        obj.language_boost = get("language_boost")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``TencentTtsParams``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["TencentTtsParams"]

_KEYS = frozenset(
    {
        "app_id",
        "secret_id",
        "secret_key",
        "voice_type",
        "volume",
        "speed",
        "emotion_category",
        "emotion_intensity",
    }
)


@define(kw_only=True, eq=False, repr=False)
class TencentTtsParams(Model):
    """Settings and credentials of Tencent Cloud speech.

    Attributes:
        app_id: Application id of the Tencent Cloud account, written as a string.
        secret_id: Secret id of the Tencent Cloud account.
        secret_key: Secret key of the Tencent Cloud account.
        voice_type: Number of the voice.
        volume: Loudness.
        speed: Speaking rate.
        emotion_category: Emotion to speak with, for voices that have several.
        emotion_intensity: Strength of the emotion.
    """

    app_id: str
    secret_id: str
    secret_key: str
    voice_type: int
    volume: float | None = None
    speed: float | None = None
    emotion_category: str | None = None
    emotion_intensity: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("app_id", "app_id", "", None),
        ("secret_id", "secret_id", "true", None),
        ("secret_key", "secret_key", "true", None),
        ("voice_type", "voice_type", "", None),
        ("volume", "volume", "", None),
        ("speed", "speed", "", None),
        ("emotion_category", "emotion_category", "", None),
        ("emotion_intensity", "emotion_intensity", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (app_id := self.app_id) is not None:
            _json["app_id"] = app_id
        if (secret_id := self.secret_id) is not None:
            _json["secret_id"] = secret_id
        if (secret_key := self.secret_key) is not None:
            _json["secret_key"] = secret_key
        if (voice_type := self.voice_type) is not None:
            _json["voice_type"] = voice_type
        if (volume := self.volume) is not None:
            _json["volume"] = volume
        if (speed := self.speed) is not None:
            _json["speed"] = speed
        if (emotion_category := self.emotion_category) is not None:
            _json["emotion_category"] = emotion_category
        if (emotion_intensity := self.emotion_intensity) is not None:
            _json["emotion_intensity"] = emotion_intensity
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
        obj.app_id = get("app_id")
        obj.secret_id = get("secret_id")
        obj.secret_key = get("secret_key")
        obj.voice_type = get("voice_type")
        obj.volume = get("volume")
        obj.speed = get("speed")
        obj.emotion_category = get("emotion_category")
        obj.emotion_intensity = get("emotion_intensity")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

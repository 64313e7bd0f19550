# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``BytedanceTtsParams``."""

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


__all__ = ["BytedanceTtsParams"]

_KEYS = frozenset(
    {
        "token",
        "app_id",
        "voice_type",
        "cluster",
        "speed_ratio",
        "volume_ratio",
        "pitch_ratio",
        "emotion",
    }
)


@define(kw_only=True, eq=False, repr=False)
class BytedanceTtsParams(Model):
    """Settings and credentials of Volcengine speech.

    Attributes:
        token: Access token.
        app_id: Application id.
        voice_type: Name of the voice.
        cluster: Cluster of the service. Send it when you know it: newer documentation has it,
            older clients do without.
        speed_ratio: Speaking rate as a factor.
        volume_ratio: Loudness as a factor.
        pitch_ratio: Pitch as a factor.
        emotion: Emotion to speak with.
    """

    token: str
    app_id: str
    voice_type: str
    cluster: str | None = None
    speed_ratio: float | None = None
    volume_ratio: float | None = None
    pitch_ratio: float | None = None
    emotion: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("token", "token", "true", None),
        ("app_id", "app_id", "", None),
        ("voice_type", "voice_type", "", None),
        ("cluster", "cluster", "", None),
        ("speed_ratio", "speed_ratio", "", None),
        ("volume_ratio", "volume_ratio", "", None),
        ("pitch_ratio", "pitch_ratio", "", None),
        ("emotion", "emotion", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (token := self.token) is not None:
            _json["token"] = token
        if (app_id := self.app_id) is not None:
            _json["app_id"] = app_id
        if (voice_type := self.voice_type) is not None:
            _json["voice_type"] = voice_type
        if (cluster := self.cluster) is not None:
            _json["cluster"] = cluster
        if (speed_ratio := self.speed_ratio) is not None:
            _json["speed_ratio"] = speed_ratio
        if (volume_ratio := self.volume_ratio) is not None:
            _json["volume_ratio"] = volume_ratio
        if (pitch_ratio := self.pitch_ratio) is not None:
            _json["pitch_ratio"] = pitch_ratio
        if (emotion := self.emotion) is not None:
            _json["emotion"] = emotion
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
        obj.token = get("token")
        obj.app_id = get("app_id")
        obj.voice_type = get("voice_type")
        obj.cluster = get("cluster")
        obj.speed_ratio = get("speed_ratio")
        obj.volume_ratio = get("volume_ratio")
        obj.pitch_ratio = get("pitch_ratio")
        obj.emotion = get("emotion")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

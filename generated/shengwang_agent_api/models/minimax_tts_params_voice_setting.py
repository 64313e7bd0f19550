# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MinimaxTtsParamsVoiceSetting``."""

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


__all__ = ["MinimaxTtsParamsVoiceSetting"]

_KEYS = frozenset(
    {
        "voice_id",
        "speed",
        "vol",
        "pitch",
        "emotion",
        "latex_read",
        "english_normalization",
    }
)


@define(kw_only=True, eq=False, repr=False)
class MinimaxTtsParamsVoiceSetting(Model):
    """Choice and tuning of a MiniMax voice.

    Attributes:
        voice_id: Identifier of the voice. Needed unless `timber_weights` is given.
        speed: Speaking rate as a factor.
        vol: Loudness as a factor.
        pitch: Shift of the pitch.
        emotion: Emotion to speak with.
        latex_read: Read LaTeX formulas aloud.
        english_normalization: Normalise English text before speaking it.
    """

    voice_id: str | None = None
    speed: float | None = None
    vol: float | None = None
    pitch: float | None = None
    emotion: str | None = None
    latex_read: bool | None = None
    english_normalization: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("voice_id", "voice_id", "", None),
        ("speed", "speed", "", None),
        ("vol", "vol", "", None),
        ("pitch", "pitch", "", None),
        ("emotion", "emotion", "", None),
        ("latex_read", "latex_read", "", None),
        ("english_normalization", "english_normalization", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (voice_id := self.voice_id) is not None:
            _json["voice_id"] = voice_id
        if (speed := self.speed) is not None:
            _json["speed"] = speed
        if (vol := self.vol) is not None:
            _json["vol"] = vol
        if (pitch := self.pitch) is not None:
            _json["pitch"] = pitch
        if (emotion := self.emotion) is not None:
            _json["emotion"] = emotion
        if (latex_read := self.latex_read) is not None:
            _json["latex_read"] = latex_read
        if (english_normalization := self.english_normalization) is not None:
            _json["english_normalization"] = english_normalization
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
        obj.voice_id = get("voice_id")
        obj.speed = get("speed")
        obj.vol = get("vol")
        obj.pitch = get("pitch")
        obj.emotion = get("emotion")
        obj.latex_read = get("latex_read")
        obj.english_normalization = get("english_normalization")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

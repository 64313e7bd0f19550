# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MicrosoftTtsParams``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["MicrosoftTtsParams"]

_KEYS = frozenset(
    {
        "key",
        "region",
        "voice_name",
        "sample_rate",
        "speed",
        "volume",
    }
)


@define(kw_only=True, eq=False, repr=False)
class MicrosoftTtsParams(Model):
    """Settings and credentials of Azure speech.

    Attributes:
        key: Azure speech key.
        region: Azure region of the key.
        voice_name: Name of the voice.
        sample_rate: Sample rate of the audio in Hz, one of 16000, 24000 and 48000. Known
            values: `16000`, `24000`, `48000`. Server default: ``24000``.
        speed: Speaking rate as a factor, from 0.5 to 2.0. Server default: ``1.0``.
        volume: Loudness, from 0 to 100. Server default: ``100``.
    """

    key: str
    region: str
    voice_name: str
    sample_rate: Literal[16000, 24000, 48000] | int | None = None
    speed: float | None = None
    volume: float | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("key", "key", "true", None),
        ("region", "region", "", None),
        ("voice_name", "voice_name", "", None),
        ("sample_rate", "sample_rate", "", None),
        ("speed", "speed", "", None),
        ("volume", "volume", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (key := self.key) is not None:
            _json["key"] = key
        if (region := self.region) is not None:
            _json["region"] = region
        if (voice_name := self.voice_name) is not None:
            _json["voice_name"] = voice_name
        if (sample_rate := self.sample_rate) is not None:
            _json["sample_rate"] = sample_rate
        if (speed := self.speed) is not None:
            _json["speed"] = speed
        if (volume := self.volume) is not None:
            _json["volume"] = volume
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
        obj.region = get("region")
        obj.voice_name = get("voice_name")
        obj.sample_rate = get("sample_rate")
        obj.speed = get("speed")
        obj.volume = get("volume")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MinimaxTtsParamsTimberWeightsItem``."""

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


__all__ = ["MinimaxTtsParamsTimberWeightsItem"]

_KEYS = frozenset(
    {
        "voice_id",
        "weight",
    }
)


@define(kw_only=True, eq=False, repr=False)
class MinimaxTtsParamsTimberWeightsItem(Model):
    """One voice of a MiniMax mix.

    Attributes:
        voice_id: Identifier of the voice.
        weight: Share of the voice in the mix.
    """

    voice_id: str | None = None
    weight: float | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("voice_id", "voice_id", "", None),
        ("weight", "weight", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (voice_id := self.voice_id) is not None:
            _json["voice_id"] = voice_id
        if (weight := self.weight) is not None:
            _json["weight"] = weight
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
        obj.weight = get("weight")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

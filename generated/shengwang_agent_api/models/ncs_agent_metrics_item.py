# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentMetricsItem``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define, field

from .._model import Model
from .._model import dump as _dump
from .._model import extras as _extras
from .._model import need_mapping as _need_mapping
from .._model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["NcsAgentMetricsItem"]

_KEYS = frozenset({"turn_id", "asr_ttlw", "llm_ttfb", "llm_ttfs", "tts_ttfb"})


@define(kw_only=True, eq=False, repr=False)
class NcsAgentMetricsItem(Model):
    """How long each stage of one turn took.

    Attributes:
        turn_id: Number of the turn. Arrives as a number or a string.
        asr_ttlw: From the end of speech to the last recognised word, in milliseconds.
        llm_ttfb: Until the first byte of the language model, in milliseconds.
        llm_ttfs: Until the first whole sentence of the language model, in milliseconds.
        tts_ttfb: Until the first byte of speech, in milliseconds.
    """

    turn_id: Any
    asr_ttlw: int | None = None
    llm_ttfb: int | None = None
    llm_ttfs: int | None = None
    tts_ttfb: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[tuple[tuple[str, str, str, str], ...]] = (
        ("turn_id", "turn_id", "", ""),
        ("asr_ttlw", "asr_ttlw", "", ""),
        ("llm_ttfb", "llm_ttfb", "", ""),
        ("llm_ttfs", "llm_ttfs", "", ""),
        ("tts_ttfb", "tts_ttfb", "", ""),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        d: dict[str, Any] = {}
        if (v1 := self.turn_id) is not None:
            d["turn_id"] = _dump(v1)
        if (v2 := self.asr_ttlw) is not None:
            d["asr_ttlw"] = v2
        if (v3 := self.llm_ttfb) is not None:
            d["llm_ttfb"] = v3
        if (v4 := self.llm_ttfs) is not None:
            d["llm_ttfs"] = v4
        if (v5 := self.tts_ttfb) is not None:
            d["tts_ttfb"] = v5
        if self.additional_properties:
            d.update(_dump(self.additional_properties))
        return d

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            _need_mapping(cls, src)
        get: Any = src.get
        obj = object.__new__(cls)
        obj.turn_id = get("turn_id")
        obj.asr_ttlw = get("asr_ttlw")
        obj.llm_ttfb = get("llm_ttfb")
        obj.llm_ttfs = get("llm_ttfs")
        obj.tts_ttfb = get("tts_ttfb")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

    @classmethod
    def _read_all(cls, values: list[Any]) -> list[Any]:
        """Read a JSON array in one loop; the keys nobody knows are looked for when asked."""
        if set(map(type, values)) - {dict}:
            return [cls.from_dict(src) if type(src) is dict else src for src in values]
        found: list[Any] = list(map(object.__new__, [cls] * len(values)))
        for src, obj in zip(values, found):
            obj.turn_id = src["turn_id"] if "turn_id" in src else None
            obj.asr_ttlw = src["asr_ttlw"] if "asr_ttlw" in src else None
            obj.llm_ttfb = src["llm_ttfb"] if "llm_ttfb" in src else None
            obj.llm_ttfs = src["llm_ttfs"] if "llm_ttfs" in src else None
            obj.tts_ttfb = src["tts_ttfb"] if "tts_ttfb" in src else None
            obj._source = src
        return found

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentMetricsItem``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import define, field
from shengwang_agent._runtime.model import Listed
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import kept as _kept
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import settle as _settle

__all__ = ["NcsAgentMetricsItem"]


@define(kw_only=True, eq=False, repr=False, slots=False)
class NcsAgentMetricsItem(Listed):
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

    @_kept
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


_settle(NcsAgentMetricsItem)

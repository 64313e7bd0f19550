# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentMetricsItem``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Listed, Spec, define
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

    _SPEC: ClassVar[Spec] = (
        ("turn_id", "turn_id", "", None),
        ("asr_ttlw", "asr_ttlw", "", None),
        ("llm_ttfb", "llm_ttfb", "", None),
        ("llm_ttfs", "llm_ttfs", "", None),
        ("tts_ttfb", "tts_ttfb", "", None),
    )

    @_kept
    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (turn_id := self.turn_id) is not None:
            _json["turn_id"] = _dump(turn_id)
        if (asr_ttlw := self.asr_ttlw) is not None:
            _json["asr_ttlw"] = asr_ttlw
        if (llm_ttfb := self.llm_ttfb) is not None:
            _json["llm_ttfb"] = llm_ttfb
        if (llm_ttfs := self.llm_ttfs) is not None:
            _json["llm_ttfs"] = llm_ttfs
        if (tts_ttfb := self.tts_ttfb) is not None:
            _json["tts_ttfb"] = tts_ttfb
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json


_settle(NcsAgentMetricsItem)

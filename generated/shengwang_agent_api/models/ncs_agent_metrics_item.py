# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentMetricsItem``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Listed,
    define,
    new_extra as _new_extra,
)


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

    _FREE = {
        "turn_id": "any",
    }

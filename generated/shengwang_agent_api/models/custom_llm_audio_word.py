# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmAudioWord``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Listed,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False, slots=False)
class CustomLlmAudioWord(Listed):
    """One spoken word. It needs `start_ts`, and `end_ts` or `duration`.

    Attributes:
        text: The word.
        start_ts: Begin, in milliseconds from the begin of the speech.
        end_ts: End, in milliseconds from the begin of the speech.
        duration: Length, in milliseconds.
    """

    text: str | None = None
    start_ts: int | None = None
    end_ts: int | None = None
    duration: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

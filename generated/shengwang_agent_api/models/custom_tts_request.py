# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomTtsRequest``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class CustomTtsRequest(Model):
    """A request to a speech service of your own, with what `tts.params` holds.

    Attributes:
        input: The text to speak.
        model: Name of the model.
        voice: Identifier of the voice.
        instruction: A hint on the style of the voice.
        speed: Speaking rate.
        sample_rate: Rate of the answer in Hz, 16000 unless given.
        response_format: Form of the answer, always `pcm`.
        request_id: Id of the utterance, with `enable_request_id`.
        request_seq_id: Number of the part, from 0, with `enable_request_id`.
        request_end: Whether this is the last part, with `enable_request_id`.
    """

    input: str
    model: str | None = None
    voice: str | None = None
    instruction: str | None = None
    speed: float | None = None
    sample_rate: int | None = None
    response_format: str | None = None
    request_id: str | None = None
    request_seq_id: int | None = None
    request_end: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

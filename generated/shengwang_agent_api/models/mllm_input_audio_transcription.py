# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmInputAudioTranscription``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class MllmInputAudioTranscription(Model):
    """How user speech is transcribed beside a voice-to-voice model.

    Attributes:
        language: Language of the speech.
        model: Name of the transcription model.
        prompt: Prompt that guides the transcription.
    """

    language: str | None = None
    model: str | None = None
    prompt: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

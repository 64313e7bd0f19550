# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmTurnDetectionServerVadConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class MllmTurnDetectionServerVadConfig(Model):
    """Settings of the model's detector by volume. Which ones apply depends on the provider.

    Attributes:
        prefix_padding_ms: Milliseconds of speech before a segment opens.
        silence_duration_ms: Milliseconds of silence that close an utterance.
        threshold: Sensitivity of the voice detection. Higher values take less for speech.
        idle_timeout_ms: Idle limit in milliseconds. For OpenAI.
        start_of_speech_sensitivity: How readily a start of speech is seen. For Gemini. Known
            values: `START_SENSITIVITY_HIGH`, `START_SENSITIVITY_LOW`.
        end_of_speech_sensitivity: How readily an end of speech is seen. For Gemini. Known
            values: `END_SENSITIVITY_HIGH`, `END_SENSITIVITY_LOW`.
    """

    prefix_padding_ms: int | None = None
    silence_duration_ms: int | None = None
    threshold: float | None = None
    idle_timeout_ms: int | None = None
    start_of_speech_sensitivity: (
        _m.MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity | None
    ) = None
    end_of_speech_sensitivity: _m.MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity | None = (
        None
    )
    additional_properties: dict[str, Any] = field(factory=_new_extra)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmTurnDetectionAgoraVadConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class MllmTurnDetectionAgoraVadConfig(Model):
    """Settings of the platform's detector.

    Attributes:
        interrupt_duration_ms: Milliseconds of speech that interrupt the agent.
        prefix_padding_ms: Milliseconds of speech before a segment opens.
        silence_duration_ms: Milliseconds of silence that close an utterance.
        threshold: Sensitivity of the voice detection. Higher values take less for speech.
    """

    interrupt_duration_ms: int | None = None
    prefix_padding_ms: int | None = None
    silence_duration_ms: int | None = None
    threshold: float | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

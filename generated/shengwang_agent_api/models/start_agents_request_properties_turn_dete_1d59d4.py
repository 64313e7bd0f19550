# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig(Model):
    """Start of a turn by voice activity.

    Attributes:
        interrupt_duration_ms: Milliseconds of speech that start a turn while the agent is
            quiet, from 120 to 1200. Server default: ``160``.
        speaking_interrupt_duration_ms: Milliseconds of speech that start a turn while the agent
            is talking, from 120 to 1200. Server default: ``160``.
        prefix_padding_ms: Milliseconds of speech before a segment opens, from 0 to 5000. Server
            default: ``800``.
    """

    interrupt_duration_ms: int | None = None
    speaking_interrupt_duration_ms: int | None = None
    prefix_padding_ms: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig(Model):
    """Start of a turn by keyword.

    Attributes:
        interrupt_duration_ms: Milliseconds of speech that interrupt, from 120 to 1200. Server
            default: ``160``.
        prefix_padding_ms: Milliseconds of speech before a segment opens, from 0 to 5000. Server
            default: ``800``.
        triggered_keywords: Words that start a turn, 128 at most.
    """

    interrupt_duration_ms: int | None = None
    prefix_padding_ms: int | None = None
    triggered_keywords: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

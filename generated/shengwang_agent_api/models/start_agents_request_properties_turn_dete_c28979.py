# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import new_extra as _new_extra

__all__ = ["StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig"]


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

    _SPEC: ClassVar[Spec] = (
        ("interrupt_duration_ms", "interrupt_duration_ms", "", None),
        ("prefix_padding_ms", "prefix_padding_ms", "", None),
        ("triggered_keywords", "triggered_keywords", "", None),
    )

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsTurnsFinishedMetrics``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class NcsTurnsFinishedMetrics(Model):
    """How long a turn took.

    Attributes:
        e2e_latency_ms: Latency of the whole turn, in milliseconds.
        segmented_latency_ms: The same latency in milliseconds, by stage (see
            TurnLatencySegment).
    """

    e2e_latency_ms: float | None = None
    segmented_latency_ms: dict[str, float] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "segmented_latency_ms": "map",
    }

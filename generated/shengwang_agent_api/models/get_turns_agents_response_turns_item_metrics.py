# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemMetrics``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponseTurnsItemMetrics(Model):
    """How long a turn took.

    Attributes:
        e_2_e_latency_ms: Latency of the whole turn, in milliseconds.
        segmented_latency_ms: The same latency, stage by stage.
    """

    e_2_e_latency_ms: int | None = None
    segmented_latency_ms: (
        list[_m.GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem] | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _WIRES = {
        "e_2_e_latency_ms": "e2e_latency_ms",
    }
    _NESTED = {
        "segmented_latency_ms": Nested(
            default="GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem",
            lists=1,
            read="_adopt_all",
        ),
    }

    @property
    def e2e_latency_ms(self) -> int | None:
        """The same as ``e_2_e_latency_ms``, as the API spells it."""
        return self.e_2_e_latency_ms

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Listed,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False, slots=False)
class GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem(Listed):
    """How long one stage of a turn took.

    Attributes:
        name: The stage. Known values: `algorithm_processing`, `asr_ttlw`, `llm_ttft`,
            `llm_ftfs`, `llm_ttfa`, `tts_ttfb`, `transport`.
        latency: Time it took, in milliseconds.
    """

    name: _m.TurnLatencySegment | None = None
    latency: float | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

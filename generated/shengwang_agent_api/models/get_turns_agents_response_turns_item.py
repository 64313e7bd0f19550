# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItem``."""

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
class GetTurnsAgentsResponseTurnsItem(Model):
    """One exchange between user and agent.

    Attributes:
        agent_id: Identifier of the agent instance.
        channel: Name of the RTC channel.
        turn_id: Number of the turn, counted from 1.
        start: How the turn began.
        end: How the turn ended.
        metrics: How long the turn took.
    """

    agent_id: str | None = None
    channel: str | None = None
    turn_id: float | None = None
    start: _m.GetTurnsAgentsResponseTurnsItemStart | None = None
    end: _m.GetTurnsAgentsResponseTurnsItemEnd | None = None
    metrics: _m.GetTurnsAgentsResponseTurnsItemMetrics | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "start": Nested(default="GetTurnsAgentsResponseTurnsItemStart"),
        "end": Nested(default="GetTurnsAgentsResponseTurnsItemEnd"),
        "metrics": Nested(default="GetTurnsAgentsResponseTurnsItemMetrics", read="_adopt"),
    }

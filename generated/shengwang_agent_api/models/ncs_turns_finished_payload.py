# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsTurnsFinishedPayload``."""

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
class NcsTurnsFinishedPayload(Model):
    """Event 112: all turns of an agent that has stopped.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        start_ts: Time of the start, in Unix seconds; samples show milliseconds here.
        stop_ts: Time of the stop, in Unix seconds; samples show milliseconds here.
        labels: The labels given when the agent was started.
        total_turn_count: Number of turns in the whole run.
        is_truncated: Whether the list was cut at 200 turns.
        turns: The turns of the run.
    """

    agent_id: str
    name: str | None = None
    channel: str
    start_ts: int
    stop_ts: int
    labels: dict[str, str] | None = None
    total_turn_count: float
    is_truncated: bool
    turns: list[_m.NcsTurnsFinishedTurn]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "turns": Nested(default="NcsTurnsFinishedTurn", lists=1),
    }
    _FREE = {
        "labels": "map",
    }

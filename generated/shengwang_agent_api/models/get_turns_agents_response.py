# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponse``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    lacking as _lacking,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponse(Model):
    """One page of turns.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        total_turn_count: Number of turns in the whole run.
        pagination: Where this page stands.
        turns: The turns on this page.
    """

    agent_id: str | None = None
    name: str | None = None
    channel: str | None = None
    total_turn_count: int | None = None
    pagination: _m.GetTurnsAgentsResponsePagination | None = None
    turns: list[_m.GetTurnsAgentsResponseTurnsItem] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "pagination": Nested(default="GetTurnsAgentsResponsePagination"),
        "turns": Nested(default="GetTurnsAgentsResponseTurnsItem", lists=1, read="_adopt"),
    }


_lacking(
    GetTurnsAgentsResponse,
    items="it is turns",
    data="it is turns",
)

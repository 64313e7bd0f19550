# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponse``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import lacking as _lacking
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

__all__ = ["GetTurnsAgentsResponse"]


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

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("name", "name", "", None),
        ("channel", "channel", "", None),
        ("total_turn_count", "total_turn_count", "", None),
        ("pagination", "pagination", "", Nested(default="GetTurnsAgentsResponsePagination")),
        (
            "turns",
            "turns",
            "",
            Nested(default="GetTurnsAgentsResponseTurnsItem", lists=1, read="_adopt"),
        ),
    )


_lacking(
    GetTurnsAgentsResponse,
    items="it is turns",
    data="it is turns",
)

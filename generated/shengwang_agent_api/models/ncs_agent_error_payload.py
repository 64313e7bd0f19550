# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentErrorPayload``."""

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
class NcsAgentErrorPayload(Model):
    """Event 110: something failed during a turn.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        start_ts: Time of the start, in Unix seconds.
        labels: The labels given when the agent was started.
        turn_id: Number of the turn. Arrives as a number, a string or an empty string.
        errors: The errors of the turn.
    """

    agent_id: str
    name: str | None = None
    channel: str
    start_ts: int
    labels: dict[str, str] | None = None
    turn_id: Any = None
    errors: list[_m.NcsAgentErrorItem]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "errors": Nested(default="NcsAgentErrorItem", lists=1, read="_adopt_all"),
    }
    _FREE = {
        "labels": "map",
        "turn_id": "any",
    }

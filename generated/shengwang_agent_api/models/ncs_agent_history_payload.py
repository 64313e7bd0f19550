# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentHistoryPayload``."""

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
class NcsAgentHistoryPayload(Model):
    """Event 103: the conversation of an agent that has stopped.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        start_ts: Time of the start, in Unix seconds.
        stop_ts: Time of the stop, in Unix seconds.
        labels: The labels given when the agent was started.
        contents: The entries the agent remembered, at most as many as `llm.max_history` allows.
    """

    agent_id: str
    name: str | None = None
    channel: str
    start_ts: int
    stop_ts: int
    labels: dict[str, str] | None = None
    contents: list[_m.GetHistoryAgentsResponseContentsItem]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "contents": Nested(
            default="GetHistoryAgentsResponseContentsItem", lists=1, read="_adopt_all"
        ),
    }
    _FREE = {
        "labels": "map",
    }

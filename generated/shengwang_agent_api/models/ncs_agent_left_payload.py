# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentLeftPayload``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class NcsAgentLeftPayload(Model):
    """Event 102: an agent left its channel.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        start_ts: Time of the start, in Unix seconds.
        stop_ts: Time of the stop, in Unix seconds.
        labels: The labels given when the agent was started.
        status: How the run ended, `STOPPED` or `FAILED`.
        message: Why the agent left. Known values: `OK`, `Idle for too long`, `Task lifetime
            limit exceeded`, `Connecting for too long`, `RTC connection error`.
    """

    agent_id: str
    name: str | None = None
    channel: str
    start_ts: int
    stop_ts: int
    labels: dict[str, str] | None = None
    status: str
    message: _m.NcsAgentLeftMessage
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "labels": "map",
    }

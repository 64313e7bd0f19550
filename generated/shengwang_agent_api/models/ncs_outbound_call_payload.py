# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsOutboundCallPayload``."""

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
class NcsOutboundCallPayload(Model):
    """Event 202: the state of an outbound call changed.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        labels: The labels given when the agent was started.
        state: The new state of the call. Known values: `START`, `CALLING`, `RINGING`,
            `ANSWERED`, `HANGUP`.
        report_ms: Time of the change, in Unix milliseconds.
    """

    agent_id: str
    name: str | None = None
    channel: str
    labels: dict[str, str] | None = None
    state: _m.NcsOutboundCallState
    report_ms: int
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "labels": "map",
    }

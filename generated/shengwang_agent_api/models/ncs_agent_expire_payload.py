# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentExpirePayload``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class NcsAgentExpirePayload(Model):
    """Event 104: the token of an agent is about to expire. The agent keeps running.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        start_ts: Time of the start, in Unix seconds.
        labels: The labels given when the agent was started.
        message: A warning for people to read, such as `Token will expire!`.
    """

    agent_id: str
    name: str | None = None
    channel: str
    start_ts: int
    labels: dict[str, str] | None = None
    message: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "labels": "map",
    }

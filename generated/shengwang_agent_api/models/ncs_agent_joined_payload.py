# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentJoinedPayload``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import new_extra as _new_extra

__all__ = ["NcsAgentJoinedPayload"]


@define(kw_only=True, eq=False, repr=False)
class NcsAgentJoinedPayload(Model):
    """Event 101: an agent joined its channel.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        start_ts: Time of the start, in Unix seconds.
        labels: The labels given when the agent was started.
    """

    agent_id: str
    name: str | None = None
    channel: str
    start_ts: int
    labels: dict[str, str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("name", "name", "", None),
        ("channel", "channel", "", None),
        ("start_ts", "start_ts", "", None),
        ("labels", "labels", "", None),
    )
    _FREE: ClassVar[Mapping[str, str]] = {
        "labels": "map",
    }

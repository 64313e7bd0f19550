# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``InterruptAgentsResponse``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class InterruptAgentsResponse(Model):
    """The agent that was interrupted. All fields are missing when the reply is empty.

    Attributes:
        agent_id: Identifier of the agent instance.
        channel: Name of the RTC channel.
        start_ts: Time the request was handled, in Unix seconds.
    """

    agent_id: str | None = None
    channel: str | None = None
    start_ts: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

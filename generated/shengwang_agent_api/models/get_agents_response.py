# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetAgentsResponse``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    LACKING as _LACKING,
    Model,
    define,
    lacking as _lacking,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class GetAgentsResponse(Model):
    """State of an agent.

    Attributes:
        message: Why the agent left, or a word on its state.
        start_ts: Time of the start, in Unix seconds.
        stop_ts: Time the agent left, in Unix seconds.
        status: State of the agent. Known values: `IDLE`, `STARTING`, `RUNNING`, `STOPPING`,
            `STOPPED`, `RECOVERING`, `FAILED`.
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
    """

    message: str | None = None
    start_ts: int | None = None
    stop_ts: int | None = None
    status: _m.GetAgentsResponseStatus | None = None
    agent_id: str = _LACKING
    name: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _GIVEN = ("agent_id",)


_lacking(
    GetAgentsResponse,
    id="it is agent_id",
    state="it is status",
    stop="write client.agents.stop(agent_id=…)",
    wait="write client.agents.wait(agent_id)",
    say="write client.agents.speak(agent_id=…, text=…)",
    speak="write client.agents.speak(agent_id=…, text=…)",
    reason="it is message",
)

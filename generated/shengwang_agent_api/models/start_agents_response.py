# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsResponse``."""

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
class StartAgentsResponse(Model):
    """The agent that was started.

    Attributes:
        agent_id: Identifier of the new agent instance. Every later call about the agent needs
            it.
        create_ts: Time of creation, in Unix seconds.
        status: State right after creation. Known values: `IDLE`, `STARTING`, `RUNNING`,
            `STOPPING`, `STOPPED`, `RECOVERING`, `FAILED`.
    """

    agent_id: str = _LACKING
    create_ts: int | None = None
    status: _m.StartAgentsResponseStatus | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _GIVEN = ("agent_id",)


_lacking(
    StartAgentsResponse,
    id="it is agent_id",
    state="it is status",
    stop="write client.agents.stop(agent_id=…)",
    wait="write client.agents.wait(agent_id)",
    say="write client.agents.speak(agent_id=…, text=…)",
    speak="write client.agents.speak(agent_id=…, text=…)",
)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdateAgentsResponse``."""

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
class UpdateAgentsResponse(Model):
    """The agent that was changed.

    Attributes:
        agent_id: Identifier of the agent instance.
        create_ts: Time of creation, in Unix seconds.
        status: State of the agent. Known values: `IDLE`, `STARTING`, `RUNNING`, `STOPPING`,
            `STOPPED`, `RECOVERING`, `FAILED`.
        state: State of the agent, under the name the documentation for mainland China gives it.
            Read `status` first, then this. Known values: `IDLE`, `STARTING`, `RUNNING`,
            `STOPPING`, `STOPPED`, `RECOVERING`, `FAILED`.
    """

    agent_id: str | None = None
    create_ts: int | None = None
    status: _m.UpdateAgentsResponseStatus | None = None
    state: _m.UpdateAgentsResponseStatus | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

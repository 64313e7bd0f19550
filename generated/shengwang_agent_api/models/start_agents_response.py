# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsResponse``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import LACKING as _LACKING
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import lacking as _lacking
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

__all__ = ["StartAgentsResponse"]


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

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("create_ts", "create_ts", "", None),
        ("status", "status", "", None),
    )
    _GIVEN: ClassVar[tuple[str, ...]] = ("agent_id",)


_lacking(
    StartAgentsResponse,
    id="it is agent_id",
    state="it is status",
    stop="write client.agents.stop(agent_id=…)",
    wait="write client.agents.wait(agent_id)",
    say="write client.agents.speak(agent_id=…, text=…)",
    speak="write client.agents.speak(agent_id=…, text=…)",
)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListAgentsResponseDataListItem``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    LACKING as _LACKING,
    Listed,
    define,
    lacking as _lacking,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False, slots=False)
class ListAgentsResponseDataListItem(Listed):
    """An agent in the list.

    Attributes:
        start_ts: Time of the start, in Unix seconds.
        status: State of the agent. Known values: `IDLE`, `STARTING`, `RUNNING`, `STOPPING`,
            `STOPPED`, `RECOVERING`, `FAILED`.
        agent_id: Identifier of the agent instance.
    """

    start_ts: int | None = None
    status: _m.ListAgentsResponseDataListItemStatus | None = None
    agent_id: str = _LACKING
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _GIVEN = ("agent_id",)


_lacking(
    ListAgentsResponseDataListItem,
    id="it is agent_id",
    state="it is status",
    name="a list does not tell it: client.agents.get(agent_id=…).name",
)

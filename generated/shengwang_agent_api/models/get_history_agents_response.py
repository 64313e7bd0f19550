# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetHistoryAgentsResponse``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    lacking as _lacking,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class GetHistoryAgentsResponse(Model):
    """What the agent remembers of the conversation.

    Attributes:
        agent_id: Identifier of the agent instance.
        start_ts: Time of the start, in Unix seconds.
        status: State of the agent, `RUNNING` whenever this call succeeds.
        contents: The entries the agent remembers.
        end_ts: Time of the end, in Unix seconds. Seen in an old sample only.
    """

    agent_id: str | None = None
    start_ts: int | None = None
    status: str | None = None
    contents: list[_m.GetHistoryAgentsResponseContentsItem] | None = None
    end_ts: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "contents": Nested(
            default="GetHistoryAgentsResponseContentsItem", lists=1, read="_adopt_all"
        ),
    }


_lacking(
    GetHistoryAgentsResponse,
    messages="it is contents",
    entries="it is contents",
    history="it is contents",
    items="it is contents",
    transcript="it is contents",
    data="it is contents",
)

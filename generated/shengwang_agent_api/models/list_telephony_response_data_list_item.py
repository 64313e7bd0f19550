# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListTelephonyResponseDataListItem``."""

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
class ListTelephonyResponseDataListItem(Listed):
    """A call in the list.

    Attributes:
        to_number: Number that was called.
        from_number: Number the call came from.
        pipeline_id: Identifier of the AI Studio pipeline in use.
        type: Direction of the call. Known values: `inbound`, `outbound`.
        agent_id: Identifier of the call, for later requests about it.
        channel: Name of the RTC channel.
        create_ts: Time of creation, in Unix seconds.
        state: State of the call. Known values: `answered`, `hangup`.
        stop_ts: Time of the end, in Unix seconds; 0 or null while the call is open.
    """

    to_number: str | None = None
    from_number: str | None = None
    pipeline_id: str | None = None
    type: _m.ListTelephonyResponseDataListItemType | None = None
    agent_id: str = _LACKING
    channel: str | None = None
    create_ts: int | None = None
    state: _m.ListTelephonyResponseDataListItemState | None = None
    stop_ts: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
    _nulls: frozenset[str] = field(default=frozenset(), init=False)

    _MAYBE_NULL = ("stop_ts",)
    _GIVEN = ("agent_id",)


_lacking(
    ListTelephonyResponseDataListItem,
    duration="the platform does not tell it: stop_ts - create_ts are the seconds with the ringing",
    status="it is state",
    reason="a list does not tell it: client.telephony.get(agent_id=…).reason",
)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTelephonyResponse``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import LACKING as _LACKING
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import lacking as _lacking
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

__all__ = ["GetTelephonyResponse"]


@define(kw_only=True, eq=False, repr=False)
class GetTelephonyResponse(Model):
    """A call.

    Attributes:
        to_number: Number that was called.
        from_number: Number the call came from.
        pipeline_id: Identifier of the AI Studio pipeline in use.
        type: Direction of the call. Known values: `inbound`, `outbound`.
        agent_id: Identifier of the call.
        channel: Name of the RTC channel.
        reason: Why the call ended. Known values: `request`, `hangup`, `failed`.
        create_ts: Time of creation, in Unix seconds.
        state: State of the call. Known values: `answered`, `hangup`.
        stop_ts: Time of the end, in Unix seconds; 0 or null while the call is open.
    """

    to_number: str | None = None
    from_number: str | None = None
    pipeline_id: str | None = None
    type: _m.GetTelephonyResponseType | None = None
    agent_id: str = _LACKING
    channel: str | None = None
    reason: _m.GetTelephonyResponseReason | None = None
    create_ts: int | None = None
    state: _m.GetTelephonyResponseState | None = None
    stop_ts: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
    _nulls: frozenset[str] = field(default=frozenset(), init=False)

    _SPEC: ClassVar[Spec] = (
        ("to_number", "to_number", "", None),
        ("from_number", "from_number", "", None),
        ("pipeline_id", "pipeline_id", "", None),
        ("type", "type", "", None),
        ("agent_id", "agent_id", "", None),
        ("channel", "channel", "", None),
        ("reason", "reason", "", None),
        ("create_ts", "create_ts", "", None),
        ("state", "state", "", None),
        ("stop_ts", "stop_ts", "", None),
    )
    _MAYBE_NULL: ClassVar[tuple[str, ...]] = ("stop_ts",)
    _GIVEN: ClassVar[tuple[str, ...]] = ("agent_id",)


_lacking(
    GetTelephonyResponse,
    duration="the platform does not tell it: stop_ts - create_ts are the seconds with the ringing",
    status="it is state",
)

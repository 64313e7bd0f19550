# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CallTelephonyResponse``."""

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


@define(kw_only=True, eq=False, repr=False)
class CallTelephonyResponse(Model):
    """The call that is being placed.

    Attributes:
        agent_id: Identifier of the call, for later requests about it.
    """

    agent_id: str = _LACKING
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _GIVEN = ("agent_id",)


_lacking(
    CallTelephonyResponse,
    id="it is agent_id",
    call_id="it is agent_id",
    status="write client.telephony.get(agent_id=…).state",
    state="write client.telephony.get(agent_id=…).state",
    hang_up="write client.telephony.hangup(agent_id=…)",
    hangup="write client.telephony.hangup(agent_id=…)",
    wait="write client.telephony.wait(agent_id)",
)

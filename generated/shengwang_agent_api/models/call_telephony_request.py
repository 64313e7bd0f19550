# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CallTelephonyRequest``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    Json as _Json,
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


@define(kw_only=True, eq=False, repr=False)
class CallTelephonyRequest(Model):
    """An outbound call to place.

    Attributes:
        name: The name identifier of the call session.
        sip: SIP (Session Initiation Protocol) call configuration object.
        properties: Call attribute configuration. The content of this field varies depending on
            the invocation method: - Using pipeline ID: simply pass in `channel`, `token`,
            `agent_rtc_uid`, and `remote_rtc_uids`. - Using complete configuration: pass in the
            complete parameters of the Start a conversational AI agent `properties`, including
            all required fields such as `channel`, `token`, `agent_rtc_uid`, `remote_rtc_uids`,
            `tts`, and `llm`.
        pipeline_id: The unique ID of a published project in AI Studio.
    """

    name: str
    sip: _m.CallTelephonyRequestSip | _p.CallTelephonyRequestSipDict | _Json
    properties: _m.CallTelephonyRequestProperties | _p.CallTelephonyRequestPropertiesDict | _Json
    pipeline_id: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "sip": Nested(default="CallTelephonyRequestSip"),
        "properties": Nested(default="CallTelephonyRequestProperties"),
    }

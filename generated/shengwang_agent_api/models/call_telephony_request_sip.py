# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CallTelephonyRequestSip``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class CallTelephonyRequestSip(Model):
    """The phone side of a call: both numbers, and how the SIP gateway joins the channel.

    Attributes:
        to_number: Number to dial, in E.164 format.
        from_number: Number shown to the callee, in E.164 format.
        rtc_uid: User id under which the SIP gateway joins the channel; not that of the agent.
        rtc_token: RTC token for that user id. The client makes the one that is left out, where
            it has `app_id` and `app_certificate`.
    """

    to_number: str
    from_number: str
    rtc_uid: str
    rtc_token: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "rtc_token": "true",
    }

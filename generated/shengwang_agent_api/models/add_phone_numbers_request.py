# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AddPhoneNumbersRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
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
class AddPhoneNumbersRequest(Model):
    """A number to import.

    Attributes:
        provider: Number provider: - `byo`: BYO (Bring Your Own) - `twilio`: Twilio - `aliyun`:
            Alibaba Cloud, in mainland China
        phone_number: Telephone number in E.164 format.
        label: A label used to identify the number.
        inbound_config: SIP inbound call configuration. An older page lets it be null.
        outbound_config: SIP outbound call configuration.
        inbound: Whether the number supports inbound calls. Server default: ``True``.
        outbound: Whether the number supports outbound calls. Server default: ``True``.
    """

    provider: _m.AddPhoneNumbersRequestProvider
    phone_number: str
    label: str
    inbound_config: (
        _m.AddPhoneNumbersRequestInboundConfig
        | _p.AddPhoneNumbersRequestInboundConfigDict
        | Mapping[str, Any]
        | None
    )
    outbound_config: (
        _m.AddPhoneNumbersRequestOutboundConfig
        | _p.AddPhoneNumbersRequestOutboundConfigDict
        | Mapping[str, Any]
    )
    inbound: bool | None = None
    outbound: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "inbound_config": Nested(default="AddPhoneNumbersRequestInboundConfig"),
        "outbound_config": Nested(default="AddPhoneNumbersRequestOutboundConfig"),
    }
    _NULLABLE = frozenset(
        {
            "inbound_config",
        }
    )

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdatePhoneNumbersRequest``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    UNSET,
    Json as _Json,
    Model,
    Nested,
    Unset,
    define,
    new_extra as _new_extra,
)

from .. import models as _m

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


@define(kw_only=True, eq=False, repr=False)
class UpdatePhoneNumbersRequest(Model):
    """Bindings of a number to change.

    Attributes:
        inbound_config: Update inbound call configuration. Passing `null` clears all of it, the
            allowed addresses too; left out, it stays as it is.
        outbound_config: Update outbound call configuration. Passing `null` clears all of it,
            the SIP address too; left out, it stays as it is.
    """

    inbound_config: (
        _m.UpdatePhoneNumbersRequestInboundConfig
        | _p.UpdatePhoneNumbersRequestInboundConfigDict
        | _Json
        | None
        | Unset
    ) = UNSET
    outbound_config: (
        _m.UpdatePhoneNumbersRequestOutboundConfig
        | _p.UpdatePhoneNumbersRequestOutboundConfigDict
        | _Json
        | None
        | Unset
    ) = UNSET
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "inbound_config": Nested(default="UpdatePhoneNumbersRequestInboundConfig"),
        "outbound_config": Nested(default="UpdatePhoneNumbersRequestOutboundConfig"),
    }
    _NULLABLE = frozenset(
        {
            "inbound_config",
            "outbound_config",
        }
    )

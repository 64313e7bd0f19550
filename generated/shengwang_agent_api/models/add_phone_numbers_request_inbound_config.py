# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AddPhoneNumbersRequestInboundConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class AddPhoneNumbersRequestInboundConfig(Model):
    """How inbound calls reach the number.

    Attributes:
        allowed_addresses: Addresses calls are accepted from, as IP addresses or CIDR ranges.
            The documentation calls it required.
    """

    allowed_addresses: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

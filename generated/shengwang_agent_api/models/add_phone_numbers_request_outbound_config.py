# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AddPhoneNumbersRequestOutboundConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class AddPhoneNumbersRequestOutboundConfig(Model):
    """How outbound calls leave through the provider.

    Attributes:
        address: SIP address of the provider. May carry user and password before the host,
            `user:password@host`.
        transport: SIP transport: `tls`, `tcp` or `udp`.
        prefix: Digits put before every number that is dialled.
        user: SIP user name.
        password: SIP password.
    """

    address: str | None = None
    transport: str | None = None
    prefix: str | None = None
    user: str | None = None
    password: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "address": "partial",
        "user": "partial",
        "password": "true",
    }

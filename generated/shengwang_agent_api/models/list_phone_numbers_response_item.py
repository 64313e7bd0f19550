# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListPhoneNumbersResponseItem``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class ListPhoneNumbersResponseItem(Model):
    """An imported number.

    Attributes:
        provider: Provider of the number. Known values: `byo`, `twilio`, `aliyun`.
        phone_number: The number in E.164 format. It is the key of every later request.
        label: Display name of the number.
        inbound: Whether the number takes inbound calls.
        outbound: Whether the number can be used for outbound calls.
        associated_pipeline: Pipeline the number is bound to, or null.
        inbound_config: Stored settings for inbound calls, or null.
        outbound_config: Stored settings for outbound calls, or null. Can echo SIP credentials.
    """

    provider: _m.ListPhoneNumbersResponseItemProvider | None = None
    phone_number: str | None = None
    label: str | None = None
    inbound: bool | None = None
    outbound: bool | None = None
    associated_pipeline: _m.ListPhoneNumbersResponseItemAssociatedPipeline | None = None
    inbound_config: dict[str, Any] | None = None
    outbound_config: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
    _nulls: frozenset[str] = field(default=frozenset(), init=False)

    _SECRETS = {
        "inbound_config": "partial",
        "outbound_config": "partial",
    }
    _NESTED = {
        "associated_pipeline": Nested(default="ListPhoneNumbersResponseItemAssociatedPipeline"),
    }
    _FREE = {
        "inbound_config": "map",
        "outbound_config": "map",
    }
    _MAYBE_NULL = (
        "associated_pipeline",
        "inbound_config",
        "outbound_config",
    )

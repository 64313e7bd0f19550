# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AddPhoneNumbersRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["AddPhoneNumbersRequest"]

_KEYS = frozenset(
    {
        "provider",
        "phone_number",
        "label",
        "inbound_config",
        "outbound_config",
        "inbound",
        "outbound",
    }
)


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

    _SPEC: ClassVar[Spec] = (
        ("provider", "provider", "", None),
        ("phone_number", "phone_number", "", None),
        ("label", "label", "", None),
        (
            "inbound_config",
            "inbound_config",
            "",
            Nested(default="AddPhoneNumbersRequestInboundConfig"),
        ),
        (
            "outbound_config",
            "outbound_config",
            "",
            Nested(default="AddPhoneNumbersRequestOutboundConfig"),
        ),
        ("inbound", "inbound", "", None),
        ("outbound", "outbound", "", None),
    )
    _NULLABLE: ClassVar[frozenset[str]] = frozenset(
        {
            "inbound_config",
        }
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (provider := self.provider) is not None:
            _json["provider"] = provider
        if (phone_number := self.phone_number) is not None:
            _json["phone_number"] = phone_number
        if (label := self.label) is not None:
            _json["label"] = label
        inbound_config = self.inbound_config
        _json["inbound_config"] = _dump(inbound_config)
        if (outbound_config := self.outbound_config) is not None:
            _json["outbound_config"] = _dump(outbound_config)
        if (inbound := self.inbound) is not None:
            _json["inbound"] = inbound
        if (outbound := self.outbound) is not None:
            _json["outbound"] = outbound
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            try:
                _need_mapping(cls, src)
            except TypeError:
                del src
                raise
        get: Any = src.get
        obj = object.__new__(cls)
        obj.provider = get("provider")
        obj.phone_number = get("phone_number")
        obj.label = get("label")
        v = get("inbound_config")
        obj.inbound_config = (
            _m.AddPhoneNumbersRequestInboundConfig.from_dict(v) if isinstance(v, dict) else v
        )
        v = get("outbound_config")
        obj.outbound_config = (
            _m.AddPhoneNumbersRequestOutboundConfig.from_dict(v) if isinstance(v, dict) else v
        )
        obj.inbound = get("inbound")
        obj.outbound = get("outbound")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

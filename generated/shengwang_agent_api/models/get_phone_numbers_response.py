# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetPhoneNumbersResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import nulls as _find_nulls

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["GetPhoneNumbersResponse"]

_KEYS = frozenset(
    {
        "provider",
        "phone_number",
        "label",
        "inbound",
        "outbound",
        "associated_pipeline",
        "inbound_config",
        "outbound_config",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GetPhoneNumbersResponse(Model):
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

    provider: _m.GetPhoneNumbersResponseProvider | None = None
    phone_number: str | None = None
    label: str | None = None
    inbound: bool | None = None
    outbound: bool | None = None
    associated_pipeline: _m.GetPhoneNumbersResponseAssociatedPipeline | None = None
    inbound_config: dict[str, Any] | None = None
    outbound_config: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
    _nulls: frozenset[str] = field(default=frozenset(), init=False)

    _SPEC: ClassVar[Spec] = (
        ("provider", "provider", "", None),
        ("phone_number", "phone_number", "", None),
        ("label", "label", "", None),
        ("inbound", "inbound", "", None),
        ("outbound", "outbound", "", None),
        (
            "associated_pipeline",
            "associated_pipeline",
            "",
            Nested(default="GetPhoneNumbersResponseAssociatedPipeline"),
        ),
        ("inbound_config", "inbound_config", "partial", None),
        ("outbound_config", "outbound_config", "partial", None),
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
        if (inbound := self.inbound) is not None:
            _json["inbound"] = inbound
        if (outbound := self.outbound) is not None:
            _json["outbound"] = outbound
        if (associated_pipeline := self.associated_pipeline) is not None:
            _json["associated_pipeline"] = _dump(associated_pipeline)
        if (inbound_config := self.inbound_config) is not None:
            _json["inbound_config"] = (
                inbound_config if inbound_config.__class__ is dict else _dump(inbound_config)
            )
        if (outbound_config := self.outbound_config) is not None:
            _json["outbound_config"] = (
                outbound_config if outbound_config.__class__ is dict else _dump(outbound_config)
            )
        for _key in self._nulls:
            _json.setdefault(_key, None)
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
        obj.inbound = get("inbound")
        obj.outbound = get("outbound")
        v = get("associated_pipeline")
        obj.associated_pipeline = (
            _m.GetPhoneNumbersResponseAssociatedPipeline.from_dict(v) if isinstance(v, dict) else v
        )
        obj.inbound_config = get("inbound_config")
        obj.outbound_config = get("outbound_config")
        obj._nulls = _find_nulls(
            src,
            "associated_pipeline",
            "inbound_config",
            "outbound_config",
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdatePhoneNumbersRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import UNSET, Model, Nested, Spec, Unset, define
from shengwang_agent._runtime.model import Json as _Json
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

__all__ = ["UpdatePhoneNumbersRequest"]

_KEYS = frozenset(
    {
        "inbound_config",
        "outbound_config",
    }
)


@define(kw_only=True, eq=False, repr=False)
class UpdatePhoneNumbersRequest(Model):
    """Bindings of a number to change.

    Attributes:
        inbound_config: Update inbound call configuration. Passing `null` will clear the
            configuration; left out, it stays as it is.
        outbound_config: Update outbound call configuration. Passing `null` will clear the
            configuration; left out, it stays as it is.
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

    _SPEC: ClassVar[Spec] = (
        (
            "inbound_config",
            "inbound_config",
            "",
            Nested(default="UpdatePhoneNumbersRequestInboundConfig"),
        ),
        (
            "outbound_config",
            "outbound_config",
            "",
            Nested(default="UpdatePhoneNumbersRequestOutboundConfig"),
        ),
    )
    _NULLABLE: ClassVar[frozenset[str]] = frozenset(
        {
            "inbound_config",
            "outbound_config",
        }
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (inbound_config := self.inbound_config) is not UNSET:
            _json["inbound_config"] = _dump(inbound_config)
        if (outbound_config := self.outbound_config) is not UNSET:
            _json["outbound_config"] = _dump(outbound_config)
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
        v = get("inbound_config", UNSET)
        obj.inbound_config = (
            _m.UpdatePhoneNumbersRequestInboundConfig.from_dict(v) if isinstance(v, dict) else v
        )
        v = get("outbound_config", UNSET)
        obj.outbound_config = (
            _m.UpdatePhoneNumbersRequestOutboundConfig.from_dict(v) if isinstance(v, dict) else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

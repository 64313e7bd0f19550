# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AddPhoneNumbersRequestOutboundConfig``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["AddPhoneNumbersRequestOutboundConfig"]

_KEYS = frozenset(
    {
        "address",
        "transport",
        "prefix",
        "user",
        "password",
    }
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

    _SPEC: ClassVar[Spec] = (
        ("address", "address", "partial", None),
        ("transport", "transport", "", None),
        ("prefix", "prefix", "", None),
        ("user", "user", "partial", None),
        ("password", "password", "true", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (address := self.address) is not None:
            _json["address"] = address
        if (transport := self.transport) is not None:
            _json["transport"] = transport
        if (prefix := self.prefix) is not None:
            _json["prefix"] = prefix
        if (user := self.user) is not None:
            _json["user"] = user
        if (password := self.password) is not None:
            _json["password"] = password
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
        obj.address = get("address")
        obj.transport = get("transport")
        obj.prefix = get("prefix")
        obj.user = get("user")
        obj.password = get("password")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

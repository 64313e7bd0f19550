# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesRtc``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["StartAgentsRequestPropertiesRtc"]

_KEYS = frozenset(
    {
        "encryption_key",
        "encryption_salt",
        "encryption_mode",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesRtc(Model):
    """Media encryption of the RTC channel.

    Attributes:
        encryption_key: Key of the media encryption, of any length; 32 bytes are advised. Empty
            switches it off.
        encryption_salt: Salt of the media encryption: Base64 of 32 bytes. Needed for modes 7
            and 8.
        encryption_mode: Cipher. One of: `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`.
    """

    encryption_key: str | None = None
    encryption_salt: str | None = None
    encryption_mode: _m.RtcEncryptionMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("encryption_key", "encryption_key", "true", None),
        ("encryption_salt", "encryption_salt", "", None),
        ("encryption_mode", "encryption_mode", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (encryption_key := self.encryption_key) is not None:
            _json["encryption_key"] = encryption_key
        if (encryption_salt := self.encryption_salt) is not None:
            _json["encryption_salt"] = encryption_salt
        if (encryption_mode := self.encryption_mode) is not None:
            _json["encryption_mode"] = encryption_mode
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
        obj.encryption_key = get("encryption_key")
        obj.encryption_salt = get("encryption_salt")
        obj.encryption_mode = get("encryption_mode")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

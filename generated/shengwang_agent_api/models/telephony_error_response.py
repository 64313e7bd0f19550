# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``TelephonyErrorResponse``."""

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


__all__ = ["TelephonyErrorResponse"]

_KEYS = frozenset(
    {
        "error_type",
        "description",
    }
)


@define(kw_only=True, eq=False, repr=False)
class TelephonyErrorResponse(Model):
    """What the telephony and phone number endpoints answer when a request fails. Either field can
    be missing.

    Attributes:
        error_type: What went wrong, for programs to read. Known values: `invalid_phone_format`,
            `unauthorized`, `not_found`, `phone_number_exists`, `conflict`,
            `unprocessable_content`, `internal_server_error`.
        description: What went wrong, for people to read.
    """

    error_type: _m.TelephonyErrorType | None = None
    description: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("error_type", "error_type", "", None),
        ("description", "description", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (error_type := self.error_type) is not None:
            _json["error_type"] = error_type
        if (description := self.description) is not None:
            _json["description"] = description
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
        obj.error_type = get("error_type")
        obj.description = get("description")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

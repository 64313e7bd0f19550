# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListTelephonyResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import own as _own

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["ListTelephonyResponse"]

_KEYS = frozenset(
    {
        "data",
        "meta",
        "status",
    }
)


@define(kw_only=True, eq=False, repr=False)
class ListTelephonyResponse(Model):
    """One page of calls.

    Attributes:
        data: The calls of this page.
        meta: Paging information.
        status: Outcome of the request in a word.
    """

    data: _m.ListTelephonyResponseData
    meta: _m.ListTelephonyResponseMeta | None = None
    status: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("data", "data", "", Nested(default="ListTelephonyResponseData")),
        ("meta", "meta", "", Nested(default="ListTelephonyResponseMeta")),
        ("status", "status", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (data := self.data) is not None:
            _json["data"] = _dump(data)
        if (meta := self.meta) is not None:
            _json["meta"] = _dump(meta)
        if (status := self.status) is not None:
            _json["status"] = status
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        return cls._adopt(_own(src))

    @classmethod
    def _adopt(cls, src: dict[str, Any]) -> Self:
        """Read a JSON object nobody else holds: entries of its lists live on in the models."""
        if type(src) is not dict:
            try:
                _need_mapping(cls, src)
            except TypeError:
                del src
                raise
        get: Any = src.get
        obj = object.__new__(cls)
        v = get("data")
        obj.data = _m.ListTelephonyResponseData._adopt(v) if isinstance(v, dict) else v
        v = get("meta")
        obj.meta = _m.ListTelephonyResponseMeta.from_dict(v) if isinstance(v, dict) else v
        obj.status = get("status")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

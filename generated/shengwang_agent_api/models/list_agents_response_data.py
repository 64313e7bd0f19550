# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListAgentsResponseData``."""

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


__all__ = ["ListAgentsResponseData"]

_KEYS = frozenset(
    {
        "count",
        "list",
    }
)


@define(kw_only=True, eq=False, repr=False)
class ListAgentsResponseData(Model):
    """The agents of one page.

    Attributes:
        count: Number of agents on this page.
        list_: The agents on this page.
    """

    count: int | None = None
    list_: list[_m.ListAgentsResponseDataListItem]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("count", "count", "", None),
        ("list_", "list", "", Nested(default="ListAgentsResponseDataListItem")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (count := self.count) is not None:
            _json["count"] = count
        if (list_ := self.list_) is not None:
            _json["list"] = _dump(list_)
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
        obj.count = get("count")
        v = get("list")
        obj.list_ = _m.ListAgentsResponseDataListItem._adopt_all(v) if type(v) is list else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponsePagination``."""

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


__all__ = ["GetTurnsAgentsResponsePagination"]

_KEYS = frozenset(
    {
        "page_index",
        "total_pages",
        "is_last_page",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponsePagination(Model):
    """Where a page of turns stands.

    Attributes:
        page_index: Number of this page, counted from 1.
        total_pages: Number of pages.
        is_last_page: Whether this is the last page.
    """

    page_index: int | None = None
    total_pages: int | None = None
    is_last_page: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("page_index", "page_index", "", None),
        ("total_pages", "total_pages", "", None),
        ("is_last_page", "is_last_page", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (page_index := self.page_index) is not None:
            _json["page_index"] = page_index
        if (total_pages := self.total_pages) is not None:
            _json["total_pages"] = total_pages
        if (is_last_page := self.is_last_page) is not None:
            _json["is_last_page"] = is_last_page
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
        obj.page_index = get("page_index")
        obj.total_pages = get("total_pages")
        obj.is_last_page = get("is_last_page")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

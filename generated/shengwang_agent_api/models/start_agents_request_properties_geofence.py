# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesGeofence``."""

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


__all__ = ["StartAgentsRequestPropertiesGeofence"]

_KEYS = frozenset(
    {
        "area",
        "exclude_area",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesGeofence(Model):
    """Region restriction. The agent uses only servers inside `area`.

    Attributes:
        area: Region whose servers may be used. Known values: `GLOBAL`, `NORTH_AMERICA`,
            `EUROPE`, `ASIA`, `INDIA`, `JAPAN`.
        exclude_area: Region to leave out. Only with `area` `GLOBAL`. Known values:
            `NORTH_AMERICA`, `EUROPE`, `ASIA`, `INDIA`, `JAPAN`.
    """

    area: _m.StartAgentsRequestPropertiesGeofenceArea
    exclude_area: _m.StartAgentsRequestPropertiesGeofenceExcludeArea | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("area", "area", "", None),
        ("exclude_area", "exclude_area", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (area := self.area) is not None:
            _json["area"] = area
        if (exclude_area := self.exclude_area) is not None:
            _json["exclude_area"] = exclude_area
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
        obj.area = get("area")
        obj.exclude_area = get("exclude_area")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define, field

from .. import models as _m
from .._model import Model
from .._model import dump as _dump
from .._model import extras as _extras
from .._model import need_mapping as _need_mapping
from .._model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem"]

_KEYS = frozenset({"name", "latency"})


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem(Model):
    """How long one stage of a turn took.

    Attributes:
        name: The stage.
        latency: Time it took, in milliseconds.
    """

    name: _m.TurnLatencySegment | None = None
    latency: float | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[tuple[tuple[str, str, str, str], ...]] = (
        ("name", "name", "", ""),
        ("latency", "latency", "", ""),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        d: dict[str, Any] = {}
        if (v1 := self.name) is not None:
            d["name"] = v1
        if (v2 := self.latency) is not None:
            d["latency"] = v2
        if self.additional_properties:
            d.update(_dump(self.additional_properties))
        return d

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            _need_mapping(cls, src)
        get: Any = src.get
        obj = object.__new__(cls)
        obj.name = get("name")
        obj.latency = get("latency")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

    @classmethod
    def _read_all(cls, values: list[Any]) -> list[Any]:
        """Read a JSON array in one loop; the keys nobody knows are looked for when asked."""
        if set(map(type, values)) - {dict}:
            return [cls.from_dict(src) if type(src) is dict else src for src in values]
        found: list[Any] = list(map(object.__new__, [cls] * len(values)))
        for src, obj in zip(values, found):
            obj.name = src["name"] if "name" in src else None
            obj.latency = src["latency"] if "latency" in src else None
            obj._source = src
        return found

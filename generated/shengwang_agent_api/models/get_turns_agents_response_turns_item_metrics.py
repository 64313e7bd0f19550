# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemMetrics``."""

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


__all__ = ["GetTurnsAgentsResponseTurnsItemMetrics"]

_KEYS = frozenset(
    {
        "e2e_latency_ms",
        "segmented_latency_ms",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponseTurnsItemMetrics(Model):
    """How long a turn took.

    Attributes:
        e_2_e_latency_ms: Latency of the whole turn, in milliseconds.
        segmented_latency_ms: The same latency, stage by stage.
    """

    e_2_e_latency_ms: int | None = None
    segmented_latency_ms: (
        list[_m.GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem] | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("e_2_e_latency_ms", "e2e_latency_ms", "", None),
        (
            "segmented_latency_ms",
            "segmented_latency_ms",
            "",
            Nested(default="GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem"),
        ),
    )

    @property
    def e2e_latency_ms(self) -> int | None:
        """The same as ``e_2_e_latency_ms``, as the API spells it."""
        return self.e_2_e_latency_ms

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (e_2_e_latency_ms := self.e_2_e_latency_ms) is not None:
            _json["e2e_latency_ms"] = e_2_e_latency_ms
        if (segmented_latency_ms := self.segmented_latency_ms) is not None:
            _json["segmented_latency_ms"] = _dump(segmented_latency_ms)
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
        obj.e_2_e_latency_ms = get("e2e_latency_ms")
        v = get("segmented_latency_ms")
        obj.segmented_latency_ms = (
            _m.GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem._adopt_all(v)
            if type(v) is list
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

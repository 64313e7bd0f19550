# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsTurnsFinishedTurn``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["NcsTurnsFinishedTurn"]

_KEYS = frozenset(
    {
        "agent_id",
        "channel",
        "turn_id",
        "start",
        "end",
        "metrics",
    }
)


@define(kw_only=True, eq=False, repr=False)
class NcsTurnsFinishedTurn(Model):
    """One exchange between user and agent.

    Attributes:
        agent_id: Identifier of the agent instance.
        channel: Name of the RTC channel.
        turn_id: Number of the turn, counted from 1.
        start: How the turn began.
        end: How the turn ended.
        metrics: How long the turn took.
    """

    agent_id: str | None = None
    channel: str | None = None
    turn_id: float
    start: _m.GetTurnsAgentsResponseTurnsItemStart | None = None
    end: _m.GetTurnsAgentsResponseTurnsItemEnd | None = None
    metrics: _m.NcsTurnsFinishedMetrics | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("channel", "channel", "", None),
        ("turn_id", "turn_id", "", None),
        ("start", "start", "", Nested(default="GetTurnsAgentsResponseTurnsItemStart")),
        ("end", "end", "", Nested(default="GetTurnsAgentsResponseTurnsItemEnd")),
        ("metrics", "metrics", "", Nested(default="NcsTurnsFinishedMetrics")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (agent_id := self.agent_id) is not None:
            _json["agent_id"] = agent_id
        if (channel := self.channel) is not None:
            _json["channel"] = channel
        if (turn_id := self.turn_id) is not None:
            _json["turn_id"] = turn_id
        if (start := self.start) is not None:
            _json["start"] = _dump(start)
        if (end := self.end) is not None:
            _json["end"] = _dump(end)
        if (metrics := self.metrics) is not None:
            _json["metrics"] = _dump(metrics)
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
        obj.agent_id = get("agent_id")
        obj.channel = get("channel")
        obj.turn_id = get("turn_id")
        v = get("start")
        obj.start = (
            _m.GetTurnsAgentsResponseTurnsItemStart.from_dict(v) if isinstance(v, dict) else v
        )
        v = get("end")
        obj.end = _m.GetTurnsAgentsResponseTurnsItemEnd.from_dict(v) if isinstance(v, dict) else v
        v = get("metrics")
        obj.metrics = _m.NcsTurnsFinishedMetrics.from_dict(v) if isinstance(v, dict) else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsTurnsFinishedPayload``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define, field
from shengwang_agent._runtime.model import Model
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import each as _each
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["NcsTurnsFinishedPayload"]

_KEYS = frozenset(
    {
        "agent_id",
        "name",
        "channel",
        "start_ts",
        "stop_ts",
        "labels",
        "total_turn_count",
        "is_truncated",
        "turns",
    }
)


@define(kw_only=True, eq=False, repr=False)
class NcsTurnsFinishedPayload(Model):
    """Event 112: all turns of an agent that has stopped.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        start_ts: Time of the start, in Unix seconds; samples show milliseconds here.
        stop_ts: Time of the stop, in Unix seconds; samples show milliseconds here.
        labels: The labels given when the agent was started.
        total_turn_count: Number of turns in the whole run.
        is_truncated: Whether the list was cut at 200 turns.
        turns: The turns of the run.
    """

    agent_id: str
    name: str | None = None
    channel: str
    start_ts: int
    stop_ts: int
    labels: dict[str, str] | None = None
    total_turn_count: float
    is_truncated: bool
    turns: list[_m.NcsTurnsFinishedTurn]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[tuple[tuple[str, str, str, str], ...]] = (
        ("agent_id", "agent_id", "", ""),
        ("name", "name", "", ""),
        ("channel", "channel", "", ""),
        ("start_ts", "start_ts", "", ""),
        ("stop_ts", "stop_ts", "", ""),
        ("labels", "labels", "", ""),
        ("total_turn_count", "total_turn_count", "", ""),
        ("is_truncated", "is_truncated", "", ""),
        ("turns", "turns", "", "NcsTurnsFinishedTurn"),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        d: dict[str, Any] = {}
        if (v1 := self.agent_id) is not None:
            d["agent_id"] = v1
        if (v2 := self.name) is not None:
            d["name"] = v2
        if (v3 := self.channel) is not None:
            d["channel"] = v3
        if (v4 := self.start_ts) is not None:
            d["start_ts"] = v4
        if (v5 := self.stop_ts) is not None:
            d["stop_ts"] = v5
        if (v6 := self.labels) is not None:
            d["labels"] = v6 if type(v6) is dict else _dump(v6)
        if (v7 := self.total_turn_count) is not None:
            d["total_turn_count"] = v7
        if (v8 := self.is_truncated) is not None:
            d["is_truncated"] = v8
        if (v9 := self.turns) is not None:
            d["turns"] = _dump(v9)
        if self.additional_properties:
            d.update(_dump(self.additional_properties))
        return d

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
        obj.name = get("name")
        obj.channel = get("channel")
        obj.start_ts = get("start_ts")
        obj.stop_ts = get("stop_ts")
        obj.labels = get("labels")
        obj.total_turn_count = get("total_turn_count")
        obj.is_truncated = get("is_truncated")
        v = get("turns")
        obj.turns = _each(_m.NcsTurnsFinishedTurn.from_dict, v)
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

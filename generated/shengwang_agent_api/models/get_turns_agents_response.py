# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import each as _each
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import lacking as _lacking
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import own as _own

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["GetTurnsAgentsResponse"]

_KEYS = frozenset(
    {
        "agent_id",
        "name",
        "channel",
        "total_turn_count",
        "pagination",
        "turns",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponse(Model):
    """One page of turns.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        total_turn_count: Number of turns in the whole run.
        pagination: Where this page stands.
        turns: The turns on this page.
    """

    agent_id: str | None = None
    name: str | None = None
    channel: str | None = None
    total_turn_count: int | None = None
    pagination: _m.GetTurnsAgentsResponsePagination | None = None
    turns: list[_m.GetTurnsAgentsResponseTurnsItem] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("name", "name", "", None),
        ("channel", "channel", "", None),
        ("total_turn_count", "total_turn_count", "", None),
        ("pagination", "pagination", "", Nested(default="GetTurnsAgentsResponsePagination")),
        ("turns", "turns", "", Nested(default="GetTurnsAgentsResponseTurnsItem")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (agent_id := self.agent_id) is not None:
            _json["agent_id"] = agent_id
        if (name := self.name) is not None:
            _json["name"] = name
        if (channel := self.channel) is not None:
            _json["channel"] = channel
        if (total_turn_count := self.total_turn_count) is not None:
            _json["total_turn_count"] = total_turn_count
        if (pagination := self.pagination) is not None:
            _json["pagination"] = _dump(pagination)
        if (turns := self.turns) is not None:
            _json["turns"] = _dump(turns)
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
        obj.agent_id = get("agent_id")
        obj.name = get("name")
        obj.channel = get("channel")
        obj.total_turn_count = get("total_turn_count")
        v = get("pagination")
        obj.pagination = (
            _m.GetTurnsAgentsResponsePagination.from_dict(v) if isinstance(v, dict) else v
        )
        v = get("turns")
        obj.turns = _each(_m.GetTurnsAgentsResponseTurnsItem._adopt, v)
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj


_lacking(
    GetTurnsAgentsResponse,
    items="it is turns",
    data="it is turns",
)

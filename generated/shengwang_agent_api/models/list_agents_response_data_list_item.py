# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListAgentsResponseDataListItem``."""

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


__all__ = ["ListAgentsResponseDataListItem"]

_KEYS = frozenset({"start_ts", "status", "agent_id"})


@define(kw_only=True, eq=False, repr=False)
class ListAgentsResponseDataListItem(Model):
    """An agent in the list.

    Attributes:
        start_ts: Time of the start, in Unix seconds.
        status: State of the agent.
        agent_id: Identifier of the agent instance.
    """

    start_ts: int | None = None
    status: _m.ListAgentsResponseDataListItemStatus | None = None
    agent_id: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[tuple[tuple[str, str, str, str], ...]] = (
        ("start_ts", "start_ts", "", ""),
        ("status", "status", "", ""),
        ("agent_id", "agent_id", "", ""),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        d: dict[str, Any] = {}
        if (v1 := self.start_ts) is not None:
            d["start_ts"] = v1
        if (v2 := self.status) is not None:
            d["status"] = v2
        if (v3 := self.agent_id) is not None:
            d["agent_id"] = v3
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
        obj.start_ts = get("start_ts")
        obj.status = get("status")
        obj.agent_id = get("agent_id")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

    @classmethod
    def _read_all(cls, values: list[Any]) -> list[Any]:
        """Read a JSON array in one loop; the keys nobody knows are looked for when asked."""
        if set(map(type, values)) - {dict}:
            return [cls.from_dict(src) if type(src) is dict else src for src in values]
        found: list[Any] = list(map(object.__new__, [cls] * len(values)))
        for src, obj in zip(values, found):
            obj.start_ts = src["start_ts"] if "start_ts" in src else None
            obj.status = src["status"] if "status" in src else None
            obj.agent_id = src["agent_id"] if "agent_id" in src else None
            obj._source = src
        return found

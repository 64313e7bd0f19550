# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentErrorPayload``."""

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


__all__ = ["NcsAgentErrorPayload"]

_KEYS = frozenset(
    {
        "agent_id",
        "name",
        "channel",
        "start_ts",
        "labels",
        "turn_id",
        "errors",
    }
)


@define(kw_only=True, eq=False, repr=False)
class NcsAgentErrorPayload(Model):
    """Event 110: something failed during a turn.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        start_ts: Time of the start, in Unix seconds.
        labels: The labels given when the agent was started.
        turn_id: Number of the turn. Arrives as a number, a string or an empty string.
        errors: The errors of the turn.
    """

    agent_id: str
    name: str | None = None
    channel: str
    start_ts: int
    labels: dict[str, str] | None = None
    turn_id: Any = None
    errors: list[_m.NcsAgentErrorItem]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("name", "name", "", None),
        ("channel", "channel", "", None),
        ("start_ts", "start_ts", "", None),
        ("labels", "labels", "", None),
        ("turn_id", "turn_id", "", None),
        ("errors", "errors", "", Nested(default="NcsAgentErrorItem")),
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
        if (start_ts := self.start_ts) is not None:
            _json["start_ts"] = start_ts
        if (labels := self.labels) is not None:
            _json["labels"] = labels if labels.__class__ is dict else _dump(labels)
        if (turn_id := self.turn_id) is not None:
            _json["turn_id"] = _dump(turn_id)
        if (errors := self.errors) is not None:
            _json["errors"] = _dump(errors)
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
        obj.start_ts = get("start_ts")
        obj.labels = get("labels")
        obj.turn_id = get("turn_id")
        v = get("errors")
        obj.errors = _m.NcsAgentErrorItem._adopt_all(v) if type(v) is list else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentLeftPayload``."""

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


__all__ = ["NcsAgentLeftPayload"]

_KEYS = frozenset(
    {
        "agent_id",
        "name",
        "channel",
        "start_ts",
        "stop_ts",
        "labels",
        "status",
        "message",
    }
)


@define(kw_only=True, eq=False, repr=False)
class NcsAgentLeftPayload(Model):
    """Event 102: an agent left its channel.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        start_ts: Time of the start, in Unix seconds.
        stop_ts: Time of the stop, in Unix seconds.
        labels: The labels given when the agent was started.
        status: How the run ended, `STOPPED` or `FAILED`.
        message: Why the agent left. Known values: `OK`, `Idle for too long`, `Task lifetime
            limit exceeded`, `Connecting for too long`, `RTC connection error`.
    """

    agent_id: str
    name: str | None = None
    channel: str
    start_ts: int
    stop_ts: int
    labels: dict[str, str] | None = None
    status: str
    message: _m.NcsAgentLeftMessage
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("name", "name", "", None),
        ("channel", "channel", "", None),
        ("start_ts", "start_ts", "", None),
        ("stop_ts", "stop_ts", "", None),
        ("labels", "labels", "", None),
        ("status", "status", "", None),
        ("message", "message", "", None),
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
        if (stop_ts := self.stop_ts) is not None:
            _json["stop_ts"] = stop_ts
        if (labels := self.labels) is not None:
            _json["labels"] = labels if labels.__class__ is dict else _dump(labels)
        if (status := self.status) is not None:
            _json["status"] = status
        if (message := self.message) is not None:
            _json["message"] = message
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
        obj.name = get("name")
        obj.channel = get("channel")
        obj.start_ts = get("start_ts")
        obj.stop_ts = get("stop_ts")
        obj.labels = get("labels")
        obj.status = get("status")
        obj.message = get("message")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

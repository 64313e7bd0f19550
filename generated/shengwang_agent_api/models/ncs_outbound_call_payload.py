# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsOutboundCallPayload``."""

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


__all__ = ["NcsOutboundCallPayload"]

_KEYS = frozenset(
    {
        "agent_id",
        "name",
        "channel",
        "labels",
        "state",
        "report_ms",
    }
)


@define(kw_only=True, eq=False, repr=False)
class NcsOutboundCallPayload(Model):
    """Event 202: the state of an outbound call changed.

    Attributes:
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
        channel: Name of the RTC channel.
        labels: The labels given when the agent was started.
        state: The new state of the call. Known values: `START`, `CALLING`, `RINGING`,
            `ANSWERED`, `HANGUP`.
        report_ms: Time of the change, in Unix milliseconds.
    """

    agent_id: str
    name: str | None = None
    channel: str
    labels: dict[str, str] | None = None
    state: _m.NcsOutboundCallState
    report_ms: int
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("name", "name", "", None),
        ("channel", "channel", "", None),
        ("labels", "labels", "", None),
        ("state", "state", "", None),
        ("report_ms", "report_ms", "", None),
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
        if (labels := self.labels) is not None:
            _json["labels"] = labels if labels.__class__ is dict else _dump(labels)
        if (state := self.state) is not None:
            _json["state"] = state
        if (report_ms := self.report_ms) is not None:
            _json["report_ms"] = report_ms
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
        obj.labels = get("labels")
        obj.state = get("state")
        obj.report_ms = get("report_ms")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

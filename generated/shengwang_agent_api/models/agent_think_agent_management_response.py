# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AgentThinkAgentManagementResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["AgentThinkAgentManagementResponse"]

_KEYS = frozenset(
    {
        "agent_id",
        "channel",
        "start_ts",
    }
)


@define(kw_only=True, eq=False, repr=False)
class AgentThinkAgentManagementResponse(Model):
    """The agent that takes the instruction.

    Attributes:
        agent_id: Identifier of the agent instance.
        channel: Name of the RTC channel.
        start_ts: Time the request was handled, in Unix seconds.
    """

    agent_id: str | None = None
    channel: str | None = None
    start_ts: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("channel", "channel", "", None),
        ("start_ts", "start_ts", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (agent_id := self.agent_id) is not None:
            _json["agent_id"] = agent_id
        if (channel := self.channel) is not None:
            _json["channel"] = channel
        if (start_ts := self.start_ts) is not None:
            _json["start_ts"] = start_ts
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
        obj.start_ts = get("start_ts")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

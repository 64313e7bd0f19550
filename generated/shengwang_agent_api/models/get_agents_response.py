# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetAgentsResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import LACKING as _LACKING
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import lacking as _lacking
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import settle as _settle

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["GetAgentsResponse"]

_KEYS = frozenset(
    {
        "message",
        "start_ts",
        "stop_ts",
        "status",
        "agent_id",
        "name",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GetAgentsResponse(Model):
    """State of an agent.

    Attributes:
        message: Why the agent left, or a word on its state.
        start_ts: Time of the start, in Unix seconds.
        stop_ts: Time the agent left, in Unix seconds.
        status: State of the agent. Known values: `IDLE`, `STARTING`, `RUNNING`, `STOPPING`,
            `STOPPED`, `RECOVERING`, `FAILED`.
        agent_id: Identifier of the agent instance.
        name: The name given when the agent was started.
    """

    message: str | None = None
    start_ts: int | None = None
    stop_ts: int | None = None
    status: _m.GetAgentsResponseStatus | None = None
    agent_id: str = _LACKING
    name: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("message", "message", "", None),
        ("start_ts", "start_ts", "", None),
        ("stop_ts", "stop_ts", "", None),
        ("status", "status", "", None),
        ("agent_id", "agent_id", "", None),
        ("name", "name", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (message := self.message) is not None:
            _json["message"] = message
        if (start_ts := self.start_ts) is not None:
            _json["start_ts"] = start_ts
        if (stop_ts := self.stop_ts) is not None:
            _json["stop_ts"] = stop_ts
        if (status := self.status) is not None:
            _json["status"] = status
        if (agent_id := getattr(self, "agent_id", None)) is not None:
            _json["agent_id"] = agent_id
        if (name := self.name) is not None:
            _json["name"] = name
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
        obj.message = get("message")
        obj.start_ts = get("start_ts")
        obj.stop_ts = get("stop_ts")
        obj.status = get("status")
        obj.agent_id = get("agent_id")
        obj.name = get("name")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj


_settle(GetAgentsResponse, "agent_id")


_lacking(
    GetAgentsResponse,
    id="it is agent_id",
    state="it is status",
    stop="write client.agents.stop(agent_id=…)",
    wait="write client.agents.wait(agent_id)",
    say="write client.agents.speak(agent_id=…, text=…)",
    speak="write client.agents.speak(agent_id=…, text=…)",
    reason="it is message",
)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdateAgentsResponse``."""

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


__all__ = ["UpdateAgentsResponse"]

_KEYS = frozenset(
    {
        "agent_id",
        "create_ts",
        "status",
        "state",
    }
)


@define(kw_only=True, eq=False, repr=False)
class UpdateAgentsResponse(Model):
    """The agent that was changed.

    Attributes:
        agent_id: Identifier of the agent instance.
        create_ts: Time of creation, in Unix seconds.
        status: State of the agent. Known values: `IDLE`, `STARTING`, `RUNNING`, `STOPPING`,
            `STOPPED`, `RECOVERING`, `FAILED`.
        state: State of the agent, under the name the documentation for mainland China gives it.
            Read `status` first, then this. Known values: `IDLE`, `STARTING`, `RUNNING`,
            `STOPPING`, `STOPPED`, `RECOVERING`, `FAILED`.
    """

    agent_id: str | None = None
    create_ts: int | None = None
    status: _m.UpdateAgentsResponseStatus | None = None
    state: _m.UpdateAgentsResponseStatus | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("create_ts", "create_ts", "", None),
        ("status", "status", "", None),
        ("state", "state", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (agent_id := self.agent_id) is not None:
            _json["agent_id"] = agent_id
        if (create_ts := self.create_ts) is not None:
            _json["create_ts"] = create_ts
        if (status := self.status) is not None:
            _json["status"] = status
        if (state := self.state) is not None:
            _json["state"] = state
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
        obj.create_ts = get("create_ts")
        obj.status = get("status")
        obj.state = get("state")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsResponse``."""

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


__all__ = ["StartAgentsResponse"]

_KEYS = frozenset(
    {
        "agent_id",
        "create_ts",
        "status",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsResponse(Model):
    """The agent that was started.

    Attributes:
        agent_id: Identifier of the new agent instance. Every later call about the agent needs
            it.
        create_ts: Time of creation, in Unix seconds.
        status: State right after creation. Known values: `IDLE`, `STARTING`, `RUNNING`,
            `STOPPING`, `STOPPED`, `RECOVERING`, `FAILED`.
    """

    agent_id: str = _LACKING
    create_ts: int | None = None
    status: _m.StartAgentsResponseStatus | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("create_ts", "create_ts", "", None),
        ("status", "status", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (agent_id := getattr(self, "agent_id", None)) is not None:
            _json["agent_id"] = agent_id
        if (create_ts := self.create_ts) is not None:
            _json["create_ts"] = create_ts
        if (status := self.status) is not None:
            _json["status"] = status
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
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj


_settle(StartAgentsResponse, "agent_id")


_lacking(
    StartAgentsResponse,
    id="it is agent_id",
    state="it is status",
    stop="write client.agents.stop(agent_id=…)",
    wait="write client.agents.wait(agent_id)",
    say="write client.agents.speak(agent_id=…, text=…)",
    speak="write client.agents.speak(agent_id=…, text=…)",
)

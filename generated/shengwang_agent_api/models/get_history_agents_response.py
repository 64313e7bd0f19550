# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetHistoryAgentsResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import lacking as _lacking
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import own as _own

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["GetHistoryAgentsResponse"]

_KEYS = frozenset(
    {
        "agent_id",
        "start_ts",
        "status",
        "contents",
        "end_ts",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GetHistoryAgentsResponse(Model):
    """What the agent remembers of the conversation.

    Attributes:
        agent_id: Identifier of the agent instance.
        start_ts: Time of the start, in Unix seconds.
        status: State of the agent, `RUNNING` whenever this call succeeds.
        contents: The entries the agent remembers.
        end_ts: Time of the end, in Unix seconds. Seen in an old sample only.
    """

    agent_id: str | None = None
    start_ts: int | None = None
    status: str | None = None
    contents: list[_m.GetHistoryAgentsResponseContentsItem] | None = None
    end_ts: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("agent_id", "agent_id", "", None),
        ("start_ts", "start_ts", "", None),
        ("status", "status", "", None),
        ("contents", "contents", "", Nested(default="GetHistoryAgentsResponseContentsItem")),
        ("end_ts", "end_ts", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (agent_id := self.agent_id) is not None:
            _json["agent_id"] = agent_id
        if (start_ts := self.start_ts) is not None:
            _json["start_ts"] = start_ts
        if (status := self.status) is not None:
            _json["status"] = status
        if (contents := self.contents) is not None:
            _json["contents"] = _dump(contents)
        if (end_ts := self.end_ts) is not None:
            _json["end_ts"] = end_ts
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
        obj.start_ts = get("start_ts")
        obj.status = get("status")
        v = get("contents")
        obj.contents = (
            _m.GetHistoryAgentsResponseContentsItem._adopt_all(v) if type(v) is list else v
        )
        obj.end_ts = get("end_ts")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj


_lacking(
    GetHistoryAgentsResponse,
    messages="it is contents",
    entries="it is contents",
    history="it is contents",
    items="it is contents",
    transcript="it is contents",
    data="it is contents",
)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmMessage``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["CustomLlmMessage"]

_KEYS = frozenset(
    {
        "role",
        "content",
        "turn_id",
        "timestamp",
        "metadata",
        "tool_calls",
        "tool_call_id",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmMessage(Model):
    """One message of a request to a model of your own.

    Attributes:
        role: Who said it. Known values: `system`, `user`, `assistant`, `tool`.
        content: The text, or a list of parts when the model takes images.
        turn_id: Number of its turn, from 0. Only with `llm.vendor` `custom`.
        timestamp: When it was said. Only with `llm.vendor` `custom`.
        metadata: Where it came from. Only with `llm.vendor` `custom`.
        tool_calls: Tools the model asked for, in the shape of OpenAI.
        tool_call_id: The call that a message of role `tool` answers.
    """

    role: _m.CustomLlmMessageRole
    content: str | list[dict[str, Any]]
    turn_id: int | None = None
    timestamp: int | None = None
    metadata: _m.CustomLlmMessageMetadata | None = None
    tool_calls: list[dict[str, Any]] | None = None
    tool_call_id: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("role", "role", "", None),
        ("content", "content", "", None),
        ("turn_id", "turn_id", "", None),
        ("timestamp", "timestamp", "", None),
        ("metadata", "metadata", "", Nested(default="CustomLlmMessageMetadata")),
        ("tool_calls", "tool_calls", "", None),
        ("tool_call_id", "tool_call_id", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (role := self.role) is not None:
            _json["role"] = role
        if (content := self.content) is not None:
            _json["content"] = _dump(content)
        if (turn_id := self.turn_id) is not None:
            _json["turn_id"] = turn_id
        if (timestamp := self.timestamp) is not None:
            _json["timestamp"] = timestamp
        if (metadata := self.metadata) is not None:
            _json["metadata"] = _dump(metadata)
        if (tool_calls := self.tool_calls) is not None:
            _json["tool_calls"] = tool_calls
        if (tool_call_id := self.tool_call_id) is not None:
            _json["tool_call_id"] = tool_call_id
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
        obj.role = get("role")
        obj.content = get("content")
        obj.turn_id = get("turn_id")
        obj.timestamp = get("timestamp")
        v = get("metadata")
        obj.metadata = _m.CustomLlmMessageMetadata.from_dict(v) if isinstance(v, dict) else v
        obj.tool_calls = get("tool_calls")
        obj.tool_call_id = get("tool_call_id")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

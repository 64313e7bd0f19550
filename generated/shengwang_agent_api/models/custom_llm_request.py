# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import each as _each
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["CustomLlmRequest"]

_KEYS = frozenset(
    {
        "messages",
        "stream",
        "model",
        "turn_id",
        "timestamp",
        "interruptable",
        "context",
        "tools",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmRequest(Model):
    """A request to a model of your own: the chat completion request of OpenAI, with some fields
    more when `llm.vendor` is `custom`.

    Attributes:
        messages: `system_messages` first, then at most `max_history` entries of the
            conversation.
        stream: Always true.
        model: Name of the model, from `llm.params`.
        turn_id: Number of the turn. Only with `llm.vendor` `custom`.
        timestamp: Time of the turn. Documented as milliseconds; the samples show seconds. Only
            with `llm.vendor` `custom`.
        interruptable: Whether the turn can be interrupted. Only with `llm.vendor` `custom`.
        context: What is known of the users. With `advanced_features.enable_rtm`.
        tools: Tools that the platform runs, in the shape of OpenAI.
    """

    messages: list[_m.CustomLlmMessage]
    stream: bool
    model: str | None = None
    turn_id: int | None = None
    timestamp: int | None = None
    interruptable: bool | None = None
    context: _m.CustomLlmContext | None = None
    tools: list[dict[str, Any]] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("messages", "messages", "", Nested(default="CustomLlmMessage")),
        ("stream", "stream", "", None),
        ("model", "model", "", None),
        ("turn_id", "turn_id", "", None),
        ("timestamp", "timestamp", "", None),
        ("interruptable", "interruptable", "", None),
        ("context", "context", "", Nested(default="CustomLlmContext")),
        ("tools", "tools", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (messages := self.messages) is not None:
            _json["messages"] = _dump(messages)
        if (stream := self.stream) is not None:
            _json["stream"] = stream
        if (model := self.model) is not None:
            _json["model"] = model
        if (turn_id := self.turn_id) is not None:
            _json["turn_id"] = turn_id
        if (timestamp := self.timestamp) is not None:
            _json["timestamp"] = timestamp
        if (interruptable := self.interruptable) is not None:
            _json["interruptable"] = interruptable
        if (context := self.context) is not None:
            _json["context"] = _dump(context)
        if (tools := self.tools) is not None:
            _json["tools"] = tools
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
        v = get("messages")
        obj.messages = _each(_m.CustomLlmMessage.from_dict, v)
        obj.stream = get("stream")
        obj.model = get("model")
        obj.turn_id = get("turn_id")
        obj.timestamp = get("timestamp")
        obj.interruptable = get("interruptable")
        v = get("context")
        obj.context = _m.CustomLlmContext.from_dict(v) if isinstance(v, dict) else v
        obj.tools = get("tools")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

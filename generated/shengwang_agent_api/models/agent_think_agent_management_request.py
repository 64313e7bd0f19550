# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AgentThinkAgentManagementRequest``."""

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


__all__ = ["AgentThinkAgentManagementRequest"]

_KEYS = frozenset(
    {
        "text",
        "on_listening_action",
        "on_thinking_action",
        "on_speaking_action",
        "interruptable",
        "metadata",
    }
)


@define(kw_only=True, eq=False, repr=False)
class AgentThinkAgentManagementRequest(Model):
    """An instruction for the agent.

    Attributes:
        text: The instruction, taken as if the user had said it.
        on_listening_action: What happens when the agent is listening to the user. One of:
            `inject`, `interrupt`, `ignore`, `append`. Server default: ``'interrupt'``.
        on_thinking_action: What happens when the model is thinking. One of: `interrupt`,
            `ignore`, `append`. Server default: ``'interrupt'``.
        on_speaking_action: What happens when the agent is speaking. One of: `interrupt`,
            `ignore`, `append`. Server default: ``'ignore'``.
        interruptable: Whether a user who speaks cuts the answer short. Server default:
            ``True``.
        metadata: Data of your own that travels with the instruction, of any kind.
    """

    text: str
    on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None
    on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None
    on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None
    interruptable: bool | None = None
    metadata: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("text", "text", "", None),
        ("on_listening_action", "on_listening_action", "", None),
        ("on_thinking_action", "on_thinking_action", "", None),
        ("on_speaking_action", "on_speaking_action", "", None),
        ("interruptable", "interruptable", "", None),
        ("metadata", "metadata", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (text := self.text) is not None:
            _json["text"] = text
        if (on_listening_action := self.on_listening_action) is not None:
            _json["on_listening_action"] = on_listening_action
        if (on_thinking_action := self.on_thinking_action) is not None:
            _json["on_thinking_action"] = on_thinking_action
        if (on_speaking_action := self.on_speaking_action) is not None:
            _json["on_speaking_action"] = on_speaking_action
        if (interruptable := self.interruptable) is not None:
            _json["interruptable"] = interruptable
        if (metadata := self.metadata) is not None:
            _json["metadata"] = metadata if metadata.__class__ is dict else _dump(metadata)
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
        obj.text = get("text")
        obj.on_listening_action = get("on_listening_action")
        obj.on_thinking_action = get("on_thinking_action")
        obj.on_speaking_action = get("on_speaking_action")
        obj.interruptable = get("interruptable")
        obj.metadata = get("metadata")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

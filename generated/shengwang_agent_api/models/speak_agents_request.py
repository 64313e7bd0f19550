# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SpeakAgentsRequest``."""

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


__all__ = ["SpeakAgentsRequest"]

_KEYS = frozenset(
    {
        "text",
        "priority",
        "interruptable",
    }
)


@define(kw_only=True, eq=False, repr=False)
class SpeakAgentsRequest(Model):
    """A message for the agent to say.

    Attributes:
        text: The broadcast message text. The maximum length of the text content is 512 bytes,
            counted in UTF-8.
        priority: Sets the priority of the message broadcast: - `INTERRUPT`: High priority. The
            agent immediately interrupts the current interaction to announce the message. -
            `APPEND`: Medium priority. The agent announces the message after the current
            interaction ends. - `IGNORE`: Low priority. If the agent is busy interacting, it
            ignores and discards the broadcast; the message is only announced if the agent is
            not interacting. Server default: ``'INTERRUPT'``.
        interruptable: Whether to allow users to interrupt the agent's broadcast by speaking: -
            `true`: Allow - `false`: Don't allow Server default: ``True``.
    """

    text: str
    priority: _m.SpeakAgentsRequestPriority | None = None
    interruptable: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("text", "text", "", None),
        ("priority", "priority", "", None),
        ("interruptable", "interruptable", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (text := self.text) is not None:
            _json["text"] = text
        if (priority := self.priority) is not None:
            _json["priority"] = priority
        if (interruptable := self.interruptable) is not None:
            _json["interruptable"] = interruptable
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
        obj.priority = get("priority")
        obj.interruptable = get("interruptable")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

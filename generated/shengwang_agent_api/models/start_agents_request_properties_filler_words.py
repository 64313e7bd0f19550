# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWords``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Json as _Json
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["StartAgentsRequestPropertiesFillerWords"]

_KEYS = frozenset(
    {
        "enable",
        "trigger",
        "content",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesFillerWords(Model):
    """Phrases the agent says while the model is still thinking.

    Attributes:
        enable: Switch fillers on. Server default: ``False``.
        trigger: When a filler is said.
        content: What is said.
    """

    enable: bool | None = None
    trigger: (
        _m.StartAgentsRequestPropertiesFillerWordsTrigger
        | _p.StartAgentsRequestPropertiesFillerWordsTriggerDict
        | _Json
        | None
    ) = None
    content: (
        _m.StartAgentsRequestPropertiesFillerWordsContent
        | _p.StartAgentsRequestPropertiesFillerWordsContentDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("enable", "enable", "", None),
        (
            "trigger",
            "trigger",
            "",
            Nested(default="StartAgentsRequestPropertiesFillerWordsTrigger"),
        ),
        (
            "content",
            "content",
            "",
            Nested(default="StartAgentsRequestPropertiesFillerWordsContent"),
        ),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (enable := self.enable) is not None:
            _json["enable"] = enable
        if (trigger := self.trigger) is not None:
            _json["trigger"] = _dump(trigger)
        if (content := self.content) is not None:
            _json["content"] = _dump(content)
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
        obj.enable = get("enable")
        v = get("trigger")
        obj.trigger = (
            _m.StartAgentsRequestPropertiesFillerWordsTrigger.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        v = get("content")
        obj.content = (
            _m.StartAgentsRequestPropertiesFillerWordsContent.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

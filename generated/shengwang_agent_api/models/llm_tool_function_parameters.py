# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmToolFunctionParameters``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["LlmToolFunctionParameters"]

_KEYS = frozenset(
    {
        "type",
        "properties",
        "required",
    }
)


@define(kw_only=True, eq=False, repr=False)
class LlmToolFunctionParameters(Model):
    """JSON Schema of a function's arguments. Other keywords of JSON Schema may stand beside these.

    Attributes:
        type: Kind of schema, always `object`.
        properties: Schema of each argument, by its name.
        required: Names of the arguments that must be given.
    """

    type: Literal["object"] = "object"
    properties: dict[str, Any] | None = None
    required: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("type", "type", "", None),
        ("properties", "properties", "", None),
        ("required", "required", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (type := self.type) is not None:
            _json["type"] = type
        if (properties := self.properties) is not None:
            _json["properties"] = properties if properties.__class__ is dict else _dump(properties)
        if (required := self.required) is not None:
            _json["required"] = required
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
        obj.type = get("type")
        obj.properties = get("properties")
        obj.required = get("required")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

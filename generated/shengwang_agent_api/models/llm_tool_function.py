# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmToolFunction``."""

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

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["LlmToolFunction"]

_KEYS = frozenset(
    {
        "name",
        "description",
        "parameters",
    }
)


@define(kw_only=True, eq=False, repr=False)
class LlmToolFunction(Model):
    """A function as the model sees it.

    Attributes:
        name: Name of the function, at most 64 characters, unique without regard to case. It
            begins with a letter; letters and digits follow. The samples of the vendor have
            underscores too. Names that begin with `mcp`, and `ragsearch_tool`, are taken.
        description: What the function does, for the model to read: 1 to 1024 characters. The
            service wants one.
        parameters: JSON Schema of the arguments, 64 KiB at most. Every keyword of JSON Schema
            is taken; the root is an object.
    """

    name: str
    description: str | None = None
    parameters: _m.LlmToolFunctionParameters | _p.LlmToolFunctionParametersDict | Mapping[str, Any]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("name", "name", "", None),
        ("description", "description", "", None),
        ("parameters", "parameters", "", Nested(default="LlmToolFunctionParameters")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (name := self.name) is not None:
            _json["name"] = name
        if (description := self.description) is not None:
            _json["description"] = description
        if (parameters := self.parameters) is not None:
            _json["parameters"] = _dump(parameters)
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
        obj.name = get("name")
        obj.description = get("description")
        v = get("parameters")
        obj.parameters = _m.LlmToolFunctionParameters.from_dict(v) if isinstance(v, dict) else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

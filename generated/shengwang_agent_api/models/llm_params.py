# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmParams``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["LlmParams"]

_KEYS = frozenset(
    {
        "model",
        "max_tokens",
    }
)


@define(kw_only=True, eq=False, repr=False)
class LlmParams(Model):
    """Usual fields of a language model request. Any other field of the model may stand beside
    them.

    Attributes:
        model: Name of the model.
        max_tokens: Longest answer, in tokens.
    """

    model: str | None = None
    max_tokens: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("model", "model", "", None),
        ("max_tokens", "max_tokens", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (model := self.model) is not None:
            _json["model"] = model
        if (max_tokens := self.max_tokens) is not None:
            _json["max_tokens"] = max_tokens
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
        obj.model = get("model")
        obj.max_tokens = get("max_tokens")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

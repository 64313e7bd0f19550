# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmChunk``."""

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
from shengwang_agent._runtime.model import own as _own

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["CustomLlmChunk"]

_KEYS = frozenset(
    {
        "id",
        "object",
        "created",
        "model",
        "choices",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmChunk(Model):
    """One event of an answer: a chunk of a chat completion of OpenAI. Only `id` and `choices` seem
    to be needed.

    Attributes:
        id: Id of the answer, the same in all its chunks.
        object_: Kind of chunk, `chat.completion.chunk`.
        created: Time of the answer, in Unix seconds.
        model: Name of the model.
        choices: The first one counts.
    """

    id: str | None = None
    object_: str | None = None
    created: int | None = None
    model: str | None = None
    choices: list[_m.CustomLlmChunkChoice]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("id", "id", "", None),
        ("object_", "object", "", None),
        ("created", "created", "", None),
        ("model", "model", "", None),
        ("choices", "choices", "", Nested(default="CustomLlmChunkChoice")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (id := self.id) is not None:
            _json["id"] = id
        if (object_ := self.object_) is not None:
            _json["object"] = object_
        if (created := self.created) is not None:
            _json["created"] = created
        if (model := self.model) is not None:
            _json["model"] = model
        if (choices := self.choices) is not None:
            _json["choices"] = _dump(choices)
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
        obj.id = get("id")
        obj.object_ = get("object")
        obj.created = get("created")
        obj.model = get("model")
        v = get("choices")
        obj.choices = _each(_m.CustomLlmChunkChoice._adopt, v)
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

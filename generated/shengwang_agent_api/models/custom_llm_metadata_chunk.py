# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmMetadataChunk``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["CustomLlmMetadataChunk"]

_KEYS = frozenset(
    {
        "id",
        "object",
        "choices",
        "metadata",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmMetadataChunk(Model):
    """Settings for the reply that follows, obeyed as the very first event only. Its `choices` are
    passed over: what is to be spoken begins with the second event.

    Attributes:
        id: Id of the answer.
        object_: Kind of chunk, always `chat.completion.custom_metadata`.
        choices: Passed over; send an empty list.
        metadata: The settings.
    """

    id: str | None = None
    object_: Literal["chat.completion.custom_metadata"] = "chat.completion.custom_metadata"
    choices: list[dict[str, Any]] | None = None
    metadata: _m.CustomLlmReplySettings
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("id", "id", "", None),
        ("object_", "object", "", None),
        ("choices", "choices", "", None),
        ("metadata", "metadata", "", Nested(default="CustomLlmReplySettings")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (id := self.id) is not None:
            _json["id"] = id
        if (object_ := self.object_) is not None:
            _json["object"] = object_
        if (choices := self.choices) is not None:
            _json["choices"] = choices
        if (metadata := self.metadata) is not None:
            _json["metadata"] = _dump(metadata)
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
        obj.id = get("id")
        obj.object_ = get("object")
        obj.choices = get("choices")
        v = get("metadata")
        obj.metadata = _m.CustomLlmReplySettings.from_dict(v) if isinstance(v, dict) else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

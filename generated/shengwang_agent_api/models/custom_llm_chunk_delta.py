# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmChunkDelta``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import own as _own

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["CustomLlmChunkDelta"]

_KEYS = frozenset(
    {
        "role",
        "content",
        "tool_calls",
        "audio",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmChunkDelta(Model):
    """An addition to the answer; empty in the last chunk.

    Attributes:
        role: `assistant`, in the first chunk.
        content: Text to be spoken.
        tool_calls: Tools to be run by the platform, in the shape of OpenAI.
        audio: Speech, when `llm.output_modalities` has `audio`.
    """

    role: str | None = None
    content: str | None = None
    tool_calls: list[dict[str, Any]] | None = None
    audio: _m.CustomLlmAudio | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("role", "role", "", None),
        ("content", "content", "", None),
        ("tool_calls", "tool_calls", "", None),
        ("audio", "audio", "", Nested(default="CustomLlmAudio")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (role := self.role) is not None:
            _json["role"] = role
        if (content := self.content) is not None:
            _json["content"] = content
        if (tool_calls := self.tool_calls) is not None:
            _json["tool_calls"] = tool_calls
        if (audio := self.audio) is not None:
            _json["audio"] = _dump(audio)
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
        obj.role = get("role")
        obj.content = get("content")
        obj.tool_calls = get("tool_calls")
        v = get("audio")
        obj.audio = _m.CustomLlmAudio._adopt(v) if isinstance(v, dict) else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmChunkChoice``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import nulls as _find_nulls
from shengwang_agent._runtime.model import own as _own

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["CustomLlmChunkChoice"]

_KEYS = frozenset(
    {
        "index",
        "delta",
        "finish_reason",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmChunkChoice(Model):
    """What a chunk adds to the answer.

    Attributes:
        index: Number of the choice, 0.
        delta: What is added.
        finish_reason: `stop` or `tool_calls` in the last chunk, null before.
    """

    index: int | None = None
    delta: _m.CustomLlmChunkDelta
    finish_reason: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
    _nulls: frozenset[str] = field(default=frozenset(), init=False)

    _SPEC: ClassVar[Spec] = (
        ("index", "index", "", None),
        ("delta", "delta", "", Nested(default="CustomLlmChunkDelta")),
        ("finish_reason", "finish_reason", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (index := self.index) is not None:
            _json["index"] = index
        if (delta := self.delta) is not None:
            _json["delta"] = _dump(delta)
        if (finish_reason := self.finish_reason) is not None:
            _json["finish_reason"] = finish_reason
        for _key in self._nulls:
            _json.setdefault(_key, None)
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
        obj.index = get("index")
        v = get("delta")
        obj.delta = _m.CustomLlmChunkDelta._adopt(v) if isinstance(v, dict) else v
        obj.finish_reason = get("finish_reason")
        obj._nulls = _find_nulls(
            src,
            "finish_reason",
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentErrorItem``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define, field

from .._model import Model
from .._model import dump as _dump
from .._model import extras as _extras
from .._model import need_mapping as _need_mapping
from .._model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["NcsAgentErrorItem"]

_KEYS = frozenset({"module", "turn_id", "code", "message"})


@define(kw_only=True, eq=False, repr=False)
class NcsAgentErrorItem(Model):
    """One error of a turn.

    Attributes:
        module: Module that failed, such as `llm`, `sip` or `agent`.
        turn_id: Number of the turn. Arrives as a number, a string or an empty string.
        code: Error code of the module or its provider. Code 4001 of `agent` says that the
            greeting was spoken because its audio file could not be played.
        message: Error text of the module or its provider.
    """

    module: str
    turn_id: Any = None
    code: int
    message: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[tuple[tuple[str, str, str, str], ...]] = (
        ("module", "module", "", ""),
        ("turn_id", "turn_id", "", ""),
        ("code", "code", "", ""),
        ("message", "message", "", ""),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        d: dict[str, Any] = {}
        if (v1 := self.module) is not None:
            d["module"] = v1
        if (v2 := self.turn_id) is not None:
            d["turn_id"] = _dump(v2)
        if (v3 := self.code) is not None:
            d["code"] = v3
        if (v4 := self.message) is not None:
            d["message"] = v4
        if self.additional_properties:
            d.update(_dump(self.additional_properties))
        return d

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            _need_mapping(cls, src)
        get: Any = src.get
        obj = object.__new__(cls)
        obj.module = get("module")
        obj.turn_id = get("turn_id")
        obj.code = get("code")
        obj.message = get("message")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

    @classmethod
    def _read_all(cls, values: list[Any]) -> list[Any]:
        """Read a JSON array in one loop; the keys nobody knows are looked for when asked."""
        if set(map(type, values)) - {dict}:
            return [cls.from_dict(src) if type(src) is dict else src for src in values]
        found: list[Any] = list(map(object.__new__, [cls] * len(values)))
        for src, obj in zip(values, found):
            obj.module = src["module"] if "module" in src else None
            obj.turn_id = src["turn_id"] if "turn_id" in src else None
            obj.code = src["code"] if "code" in src else None
            obj.message = src["message"] if "message" in src else None
            obj._source = src
        return found

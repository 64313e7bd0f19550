# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomTtsErrorDetail``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import nulls as _find_nulls

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["CustomTtsErrorDetail"]

_KEYS = frozenset(
    {
        "message",
        "type",
        "param",
        "code",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomTtsErrorDetail(Model):
    """What went wrong, in the shape of OpenAI.

    Attributes:
        message: For people to read.
        type: Kind of error.
        param: The field at fault.
        code: For programs to read.
    """

    message: str | None = None
    type: str | None = None
    param: str | None = None
    code: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
    _nulls: frozenset[str] = field(default=frozenset(), init=False)

    _SPEC: ClassVar[Spec] = (
        ("message", "message", "", None),
        ("type", "type", "", None),
        ("param", "param", "", None),
        ("code", "code", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (message := self.message) is not None:
            _json["message"] = message
        if (type := self.type) is not None:
            _json["type"] = type
        if (param := self.param) is not None:
            _json["param"] = param
        if (code := self.code) is not None:
            _json["code"] = code
        for _key in self._nulls:
            _json.setdefault(_key, None)
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
        obj.message = get("message")
        obj.type = get("type")
        obj.param = get("param")
        obj.code = get("code")
        obj._nulls = _find_nulls(
            src,
            "param",
            "code",
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig``."""

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


__all__ = ["StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig"]

_KEYS = frozenset(
    {
        "response_wait_ms",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig(Model):
    """A filler after a fixed wait.

    Attributes:
        response_wait_ms: Milliseconds to wait for the model before a filler is said, from 100
            to 10000. Server default: ``1500``.
    """

    response_wait_ms: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (("response_wait_ms", "response_wait_ms", "", None),)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (response_wait_ms := self.response_wait_ms) is not None:
            _json["response_wait_ms"] = response_wait_ms
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
        obj.response_wait_ms = get("response_wait_ms")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

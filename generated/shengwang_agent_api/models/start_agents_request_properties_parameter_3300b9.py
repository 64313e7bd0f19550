# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesParametersFarewellConfig``."""

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


__all__ = ["StartAgentsRequestPropertiesParametersFarewellConfig"]

_KEYS = frozenset(
    {
        "graceful_enabled",
        "graceful_timeout_seconds",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesParametersFarewellConfig(Model):
    """How the agent leaves after `stop`.

    Attributes:
        graceful_enabled: Let the agent finish what it is doing (reach the state `IDLE`) before
            it leaves. Server default: ``False``.
        graceful_timeout_seconds: Longest wait for that, from 0 to 120 seconds. Server default:
            ``30``.
    """

    graceful_enabled: bool | None = None
    graceful_timeout_seconds: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("graceful_enabled", "graceful_enabled", "", None),
        ("graceful_timeout_seconds", "graceful_timeout_seconds", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (graceful_enabled := self.graceful_enabled) is not None:
            _json["graceful_enabled"] = graceful_enabled
        if (graceful_timeout_seconds := self.graceful_timeout_seconds) is not None:
            _json["graceful_timeout_seconds"] = graceful_timeout_seconds
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
        obj.graceful_enabled = get("graceful_enabled")
        obj.graceful_timeout_seconds = get("graceful_timeout_seconds")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

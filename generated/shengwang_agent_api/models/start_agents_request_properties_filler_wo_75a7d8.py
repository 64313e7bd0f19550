# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsTrigger``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Json as _Json
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

__all__ = ["StartAgentsRequestPropertiesFillerWordsTrigger"]

_KEYS = frozenset(
    {
        "mode",
        "fixed_time_config",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesFillerWordsTrigger(Model):
    """When a filler is said.

    Attributes:
        mode: What triggers a filler. Only `fixed_time` is supported.
        fixed_time_config: Settings of mode `fixed_time`.
    """

    mode: str | None = None
    fixed_time_config: (
        _m.StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig
        | _p.StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfigDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("mode", "mode", "", None),
        (
            "fixed_time_config",
            "fixed_time_config",
            "",
            Nested(default="StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig"),
        ),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (mode := self.mode) is not None:
            _json["mode"] = mode
        if (fixed_time_config := self.fixed_time_config) is not None:
            _json["fixed_time_config"] = _dump(fixed_time_config)
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
        obj.mode = get("mode")
        v = get("fixed_time_config")
        obj.fixed_time_config = (
            _m.StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

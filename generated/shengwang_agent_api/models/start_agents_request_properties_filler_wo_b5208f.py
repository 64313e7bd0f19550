# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsContent``."""

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

__all__ = ["StartAgentsRequestPropertiesFillerWordsContent"]

_KEYS = frozenset(
    {
        "mode",
        "static_config",
        "generated_config",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesFillerWordsContent(Model):
    """What is said as a filler.

    Attributes:
        mode: Where the phrases come from. Known values: `static`, `generated`. Server default:
            ``'static'``.
        static_config: The fixed phrases. Needed in both modes: what is generated falls back to
            them.
        generated_config: Settings of mode `generated`.
    """

    mode: _m.StartAgentsRequestPropertiesFillerWordsContentMode | None = None
    static_config: (
        _m.StartAgentsRequestPropertiesFillerWordsContentStaticConfig
        | _p.StartAgentsRequestPropertiesFillerWordsContentStaticConfigDict
        | _Json
        | None
    ) = None
    generated_config: (
        _m.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig
        | _p.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("mode", "mode", "", None),
        (
            "static_config",
            "static_config",
            "",
            Nested(default="StartAgentsRequestPropertiesFillerWordsContentStaticConfig"),
        ),
        (
            "generated_config",
            "generated_config",
            "",
            Nested(default="StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig"),
        ),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (mode := self.mode) is not None:
            _json["mode"] = mode
        if (static_config := self.static_config) is not None:
            _json["static_config"] = _dump(static_config)
        if (generated_config := self.generated_config) is not None:
            _json["generated_config"] = _dump(generated_config)
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
        v = get("static_config")
        obj.static_config = (
            _m.StartAgentsRequestPropertiesFillerWordsContentStaticConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        v = get("generated_config")
        obj.generated_config = (
            _m.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

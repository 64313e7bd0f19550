# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesInterruption``."""

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

__all__ = ["StartAgentsRequestPropertiesInterruption"]

_KEYS = frozenset(
    {
        "enable",
        "mode",
        "keywords_config",
        "disabled_config",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesInterruption(Model):
    """Whether and by what the agent may be interrupted.

    Attributes:
        enable: Whether the agent may be interrupted. Server default: ``True``.
        mode: What interrupts the agent. Known values: `start_of_speech`, `keywords`. Server
            default: ``'start_of_speech'``.
        keywords_config: Settings of mode `keywords`.
        disabled_config: Settings for `enable` being false.
    """

    enable: bool | None = None
    mode: _m.StartAgentsRequestPropertiesInterruptionMode | None = None
    keywords_config: (
        _m.StartAgentsRequestPropertiesInterruptionKeywordsConfig
        | _p.StartAgentsRequestPropertiesInterruptionKeywordsConfigDict
        | _Json
        | None
    ) = None
    disabled_config: (
        _m.StartAgentsRequestPropertiesInterruptionDisabledConfig
        | _p.StartAgentsRequestPropertiesInterruptionDisabledConfigDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("enable", "enable", "", None),
        ("mode", "mode", "", None),
        (
            "keywords_config",
            "keywords_config",
            "",
            Nested(default="StartAgentsRequestPropertiesInterruptionKeywordsConfig"),
        ),
        (
            "disabled_config",
            "disabled_config",
            "",
            Nested(default="StartAgentsRequestPropertiesInterruptionDisabledConfig"),
        ),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (enable := self.enable) is not None:
            _json["enable"] = enable
        if (mode := self.mode) is not None:
            _json["mode"] = mode
        if (keywords_config := self.keywords_config) is not None:
            _json["keywords_config"] = _dump(keywords_config)
        if (disabled_config := self.disabled_config) is not None:
            _json["disabled_config"] = _dump(disabled_config)
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
        obj.enable = get("enable")
        obj.mode = get("mode")
        v = get("keywords_config")
        obj.keywords_config = (
            _m.StartAgentsRequestPropertiesInterruptionKeywordsConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        v = get("disabled_config")
        obj.disabled_config = (
            _m.StartAgentsRequestPropertiesInterruptionDisabledConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

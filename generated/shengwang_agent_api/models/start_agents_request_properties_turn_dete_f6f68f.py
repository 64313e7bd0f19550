# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech``."""

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

__all__ = ["StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech"]

_KEYS = frozenset(
    {
        "mode",
        "vad_config",
        "semantic_config",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech(Model):
    """How the end of a turn is found. Send only the settings that belong to `mode`.

    Attributes:
        mode: What ends a turn. Known values: `vad`, `semantic`, `manual`. Server default:
            ``'vad'``.
        vad_config: Settings of mode `vad`.
        semantic_config: Settings of mode `semantic`.
    """

    mode: _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode | None = None
    vad_config: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfigDict
        | _Json
        | None
    ) = None
    semantic_config: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfigDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("mode", "mode", "", None),
        (
            "vad_config",
            "vad_config",
            "",
            Nested(default="StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig"),
        ),
        (
            "semantic_config",
            "semantic_config",
            "",
            Nested(
                default="StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig"
            ),
        ),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (mode := self.mode) is not None:
            _json["mode"] = mode
        if (vad_config := self.vad_config) is not None:
            _json["vad_config"] = _dump(vad_config)
        if (semantic_config := self.semantic_config) is not None:
            _json["semantic_config"] = _dump(semantic_config)
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
        v = get("vad_config")
        obj.vad_config = (
            _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        v = get("semantic_config")
        obj.semantic_config = (
            _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

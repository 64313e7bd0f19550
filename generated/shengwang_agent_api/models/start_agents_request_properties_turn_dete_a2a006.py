# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech``."""

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

__all__ = ["StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech"]

_KEYS = frozenset(
    {
        "mode",
        "vad_config",
        "keywords_config",
        "disabled_config",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech(Model):
    """How the start of a turn is found. Send only the settings that belong to `mode`.

    Attributes:
        mode: What starts a turn. Known values: `vad`, `keywords`, `disabled`, `manual`. Server
            default: ``'vad'``.
        vad_config: Settings of mode `vad`.
        keywords_config: Settings of mode `keywords`. Deprecated since version 2.6 of the
            service: use `interruption.mode`. Deprecated.
        disabled_config: Settings of mode `disabled`. Deprecated since version 2.6 of the
            service: set `interruption.enable` to false. Deprecated.
    """

    mode: _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode | None = None
    vad_config: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfigDict
        | _Json
        | None
    ) = None
    keywords_config: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfigDict
        | _Json
        | None
    ) = None
    disabled_config: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigDict
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
            Nested(default="StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig"),
        ),
        (
            "keywords_config",
            "keywords_config",
            "",
            Nested(
                default="StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig"
            ),
        ),
        (
            "disabled_config",
            "disabled_config",
            "",
            Nested(
                default="StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig"
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
        obj.mode = get("mode")
        v = get("vad_config")
        obj.vad_config = (
            _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        v = get("keywords_config")
        obj.keywords_config = (
            _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig.from_dict(
                v
            )
            if isinstance(v, dict)
            else v
        )
        v = get("disabled_config")
        obj.disabled_config = (
            _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig.from_dict(
                v
            )
            if isinstance(v, dict)
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    Json as _Json,
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


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

    _NESTED = {
        "vad_config": Nested(
            default="StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig"
        ),
        "keywords_config": Nested(
            default="StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig"
        ),
        "disabled_config": Nested(
            default="StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig"
        ),
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech``."""

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

    _NESTED = {
        "vad_config": Nested(
            default="StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig"
        ),
        "semantic_config": Nested(
            default="StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig"
        ),
    }

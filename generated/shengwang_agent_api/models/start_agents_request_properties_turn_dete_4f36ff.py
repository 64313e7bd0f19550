# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfig``."""

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
class StartAgentsRequestPropertiesTurnDetectionConfig(Model):
    """Settings of turn detection.

    Attributes:
        speech_threshold: Sensitivity of the voice detection, between 0 and 1, both excluded.
            Higher values take less for speech. Server default: ``0.5``.
        start_of_speech: How the start of a turn is found.
        end_of_speech: How the end of a turn is found.
    """

    speech_threshold: float | None = None
    start_of_speech: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDict
        | _Json
        | None
    ) = None
    end_of_speech: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "start_of_speech": Nested(
            default="StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech"
        ),
        "end_of_speech": Nested(
            default="StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech"
        ),
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig(Model):
    """End of a turn by silence.

    Attributes:
        silence_duration_ms: Milliseconds of silence that end the turn, from 120 to 2000. The
            server's default is 480; older documentation says 640, and lets the range start at
            0.
    """

    silence_duration_ms: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

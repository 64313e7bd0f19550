# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig(Model):
    """End of a turn by meaning.

    Attributes:
        silence_duration_ms: Milliseconds of silence after which the meaning is judged, from 120
            to 2000. The server's default is 240; older documentation says 320, and lets the
            range start at 0.
        max_wait_ms: Longest wait for a judgement, from 500 to 10000 milliseconds; -1 is no
            limit. Older documentation says from 0, and has no -1. Server default: ``3000``.
        pause_state_enabled: Wait when the user asks the agent to hold on. Server default:
            ``True``.
    """

    silence_duration_ms: int | None = None
    max_wait_ms: int | None = None
    pause_state_enabled: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemEndMetadata``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponseTurnsItemEndMetadata(Model):
    """Details of how a turn ended.

    Attributes:
        playback_duration_ms: Length of what the agent said, in milliseconds. With type `ok`.
        caused_by: What ended the turn. With types `interrupted` and `ignored`. Known values:
            `start_of_speech`, `api_speak`, `api_interrupt`, `api_leave`,
            `user_no_longer_present`, `api_think`, `semantic`, `keywords`, `disable`,
            `no_asr_result`.
        transport: How the request came in, `http` or `rtm`. When ended by `api_speak` or
            `api_interrupt`.
        reason: Kind of error. With type `error`. Known values: `LLM_REQUEST_ERR`,
            `INTERNAL_ERR`, `TTS_REQUEST_ERR`.
        details: More about the error. With type `error`.
    """

    playback_duration_ms: int | None = None
    caused_by: _m.TurnEndCause | None = None
    transport: str | None = None
    reason: _m.TurnErrorReason | None = None
    details: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

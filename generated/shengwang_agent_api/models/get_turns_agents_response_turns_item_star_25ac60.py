# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemStartMetadata``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponseTurnsItemStartMetadata(Model):
    """Details of how a turn began.

    Attributes:
        speech_duration_ms: Length of the user's speech, in milliseconds. With type
            `voice_input`.
        interrupt_duration_ms: Milliseconds of speech that were needed to interrupt. With type
            `voice_input`.
        greeting_nth: Which greeting of the run this was. With type `greeting`.
        action: What was done about the silence, `speak` or `think`. With type
            `silence_timeout`.
        transport: How the request came in, `http` or `rtm`. With types `api_speak` and
            `api_think`.
    """

    speech_duration_ms: int | None = None
    interrupt_duration_ms: int | None = None
    greeting_nth: int | None = None
    action: str | None = None
    transport: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

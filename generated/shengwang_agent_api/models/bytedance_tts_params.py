# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``BytedanceTtsParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class BytedanceTtsParams(Model):
    """Settings and credentials of Volcengine speech.

    Attributes:
        token: Access token.
        app_id: Application id.
        voice_type: Name of the voice.
        cluster: Cluster of the service. Send it when you know it: newer documentation has it,
            older clients do without.
        speed_ratio: Speaking rate as a factor.
        volume_ratio: Loudness as a factor.
        pitch_ratio: Pitch as a factor.
        emotion: Emotion to speak with.
    """

    token: str
    app_id: str
    voice_type: str
    cluster: str | None = None
    speed_ratio: float | None = None
    volume_ratio: float | None = None
    pitch_ratio: float | None = None
    emotion: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "token": "true",
    }

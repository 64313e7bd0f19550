# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``TencentTtsParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class TencentTtsParams(Model):
    """Settings and credentials of Tencent Cloud speech.

    Attributes:
        app_id: Application id of the Tencent Cloud account, written as a string.
        secret_id: Secret id of the Tencent Cloud account.
        secret_key: Secret key of the Tencent Cloud account.
        voice_type: Number of the voice.
        volume: Loudness.
        speed: Speaking rate.
        emotion_category: Emotion to speak with, for voices that have several.
        emotion_intensity: Strength of the emotion.
    """

    app_id: str
    secret_id: str
    secret_key: str
    voice_type: int
    volume: float | None = None
    speed: float | None = None
    emotion_category: str | None = None
    emotion_intensity: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "secret_id": "true",
        "secret_key": "true",
    }

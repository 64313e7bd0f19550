# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MinimaxTtsParamsVoiceSetting``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class MinimaxTtsParamsVoiceSetting(Model):
    """Choice and tuning of a MiniMax voice.

    Attributes:
        voice_id: Identifier of the voice. Needed unless `timber_weights` is given.
        speed: Speaking rate as a factor.
        vol: Loudness as a factor.
        pitch: Shift of the pitch.
        emotion: Emotion to speak with.
        latex_read: Read LaTeX formulas aloud.
        english_normalization: Normalise English text before speaking it.
    """

    voice_id: str | None = None
    speed: float | None = None
    vol: float | None = None
    pitch: float | None = None
    emotion: str | None = None
    latex_read: bool | None = None
    english_normalization: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

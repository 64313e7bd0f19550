# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MicrosoftTtsParams``."""

from __future__ import annotations

from typing import Any, Literal

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class MicrosoftTtsParams(Model):
    """Settings and credentials of Azure speech.

    Attributes:
        key: Azure speech key.
        region: Azure region of the key.
        voice_name: Name of the voice.
        sample_rate: Sample rate of the audio in Hz, one of 16000, 24000 and 48000. Known
            values: `16000`, `24000`, `48000`. Server default: ``24000``.
        speed: Speaking rate as a factor, from 0.5 to 2.0. Server default: ``1.0``.
        volume: Loudness, from 0 to 100. Server default: ``100``.
    """

    key: str
    region: str
    voice_name: str
    sample_rate: Literal[16000, 24000, 48000] | int | None = None
    speed: float | None = None
    volume: float | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "key": "true",
    }

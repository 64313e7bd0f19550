# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CosyvoiceTtsParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class CosyvoiceTtsParams(Model):
    """Settings and credentials of CosyVoice speech.

    Attributes:
        api_key: Alibaba Cloud API key.
        model: Name of the model.
        voice: Name of the voice.
        sample_rate: Sample rate of the audio in Hz.
    """

    api_key: str
    model: str
    voice: str
    sample_rate: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "api_key": "true",
    }

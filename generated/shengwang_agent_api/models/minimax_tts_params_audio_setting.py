# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MinimaxTtsParamsAudioSetting``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class MinimaxTtsParamsAudioSetting(Model):
    """Settings of the audio MiniMax produces.

    Attributes:
        sample_rate: Sample rate in Hz.
    """

    sample_rate: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MinimaxTtsParamsTimberWeightsItem``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class MinimaxTtsParamsTimberWeightsItem(Model):
    """One voice of a MiniMax mix.

    Attributes:
        voice_id: Identifier of the voice.
        weight: Share of the voice in the mix.
    """

    voice_id: str | None = None
    weight: float | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

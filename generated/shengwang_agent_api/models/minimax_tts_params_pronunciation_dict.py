# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MinimaxTtsParamsPronunciationDict``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class MinimaxTtsParamsPronunciationDict(Model):
    """Pronunciations of your own for MiniMax.

    Attributes:
        tone: Entries that each map a word to its pronunciation.
    """

    tone: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmChunkDelta``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class CustomLlmChunkDelta(Model):
    """An addition to the answer; empty in the last chunk.

    Attributes:
        role: `assistant`, in the first chunk.
        content: Text to be spoken.
        tool_calls: Tools to be run by the platform, in the shape of OpenAI.
        audio: Speech, when `llm.output_modalities` has `audio`.
    """

    role: str | None = None
    content: str | None = None
    tool_calls: list[dict[str, Any]] | None = None
    audio: _m.CustomLlmAudio | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "audio": Nested(default="CustomLlmAudio", read="_adopt"),
    }

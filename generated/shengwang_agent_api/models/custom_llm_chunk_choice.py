# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmChunkChoice``."""

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
class CustomLlmChunkChoice(Model):
    """What a chunk adds to the answer.

    Attributes:
        index: Number of the choice, 0.
        delta: What is added.
        finish_reason: `stop` or `tool_calls` in the last chunk, null before.
    """

    index: int | None = None
    delta: _m.CustomLlmChunkDelta
    finish_reason: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
    _nulls: frozenset[str] = field(default=frozenset(), init=False)

    _NESTED = {
        "delta": Nested(default="CustomLlmChunkDelta", read="_adopt"),
    }
    _MAYBE_NULL = ("finish_reason",)

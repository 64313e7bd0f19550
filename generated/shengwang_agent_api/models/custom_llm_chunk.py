# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmChunk``."""

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
class CustomLlmChunk(Model):
    """One event of an answer: a chunk of a chat completion of OpenAI. Only `id` and `choices` seem
    to be needed.

    Attributes:
        id: Id of the answer, the same in all its chunks.
        object_: Kind of chunk, `chat.completion.chunk`.
        created: Time of the answer, in Unix seconds.
        model: Name of the model.
        choices: The first one counts.
    """

    id: str | None = None
    object_: str | None = None
    created: int | None = None
    model: str | None = None
    choices: list[_m.CustomLlmChunkChoice]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _WIRES = {
        "object_": "object",
    }
    _NESTED = {
        "choices": Nested(default="CustomLlmChunkChoice", lists=1, read="_adopt"),
    }

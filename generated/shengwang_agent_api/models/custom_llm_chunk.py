# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmChunk``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

__all__ = ["CustomLlmChunk"]


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

    _SPEC: ClassVar[Spec] = (
        ("id", "id", "", None),
        ("object_", "object", "", None),
        ("created", "created", "", None),
        ("model", "model", "", None),
        ("choices", "choices", "", Nested(default="CustomLlmChunkChoice", lists=1, read="_adopt")),
    )

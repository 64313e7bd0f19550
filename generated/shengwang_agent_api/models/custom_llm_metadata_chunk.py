# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmMetadataChunk``."""

from __future__ import annotations

from typing import Any, Literal

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class CustomLlmMetadataChunk(Model):
    """Settings for the reply that follows, obeyed as the very first event only. Its `choices` are
    passed over: what is to be spoken begins with the second event.

    Attributes:
        id: Id of the answer.
        object_: Kind of chunk, always `chat.completion.custom_metadata`.
        choices: Passed over; send an empty list.
        metadata: The settings.
    """

    id: str | None = None
    object_: Literal["chat.completion.custom_metadata"] = "chat.completion.custom_metadata"
    choices: list[dict[str, Any]] | None = None
    metadata: _m.CustomLlmReplySettings
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _WIRES = {
        "object_": "object",
    }
    _NESTED = {
        "metadata": Nested(default="CustomLlmReplySettings"),
    }

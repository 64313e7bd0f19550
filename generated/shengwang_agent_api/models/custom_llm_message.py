# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmMessage``."""

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
class CustomLlmMessage(Model):
    """One message of a request to a model of your own.

    Attributes:
        role: Who said it. Known values: `system`, `user`, `assistant`, `tool`.
        content: The text, or a list of parts when the model takes images.
        turn_id: Number of its turn, from 0. Only with `llm.vendor` `custom`.
        timestamp: When it was said. Only with `llm.vendor` `custom`.
        metadata: Where it came from. Only with `llm.vendor` `custom`.
        tool_calls: Tools the model asked for, in the shape of OpenAI.
        tool_call_id: The call that a message of role `tool` answers.
    """

    role: _m.CustomLlmMessageRole
    content: str | list[dict[str, Any]]
    turn_id: int | None = None
    timestamp: int | None = None
    metadata: _m.CustomLlmMessageMetadata | None = None
    tool_calls: list[dict[str, Any]] | None = None
    tool_call_id: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "metadata": Nested(default="CustomLlmMessageMetadata"),
    }
    _FREE = {
        "content": "any",
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmRequest``."""

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
class CustomLlmRequest(Model):
    """A request to a model of your own: the chat completion request of OpenAI, with some fields
    more when `llm.vendor` is `custom`.

    Attributes:
        messages: `system_messages` first, then at most `max_history` entries of the
            conversation.
        stream: Always true.
        model: Name of the model, from `llm.params`.
        turn_id: Number of the turn. Only with `llm.vendor` `custom`.
        timestamp: Time of the turn. Documented as milliseconds; the samples show seconds. Only
            with `llm.vendor` `custom`.
        interruptable: Whether the turn can be interrupted. Only with `llm.vendor` `custom`.
        context: What is known of the users. With `advanced_features.enable_rtm`.
        tools: Tools that the platform runs, in the shape of OpenAI.
    """

    messages: list[_m.CustomLlmMessage]
    stream: bool
    model: str | None = None
    turn_id: int | None = None
    timestamp: int | None = None
    interruptable: bool | None = None
    context: _m.CustomLlmContext | None = None
    tools: list[dict[str, Any]] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "messages": Nested(default="CustomLlmMessage", lists=1),
        "context": Nested(default="CustomLlmContext"),
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetHistoryAgentsResponseContentsItem``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Listed,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False, slots=False)
class GetHistoryAgentsResponseContentsItem(Listed):
    """One entry of the conversation.

    Attributes:
        role: Who said it. Known values: `user`, `assistant`.
        content: What was said. Can be an empty string.
        turn_id: Number of the turn the entry belongs to, from 0. Shown by the guide on
            short-term memory, not by the reference.
        timestamp: When it was said. Documented as milliseconds; the samples show seconds.
        metadata: Where the entry came from: `source`, `user`, and `interrupted` with
            `original`, the whole text of a reply that was cut short.
        speech_start_ms: When the speech started, in milliseconds. Only with `llm.vendor`
            `custom`. The documentation does not agree whether this counts from 1970 or from the
            start of the run.
        speech_end_ms: When the speech ended, in milliseconds, counted like `speech_start_ms`.
            Only with `llm.vendor` `custom`.
        speech_algorithmic_delay: Delay added by audio processing, in milliseconds. Only with
            `llm.vendor` `custom`, on entries of the user.
    """

    role: _m.GetHistoryAgentsResponseContentsItemRole | None = None
    content: str | None = None
    turn_id: int | None = None
    timestamp: int | None = None
    metadata: dict[str, Any] | None = None
    speech_start_ms: int | None = None
    speech_end_ms: int | None = None
    speech_algorithmic_delay: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "metadata": "map",
    }

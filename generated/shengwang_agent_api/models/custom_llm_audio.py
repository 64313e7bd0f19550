# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmAudio``."""

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
class CustomLlmAudio(Model):
    """A piece of speech of a model that speaks itself. Each part may come alone.

    Attributes:
        id: Any id, the same for one reply.
        data: PCM as Base64; the samples have 16 kHz, 16 bit, mono, 40 ms.
        transcript: The text. What has none is forgotten.
        words: The words with their times, for captions.
    """

    id: str | None = None
    data: str | None = None
    transcript: str | None = None
    words: list[_m.CustomLlmAudioWord] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "words": Nested(default="CustomLlmAudioWord", lists=1, read="_adopt_all"),
    }

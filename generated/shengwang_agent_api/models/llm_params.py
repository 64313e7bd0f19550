# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class LlmParams(Model):
    """Usual fields of a language model request. Any other field of the model may stand beside
    them.

    Attributes:
        model: Name of the model.
        max_tokens: Longest answer, in tokens.
    """

    model: str | None = None
    max_tokens: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

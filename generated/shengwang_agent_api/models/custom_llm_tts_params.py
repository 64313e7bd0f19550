# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmTtsParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmTtsParams(Model):
    """Changes of the speech, from this reply on.

    Attributes:
        params: Settings in the words of the provider, as in `tts.params`.
    """

    params: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "params": "partial",
    }
    _FREE = {
        "params": "map",
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmReplySettings``."""

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
class CustomLlmReplySettings(Model):
    """Settings for one reply of a model of your own.

    Attributes:
        interruptable: Whether this reply can be interrupted. Absent, nothing changes.
        tts_params: Changes of the speech.
    """

    interruptable: bool | None = None
    tts_params: _m.CustomLlmTtsParams | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "tts_params": Nested(default="CustomLlmTtsParams"),
    }

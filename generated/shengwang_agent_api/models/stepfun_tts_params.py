# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StepfunTtsParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StepfunTtsParams(Model):
    """Settings and credentials of StepFun speech.

    Attributes:
        api_key: API key.
        model: Name of the model.
        voice_id: Identifier of the voice.
    """

    api_key: str
    model: str
    voice_id: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "api_key": "true",
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StepfunTtsParams``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import new_extra as _new_extra

__all__ = ["StepfunTtsParams"]


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

    _SPEC: ClassVar[Spec] = (
        ("api_key", "api_key", "true", None),
        ("model", "model", "", None),
        ("voice_id", "voice_id", "", None),
    )

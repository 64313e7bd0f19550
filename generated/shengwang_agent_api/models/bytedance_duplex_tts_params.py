# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``BytedanceDuplexTtsParams``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import new_extra as _new_extra

__all__ = ["BytedanceDuplexTtsParams"]


@define(kw_only=True, eq=False, repr=False)
class BytedanceDuplexTtsParams(Model):
    """Settings and credentials of Volcengine duplex speech.

    Attributes:
        app_id: Application id.
        token: Access token.
        speaker: Identifier of the speaker.
    """

    app_id: str
    token: str
    speaker: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("app_id", "app_id", "", None),
        ("token", "token", "true", None),
        ("speaker", "speaker", "", None),
    )

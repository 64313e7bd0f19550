# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``BytedanceDuplexTtsParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


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

    _SECRETS = {
        "token": "true",
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``XfyunAsrParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class XfyunAsrParams(Model):
    """Settings and credentials of iFlytek recognition.

    Attributes:
        api_key: API key.
        app_id: Application id.
        api_secret: API secret.
        language: Language to recognise.
    """

    api_key: str
    app_id: str
    api_secret: str
    language: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "api_key": "true",
        "api_secret": "true",
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``XfyunDialectAsrParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class XfyunDialectAsrParams(Model):
    """Settings and credentials of iFlytek dialect recognition.

    Attributes:
        app_id: Application id.
        access_key_id: Id of the access key.
        access_key_secret: Secret of the access key.
        language: Language to recognise.
    """

    app_id: str
    access_key_id: str
    access_key_secret: str
    language: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "access_key_id": "true",
        "access_key_secret": "true",
    }

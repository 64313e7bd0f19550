# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``TencentAsrParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class TencentAsrParams(Model):
    """Settings and credentials of Tencent Cloud recognition. Give the two secrets as `secret_id`
    and `secret_key`, their newer names, or as `key` and `secret`, the older ones.

    Attributes:
        secret_id: Secret id of the Tencent Cloud account, under its newer name.
        secret_key: Secret key of the Tencent Cloud account, under its newer name.
        key: Secret key of the Tencent Cloud account, under its older name.
        app_id: Application id of the Tencent Cloud account.
        secret: Secret id of the Tencent Cloud account, presumably, under its older name.
        engine_model_type: Name of the recognition engine.
        voice_id: Identifier of the audio stream, of your choice; samples show 16 characters.
    """

    secret_id: str | None = None
    secret_key: str | None = None
    key: str | None = None
    app_id: str
    secret: str | None = None
    engine_model_type: str
    voice_id: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "secret_id": "true",
        "secret_key": "true",
        "key": "true",
        "secret": "true",
    }

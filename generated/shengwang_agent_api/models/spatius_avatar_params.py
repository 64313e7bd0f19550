# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SpatiusAvatarParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class SpatiusAvatarParams(Model):
    """Settings and credentials of a Spatius avatar.

    Attributes:
        spatius_api_key: Spatius API key.
        spatius_app_id: Spatius application id.
        spatius_avatar_id: Spatius avatar id.
        agora_uid: User id the avatar publishes under.
        agora_token: RTC token for the user id of the avatar. The newest documentation for
            mainland China needs it, the one before did not; either is taken.
        region: Region of the Spatius service.
        sample_rate: Sample rate of the audio in Hz. Should equal that of the speech synthesis.
        session_expire_minutes: Minutes the avatar session stays valid. Server default: ``30``.
    """

    spatius_api_key: str
    spatius_app_id: str
    spatius_avatar_id: str
    agora_uid: str
    agora_token: str | None = None
    region: str | None = None
    sample_rate: int | None = None
    session_expire_minutes: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "spatius_api_key": "true",
        "agora_token": "true",
    }

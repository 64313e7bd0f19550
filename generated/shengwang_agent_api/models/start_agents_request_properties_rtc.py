# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesRtc``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesRtc(Model):
    """Media encryption of the RTC channel.

    Attributes:
        encryption_key: Key of the media encryption, of any length; 32 bytes are advised. Empty
            switches it off.
        encryption_salt: Salt of the media encryption: Base64 of 32 bytes. Needed for modes 7
            and 8.
        encryption_mode: Cipher. One of: `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`.
    """

    encryption_key: str | None = None
    encryption_salt: str | None = None
    encryption_mode: _m.RtcEncryptionMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "encryption_key": "true",
    }

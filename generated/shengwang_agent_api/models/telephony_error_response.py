# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``TelephonyErrorResponse``."""

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
class TelephonyErrorResponse(Model):
    """What the telephony and phone number endpoints answer when a request fails. Either field can
    be missing.

    Attributes:
        error_type: What went wrong, for programs to read. Known values: `invalid_phone_format`,
            `unauthorized`, `not_found`, `phone_number_exists`, `conflict`,
            `unprocessable_content`, `internal_server_error`.
        description: What went wrong, for people to read.
    """

    error_type: _m.TelephonyErrorType | None = None
    description: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

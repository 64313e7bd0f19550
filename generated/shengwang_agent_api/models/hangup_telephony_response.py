# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``HangupTelephonyResponse``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class HangupTelephonyResponse(Model):
    """The reply to a hang-up. It has no fields of its own; unknown ones are kept."""

    additional_properties: dict[str, Any] = field(factory=_new_extra)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomTtsError``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class CustomTtsError(Model):
    """Why a speech service of your own gives no speech.

    Attributes:
        error: What went wrong.
    """

    error: _m.CustomTtsErrorDetail | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "error": Nested(default="CustomTtsErrorDetail"),
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomTtsErrorDetail``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class CustomTtsErrorDetail(Model):
    """What went wrong, in the shape of OpenAI.

    Attributes:
        message: For people to read.
        type: Kind of error.
        param: The field at fault.
        code: For programs to read.
    """

    message: str | None = None
    type: str | None = None
    param: str | None = None
    code: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
    _nulls: frozenset[str] = field(default=frozenset(), init=False)

    _MAYBE_NULL = (
        "param",
        "code",
    )

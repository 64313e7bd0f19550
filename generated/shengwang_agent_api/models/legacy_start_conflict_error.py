# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LegacyStartConflictError``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class LegacyStartConflictError(Model):
    """What starting a second agent of the same name was answered with before April 2025.

    Attributes:
        message: What went wrong, for people to read.
        requestResponse: Details from an inner service, in no fixed shape.
        statusCode: The HTTP status code once more.
        taskId: Identifier of the agent that already has the name.
    """

    message: str | None = None
    requestResponse: Any = None
    statusCode: int | None = None
    taskId: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "requestResponse": "any",
    }

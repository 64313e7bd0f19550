# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AgentErrorResponse``."""

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
class AgentErrorResponse(Model):
    """What the agent endpoints answer when a request fails. Either field can be missing.

    Attributes:
        detail: What went wrong, for people to read. Never parse it; use the status code and
            `reason`.
        reason: What went wrong, for programs to read. Known values: `ServiceNotEnabled`,
            `AccountSuspended`, `InternalError`, `InvalidPermission`, `InvalidRequestBody`,
            `MissingRequiredField`, `InvalidFieldValue`, `ResourceQuotaLimitExceeded`,
            `ConcurrencyLimitExceeded`, `ServiceUnavailable`, `ResourceAllocationFailed`,
            `TaskConflict`, `TaskNotFound`, `TaskOperationTimeout`, `NotImplemented`,
            `InvalidRequest`.
    """

    detail: str | None = None
    reason: _m.AgentErrorResponseReason | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

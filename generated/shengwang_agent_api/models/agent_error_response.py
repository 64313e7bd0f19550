# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AgentErrorResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["AgentErrorResponse"]

_KEYS = frozenset(
    {
        "detail",
        "reason",
    }
)


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

    _SPEC: ClassVar[Spec] = (
        ("detail", "detail", "", None),
        ("reason", "reason", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (detail := self.detail) is not None:
            _json["detail"] = detail
        if (reason := self.reason) is not None:
            _json["reason"] = reason
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            try:
                _need_mapping(cls, src)
            except TypeError:
                del src
                raise
        get: Any = src.get
        obj = object.__new__(cls)
        obj.detail = get("detail")
        obj.reason = get("reason")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LegacyStartConflictError``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["LegacyStartConflictError"]

_KEYS = frozenset(
    {
        "message",
        "requestResponse",
        "statusCode",
        "taskId",
    }
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

    _SPEC: ClassVar[Spec] = (
        ("message", "message", "", None),
        ("requestResponse", "requestResponse", "", None),
        ("statusCode", "statusCode", "", None),
        ("taskId", "taskId", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (message := self.message) is not None:
            _json["message"] = message
        if (requestResponse := self.requestResponse) is not None:
            _json["requestResponse"] = _dump(requestResponse)
        if (statusCode := self.statusCode) is not None:
            _json["statusCode"] = statusCode
        if (taskId := self.taskId) is not None:
            _json["taskId"] = taskId
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
        obj.message = get("message")
        obj.requestResponse = get("requestResponse")
        obj.statusCode = get("statusCode")
        obj.taskId = get("taskId")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

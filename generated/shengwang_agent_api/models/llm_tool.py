# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmTool``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import field
from shengwang_agent._runtime.model import Json as _Json
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["LlmTool"]

_KEYS = frozenset(
    {
        "type",
        "function",
        "execution",
        "server",
    }
)


@define(kw_only=True, eq=False, repr=False)
class LlmTool(Model):
    """A tool the model may call. The platform makes the HTTP request that carries it out.

    Attributes:
        type: Kind of tool, always `function`.
        function: The function as the model sees it.
        execution: How the tool is run.
        server: The HTTP request to make.
    """

    type: Literal["function"] = "function"
    function: _m.LlmToolFunction | _p.LlmToolFunctionDict | _Json
    execution: _m.LlmToolExecution | _p.LlmToolExecutionDict | _Json | None = None
    server: _m.LlmToolServer | _p.LlmToolServerDict | _Json
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("type", "type", "", None),
        ("function", "function", "", Nested(default="LlmToolFunction")),
        ("execution", "execution", "", Nested(default="LlmToolExecution")),
        ("server", "server", "", Nested(default="LlmToolServer")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (type := self.type) is not None:
            _json["type"] = type
        if (function := self.function) is not None:
            _json["function"] = _dump(function)
        if (execution := self.execution) is not None:
            _json["execution"] = _dump(execution)
        if (server := self.server) is not None:
            _json["server"] = _dump(server)
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
        obj.type = get("type")
        v = get("function")
        obj.function = _m.LlmToolFunction.from_dict(v) if isinstance(v, dict) else v
        v = get("execution")
        obj.execution = _m.LlmToolExecution.from_dict(v) if isinstance(v, dict) else v
        v = get("server")
        obj.server = _m.LlmToolServer.from_dict(v) if isinstance(v, dict) else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

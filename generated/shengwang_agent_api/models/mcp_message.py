# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``McpMessage``."""

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


__all__ = ["McpMessage"]

_KEYS = frozenset(
    {
        "jsonrpc",
        "id",
        "method",
        "params",
        "result",
        "error",
    }
)


@define(kw_only=True, eq=False, repr=False)
class McpMessage(Model):
    """A request or an answer of the Model Context Protocol, as JSON-RPC has it.

    Attributes:
        jsonrpc: Version of JSON-RPC, `2.0`.
        id: Number or text that tells which request an answer belongs to.
        method: What is asked for: `initialize`, `tools/list`, `tools/call`.
        params: Arguments of the method.
        result: What came of it.
        error: Why nothing came of it.
    """

    jsonrpc: str
    id: int | str | None = None
    method: str | None = None
    params: dict[str, Any] | None = None
    result: dict[str, Any] | None = None
    error: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("jsonrpc", "jsonrpc", "", None),
        ("id", "id", "", None),
        ("method", "method", "", None),
        ("params", "params", "", None),
        ("result", "result", "", None),
        ("error", "error", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (jsonrpc := self.jsonrpc) is not None:
            _json["jsonrpc"] = jsonrpc
        if (id := self.id) is not None:
            _json["id"] = _dump(id)
        if (method := self.method) is not None:
            _json["method"] = method
        if (params := self.params) is not None:
            _json["params"] = params if params.__class__ is dict else _dump(params)
        if (result := self.result) is not None:
            _json["result"] = result if result.__class__ is dict else _dump(result)
        if (error := self.error) is not None:
            _json["error"] = error if error.__class__ is dict else _dump(error)
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
        obj.jsonrpc = get("jsonrpc")
        obj.id = get("id")
        obj.method = get("method")
        obj.params = get("params")
        obj.result = get("result")
        obj.error = get("error")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesLlmMcpServersItem``."""

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


__all__ = ["StartAgentsRequestPropertiesLlmMcpServersItem"]

_KEYS = frozenset(
    {
        "name",
        "endpoint",
        "transport",
        "headers",
        "allowed_tools",
        "timeout_ms",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesLlmMcpServersItem(Model):
    """One tool server the model may call over the Model Context Protocol.

    Attributes:
        name: Name of the server, unique within the agent: at most 48 letters and digits; dots
            and hyphens are accepted in mainland China.
        endpoint: Address of the server.
        transport: Transport protocol. Only `streamable_http` is supported.
        headers: HTTP headers sent to the server.
        allowed_tools: Tools the model may use. Left out, or with `"*"` anywhere in the list:
            all of them. An empty list: none.
        timeout_ms: Time allowed for one request, in milliseconds. Server default: ``10000``.
    """

    name: str
    endpoint: str
    transport: str | None = None
    headers: dict[str, str] | None = None
    allowed_tools: list[str] | None = None
    timeout_ms: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("name", "name", "", None),
        ("endpoint", "endpoint", "partial", None),
        ("transport", "transport", "", None),
        ("headers", "headers", "true", None),
        ("allowed_tools", "allowed_tools", "", None),
        ("timeout_ms", "timeout_ms", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (name := self.name) is not None:
            _json["name"] = name
        if (endpoint := self.endpoint) is not None:
            _json["endpoint"] = endpoint
        if (transport := self.transport) is not None:
            _json["transport"] = transport
        if (headers := self.headers) is not None:
            _json["headers"] = headers if headers.__class__ is dict else _dump(headers)
        if (allowed_tools := self.allowed_tools) is not None:
            _json["allowed_tools"] = allowed_tools
        if (timeout_ms := self.timeout_ms) is not None:
            _json["timeout_ms"] = timeout_ms
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
        obj.name = get("name")
        obj.endpoint = get("endpoint")
        obj.transport = get("transport")
        obj.headers = get("headers")
        obj.allowed_tools = get("allowed_tools")
        obj.timeout_ms = get("timeout_ms")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

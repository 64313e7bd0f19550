# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmToolServer``."""

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


__all__ = ["LlmToolServer"]

_KEYS = frozenset(
    {
        "method",
        "url",
        "headers",
        "body",
        "timeout_ms",
    }
)


@define(kw_only=True, eq=False, repr=False)
class LlmToolServer(Model):
    """The HTTP request that carries out a tool call. `{{args.x}}` stands for argument x of the
    call, `{{template_variables.x}}` for a template variable, `{{tool_call_id}}` for the id of
    the call.

    Attributes:
        method: HTTP method. Known values: `GET`, `POST`.
        url: Address of the request: absolute, `https`, at most 2048 characters, without user
            name or password. Placeholders may stand in path and query.
        headers: HTTP headers: at most 32, of 16 KiB together. Each value is either fixed or one
            placeholder; `{{args.x}}` is not allowed.
        body: Template of the JSON body, for `POST` only: any JSON value of at most 64 KiB. Each
            leaf is either fixed or one placeholder.
        timeout_ms: Time allowed for the request, from 1000 to 100000 milliseconds. Server
            default: ``10000``.
    """

    method: _m.LlmToolServerMethod
    url: str
    headers: dict[str, str | float | bool] | None = None
    body: Any = None
    timeout_ms: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("method", "method", "", None),
        ("url", "url", "partial", None),
        ("headers", "headers", "true", None),
        ("body", "body", "", None),
        ("timeout_ms", "timeout_ms", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (method := self.method) is not None:
            _json["method"] = method
        if (url := self.url) is not None:
            _json["url"] = url
        if (headers := self.headers) is not None:
            _json["headers"] = headers if headers.__class__ is dict else _dump(headers)
        if (body := self.body) is not None:
            _json["body"] = _dump(body)
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
        obj.method = get("method")
        obj.url = get("url")
        obj.headers = get("headers")
        obj.body = get("body")
        obj.timeout_ms = get("timeout_ms")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmToolServer``."""

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

    _SECRETS = {
        "url": "partial",
        "headers": "true",
    }
    _FREE = {
        "headers": "map",
        "body": "any",
    }

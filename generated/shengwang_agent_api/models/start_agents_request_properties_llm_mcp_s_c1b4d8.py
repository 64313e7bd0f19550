# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesLlmMcpServersItem``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
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

    _SECRETS = {
        "endpoint": "partial",
        "headers": "true",
    }
    _FREE = {
        "headers": "map",
    }

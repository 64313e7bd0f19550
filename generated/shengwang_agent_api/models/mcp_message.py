# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``McpMessage``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
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

    _FREE = {
        "id": "any",
        "params": "map",
        "result": "map",
        "error": "map",
    }

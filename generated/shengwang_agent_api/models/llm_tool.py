# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmTool``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field
from shengwang_agent._runtime.model import (
    Json as _Json,
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


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

    _NESTED = {
        "function": Nested(default="LlmToolFunction"),
        "execution": Nested(default="LlmToolExecution"),
        "server": Nested(default="LlmToolServer"),
    }

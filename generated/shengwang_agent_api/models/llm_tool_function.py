# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmToolFunction``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
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
class LlmToolFunction(Model):
    """A function as the model sees it.

    Attributes:
        name: Name of the function, at most 64 characters, unique without regard to case. It
            begins with a letter; letters and digits follow. The samples of the vendor have
            underscores too. Names that begin with `mcp`, and `ragsearch_tool`, are taken.
        description: What the function does, for the model to read: 1 to 1024 characters. The
            service wants one.
        parameters: JSON Schema of the arguments, 64 KiB at most. Every keyword of JSON Schema
            is taken; the root is an object.
    """

    name: str
    description: str | None = None
    parameters: _m.LlmToolFunctionParameters | _p.LlmToolFunctionParametersDict | Mapping[str, Any]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "parameters": Nested(default="LlmToolFunctionParameters"),
    }

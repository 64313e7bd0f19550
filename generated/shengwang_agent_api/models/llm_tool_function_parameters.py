# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmToolFunctionParameters``."""

from __future__ import annotations

from typing import Any, Literal

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class LlmToolFunctionParameters(Model):
    """JSON Schema of a function's arguments. Other keywords of JSON Schema may stand beside these.

    Attributes:
        type: Kind of schema, always `object`.
        properties: Schema of each argument, by its name.
        required: Names of the arguments that must be given.
    """

    type: Literal["object"] = "object"
    properties: dict[str, Any] | None = None
    required: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "properties": "map",
    }

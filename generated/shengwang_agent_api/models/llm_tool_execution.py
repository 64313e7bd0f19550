# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``LlmToolExecution``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class LlmToolExecution(Model):
    """How a tool is run.

    Attributes:
        mode: Way of running. Only `sync` is supported: the model waits for the result. Server
            default: ``'sync'``.
    """

    mode: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

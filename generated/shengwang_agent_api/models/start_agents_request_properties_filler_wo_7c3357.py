# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig(Model):
    """A filler after a fixed wait.

    Attributes:
        response_wait_ms: Milliseconds to wait for the model before a filler is said, from 100
            to 10000. Server default: ``1500``.
    """

    response_wait_ms: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

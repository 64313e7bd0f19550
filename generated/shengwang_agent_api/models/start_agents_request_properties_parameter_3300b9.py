# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesParametersFarewellConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesParametersFarewellConfig(Model):
    """How the agent leaves after `stop`.

    Attributes:
        graceful_enabled: Let the agent finish what it is doing (reach the state `IDLE`) before
            it leaves. Server default: ``False``.
        graceful_timeout_seconds: Longest wait for that, from 0 to 120 seconds. Server default:
            ``30``.
    """

    graceful_enabled: bool | None = None
    graceful_timeout_seconds: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

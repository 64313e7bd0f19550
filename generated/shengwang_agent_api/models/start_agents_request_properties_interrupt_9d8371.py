# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesInterruptionDisabledConfig``."""

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
class StartAgentsRequestPropertiesInterruptionDisabledConfig(Model):
    """What becomes of user speech while the agent cannot be interrupted.

    Attributes:
        strategy: What becomes of user speech meanwhile. Known values: `append`, `ignore`.
    """

    strategy: _m.StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesInterruptionKeywordsConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesInterruptionKeywordsConfig(Model):
    """Interruption by keyword.

    Attributes:
        trigger_keywords: Words that interrupt the agent, 128 at most. Mind the spelling:
            `trigger_`, where turn detection has `triggered_`.
    """

    trigger_keywords: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsTrigger``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
class StartAgentsRequestPropertiesFillerWordsTrigger(Model):
    """When a filler is said.

    Attributes:
        mode: What triggers a filler. Only `fixed_time` is supported.
        fixed_time_config: Settings of mode `fixed_time`.
    """

    mode: str | None = None
    fixed_time_config: (
        _m.StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig
        | _p.StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfigDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "fixed_time_config": Nested(
            default="StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig"
        ),
    }

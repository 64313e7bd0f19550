# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdateAgentsRequest``."""

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
class UpdateAgentsRequest(Model):
    """What to change on a running agent.

    Attributes:
        properties: Configuration properties to update.
    """

    properties: (
        _m.UpdateAgentsRequestProperties | _p.UpdateAgentsRequestPropertiesDict | _Json | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "properties": Nested(default="UpdateAgentsRequestProperties"),
    }

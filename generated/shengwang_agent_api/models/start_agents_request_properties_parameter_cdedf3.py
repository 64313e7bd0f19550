# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesParametersSilenceConfig``."""

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
class StartAgentsRequestPropertiesParametersSilenceConfig(Model):
    """What the agent does when nobody has spoken for a while.

    Attributes:
        timeout_ms: Milliseconds of silence before the agent acts, from 0 to 60000. 0 switches
            this off. Server default: ``0``.
        action: What the agent does. Known values: `speak`, `think`. Server default:
            ``'speak'``.
        content: Text to say or to think about. Needed when `timeout_ms` is above 0.
    """

    timeout_ms: int | None = None
    action: _m.StartAgentsRequestPropertiesParametersSilenceConfigAction | None = None
    content: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

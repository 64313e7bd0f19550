# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesInterruption``."""

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
class StartAgentsRequestPropertiesInterruption(Model):
    """Whether and by what the agent may be interrupted.

    Attributes:
        enable: Whether the agent may be interrupted. Server default: ``True``.
        mode: What interrupts the agent. Known values: `start_of_speech`, `keywords`. Server
            default: ``'start_of_speech'``.
        keywords_config: Settings of mode `keywords`.
        disabled_config: Settings for `enable` being false.
    """

    enable: bool | None = None
    mode: _m.StartAgentsRequestPropertiesInterruptionMode | None = None
    keywords_config: (
        _m.StartAgentsRequestPropertiesInterruptionKeywordsConfig
        | _p.StartAgentsRequestPropertiesInterruptionKeywordsConfigDict
        | _Json
        | None
    ) = None
    disabled_config: (
        _m.StartAgentsRequestPropertiesInterruptionDisabledConfig
        | _p.StartAgentsRequestPropertiesInterruptionDisabledConfigDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "keywords_config": Nested(default="StartAgentsRequestPropertiesInterruptionKeywordsConfig"),
        "disabled_config": Nested(default="StartAgentsRequestPropertiesInterruptionDisabledConfig"),
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsContent``."""

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
class StartAgentsRequestPropertiesFillerWordsContent(Model):
    """What is said as a filler.

    Attributes:
        mode: Where the phrases come from. Known values: `static`, `generated`. Server default:
            ``'static'``.
        static_config: The fixed phrases. Needed in both modes: what is generated falls back to
            them.
        generated_config: Settings of mode `generated`.
    """

    mode: _m.StartAgentsRequestPropertiesFillerWordsContentMode | None = None
    static_config: (
        _m.StartAgentsRequestPropertiesFillerWordsContentStaticConfig
        | _p.StartAgentsRequestPropertiesFillerWordsContentStaticConfigDict
        | _Json
        | None
    ) = None
    generated_config: (
        _m.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig
        | _p.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "static_config": Nested(
            default="StartAgentsRequestPropertiesFillerWordsContentStaticConfig"
        ),
        "generated_config": Nested(
            default="StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig"
        ),
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWords``."""

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
class StartAgentsRequestPropertiesFillerWords(Model):
    """Phrases the agent says while the model is still thinking.

    Attributes:
        enable: Switch fillers on. Server default: ``False``.
        trigger: When a filler is said.
        content: What is said.
    """

    enable: bool | None = None
    trigger: (
        _m.StartAgentsRequestPropertiesFillerWordsTrigger
        | _p.StartAgentsRequestPropertiesFillerWordsTriggerDict
        | _Json
        | None
    ) = None
    content: (
        _m.StartAgentsRequestPropertiesFillerWordsContent
        | _p.StartAgentsRequestPropertiesFillerWordsContentDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "trigger": Nested(default="StartAgentsRequestPropertiesFillerWordsTrigger"),
        "content": Nested(default="StartAgentsRequestPropertiesFillerWordsContent"),
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequest``."""

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
class StartAgentsRequest(Model):
    """What to start: a name, and everything the agent needs to know.

    Attributes:
        name: The unique identifier of the agent. The same identifier cannot be used repeatedly:
            starting a second agent under a name in use is answered with 409.
        properties: Configuration details of the agent.
        pipeline_id: The unique ID of a published project in AI Studio. Its settings apply
            wherever `properties` says nothing; `asr`, `tts` and `llm` may then be left out.
    """

    name: str
    properties: _m.StartAgentsRequestProperties | _p.StartAgentsRequestPropertiesDict | _Json
    pipeline_id: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "properties": Nested(default="StartAgentsRequestProperties"),
    }

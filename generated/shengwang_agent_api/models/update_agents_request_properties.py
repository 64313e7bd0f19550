# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdateAgentsRequestProperties``."""

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
class UpdateAgentsRequestProperties(Model):
    """The properties that can change while an agent runs.

    Attributes:
        token: RTC token that replaces the current one, for the same channel and user id.
        llm: Changes of the language model.
        mllm: Changes of the voice-to-voice model.
    """

    token: str | None = None
    llm: (
        _m.UpdateAgentsRequestPropertiesLlm | _p.UpdateAgentsRequestPropertiesLlmDict | _Json | None
    ) = None
    mllm: (
        _m.UpdateAgentsRequestPropertiesMllm
        | _p.UpdateAgentsRequestPropertiesMllmDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "token": "true",
    }
    _NESTED = {
        "llm": Nested(default="UpdateAgentsRequestPropertiesLlm"),
        "mllm": Nested(default="UpdateAgentsRequestPropertiesMllm"),
    }

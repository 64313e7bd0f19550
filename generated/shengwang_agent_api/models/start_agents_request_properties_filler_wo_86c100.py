# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig``."""

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
class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig(Model):
    """Fillers written by a model.

    Attributes:
        llm_provider: The model that writes them. In mainland China the platform has its own
            writer and takes none.
        prompt: System prompt for the writer, not empty.
        fallback_strategy: What to do when writing fails. Only `static` is known: say a phrase
            of `static_config`.
        context_message_limit: Number of recent messages shown to the writer, from 1 to 6.
            Server default: ``1``.
        history_character_limit: Number of characters of history shown to the writer, from 0 to
            10000. Server default: ``1000``.
    """

    llm_provider: (
        _m.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider
        | _p.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProviderDict
        | _Json
        | None
    ) = None
    prompt: str | None = None
    fallback_strategy: str | None = None
    context_message_limit: int | None = None
    history_character_limit: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "llm_provider": Nested(
            default="StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider"
        ),
    }

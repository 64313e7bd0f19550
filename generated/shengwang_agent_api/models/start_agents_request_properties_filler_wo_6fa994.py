# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider(Model):
    """The model that writes fillers.

    Attributes:
        url: Chat completion address of the writer. `/chat/completions` is appended where it is
            missing.
        api_key: API key of the writer.
        params: Further fields of the writer's requests.
    """

    url: str
    api_key: str
    params: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "api_key": "true",
        "params": "partial",
    }
    _FREE = {
        "params": "map",
    }

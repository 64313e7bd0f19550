# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import new_extra as _new_extra

__all__ = ["StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider"]


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

    _SPEC: ClassVar[Spec] = (
        ("url", "url", "", None),
        ("api_key", "api_key", "true", None),
        ("params", "params", "partial", None),
    )
    _FREE: ClassVar[Mapping[str, str]] = {
        "params": "map",
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListPhoneNumbersResponseItemAssociatedPipeline``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class ListPhoneNumbersResponseItemAssociatedPipeline(Model):
    """Pipeline a number is bound to.

    Attributes:
        pipeline_id: Identifier of the AI Studio pipeline.
        pipeline_name: Name of the AI Studio pipeline.
    """

    pipeline_id: str | None = None
    pipeline_name: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

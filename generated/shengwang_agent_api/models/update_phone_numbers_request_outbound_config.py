# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdatePhoneNumbersRequestOutboundConfig``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class UpdatePhoneNumbersRequestOutboundConfig(Model):
    """New binding for outbound calls.

    Attributes:
        pipeline_id: Identifier of the AI Studio pipeline used for calls placed.
    """

    pipeline_id: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

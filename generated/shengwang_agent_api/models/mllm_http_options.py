# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmHttpOptions``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class MllmHttpOptions(Model):
    """HTTP options for the provider of a voice-to-voice model.

    Attributes:
        api_version: Version of the provider's API.
    """

    api_version: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

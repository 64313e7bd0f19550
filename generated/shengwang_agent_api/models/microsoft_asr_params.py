# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MicrosoftAsrParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class MicrosoftAsrParams(Model):
    """Settings and credentials of Azure recognition.

    Attributes:
        key: Azure speech key.
        region: Azure region of the key.
        language: Language to recognise.
        phrase_list: Phrases that are recognised more readily.
    """

    key: str
    region: str
    language: str
    phrase_list: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "key": "true",
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmContext``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmContext(Model):
    """What is known of the users of a conversation.

    Attributes:
        presence: Temporary state of each user in RTM, by user id.
    """

    presence: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "presence": "map",
    }

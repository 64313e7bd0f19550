# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmContext``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import new_extra as _new_extra

__all__ = ["CustomLlmContext"]


@define(kw_only=True, eq=False, repr=False)
class CustomLlmContext(Model):
    """What is known of the users of a conversation.

    Attributes:
        presence: Temporary state of each user in RTM, by user id.
    """

    presence: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (("presence", "presence", "", None),)
    _FREE: ClassVar[Mapping[str, str]] = {
        "presence": "map",
    }

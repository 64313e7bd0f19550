# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmMessageMetadata``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class CustomLlmMessageMetadata(Model):
    """Where a message came from.

    Attributes:
        source: What made it. Known values: `asr`, `message`, `command`, `llm`, `greeting`, `llm
            failure`, `silence`.
        user: User id of the speaker.
        interrupted: True for a reply that was cut short, absent otherwise.
        interrupt_timestamp: When it was cut.
        original: The whole text of a reply that was cut; `content` has what was heard.
        vpids: Names of the speakers found, with `sal_mode` `recognition`.
    """

    source: _m.CustomLlmMessageSource | None = None
    user: str | None = None
    interrupted: bool | None = None
    interrupt_timestamp: int | None = None
    original: str | None = None
    vpids: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

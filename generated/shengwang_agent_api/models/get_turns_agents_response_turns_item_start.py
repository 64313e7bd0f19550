# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemStart``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponseTurnsItemStart(Model):
    """How a turn began.

    Attributes:
        start_at: Start of the turn, in Unix milliseconds.
        type: What began the turn. Known values: `voice_input`, `greeting`, `silence_timeout`,
            `api_speak`, `api_think`.
        metadata: Details; which ones there are depends on `type`.
    """

    start_at: float | None = None
    type: _m.GetTurnsAgentsResponseTurnsItemStartType | None = None
    metadata: _m.GetTurnsAgentsResponseTurnsItemStartMetadata | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "metadata": Nested(default="GetTurnsAgentsResponseTurnsItemStartMetadata"),
    }

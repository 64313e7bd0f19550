# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemEnd``."""

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
class GetTurnsAgentsResponseTurnsItemEnd(Model):
    """How a turn ended.

    Attributes:
        end_at: End of the turn, in Unix milliseconds.
        type: How the turn ended. Known values: `ok`, `interrupted`, `ignored`, `error`.
        metadata: Details; which ones there are depends on `type`.
    """

    end_at: float | None = None
    type: _m.GetTurnsAgentsResponseTurnsItemEndType | None = None
    metadata: _m.GetTurnsAgentsResponseTurnsItemEndMetadata | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "metadata": Nested(default="GetTurnsAgentsResponseTurnsItemEndMetadata"),
    }

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmTurnDetectionSemanticVadConfig``."""

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
class MllmTurnDetectionSemanticVadConfig(Model):
    """Settings of the model's detector by meaning.

    Attributes:
        eagerness: How quickly the model answers. Known values: `auto`, `low`, `medium`, `high`.
    """

    eagerness: _m.MllmTurnDetectionSemanticVadConfigEagerness | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

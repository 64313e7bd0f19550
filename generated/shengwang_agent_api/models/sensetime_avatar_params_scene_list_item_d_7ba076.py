# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SensetimeAvatarParamsSceneListItemDigitalRolePosition``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class SensetimeAvatarParamsSceneListItemDigitalRolePosition(Model):
    """Where a digital human stands in the picture.

    Attributes:
        x: Horizontal position.
        y: Vertical position.
    """

    x: float | None = None
    y: float | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SensetimeAvatarParamsSceneListItem``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


@define(kw_only=True, eq=False, repr=False)
class SensetimeAvatarParamsSceneListItem(Model):
    """One scene of a SenseTime avatar.

    Attributes:
        digital_role: The digital human in the scene.
    """

    digital_role: (
        _m.SensetimeAvatarParamsSceneListItemDigitalRole
        | _p.SensetimeAvatarParamsSceneListItemDigitalRoleDict
        | Mapping[str, Any]
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "digital_role": Nested(default="SensetimeAvatarParamsSceneListItemDigitalRole"),
    }

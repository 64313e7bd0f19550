# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SensetimeAvatarParamsSceneListItemDigitalRole``."""

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
class SensetimeAvatarParamsSceneListItemDigitalRole(Model):
    """The digital human in a scene.

    Attributes:
        face_feature_id: Identifier of the face.
        position: Where it stands in the picture.
        url: Address of the avatar's model package.
    """

    face_feature_id: str | None = None
    position: (
        _m.SensetimeAvatarParamsSceneListItemDigitalRolePosition
        | _p.SensetimeAvatarParamsSceneListItemDigitalRolePositionDict
        | Mapping[str, Any]
        | None
    ) = None
    url: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "position": Nested(default="SensetimeAvatarParamsSceneListItemDigitalRolePosition"),
    }

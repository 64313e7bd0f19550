# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SensetimeAvatarParams``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
class SensetimeAvatarParams(Model):
    """Settings and credentials of a SenseTime avatar. The speech synthesis must produce 16 kHz
    audio.

    Attributes:
        agora_token: RTC token for the user id of the avatar.
        agora_uid: User id the avatar publishes under: a decimal number from 0 to 4294967295
            written as a string, unique in the channel.
        app_id: SenseTime application id.
        app_key: SenseTime application key.
        scene_list: The scenes to show. Not every field SenseTime documents is passed on.
    """

    agora_token: str
    agora_uid: str
    app_id: str
    app_key: str
    scene_list: Sequence[
        _m.SensetimeAvatarParamsSceneListItem
        | _p.SensetimeAvatarParamsSceneListItemDict
        | Mapping[str, Any]
    ]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _WIRES = {
        "app_id": "appId",
        "scene_list": "sceneList",
    }
    _SECRETS = {
        "agora_token": "true",
        "app_key": "true",
    }
    _NESTED = {
        "scene_list": Nested(default="SensetimeAvatarParamsSceneListItem", lists=1),
    }

    @property
    def appId(self) -> str:
        """The same as ``app_id``, as the API spells it."""
        return self.app_id

    @property
    def sceneList(
        self,
    ) -> Sequence[
        _m.SensetimeAvatarParamsSceneListItem
        | _p.SensetimeAvatarParamsSceneListItemDict
        | Mapping[str, Any]
    ]:
        """The same as ``scene_list``, as the API spells it."""
        return self.scene_list

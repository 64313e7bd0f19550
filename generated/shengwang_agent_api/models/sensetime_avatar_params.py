# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SensetimeAvatarParams``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import each as _each
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["SensetimeAvatarParams"]

_KEYS = frozenset(
    {
        "agora_token",
        "agora_uid",
        "appId",
        "app_key",
        "sceneList",
    }
)


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

    _SPEC: ClassVar[Spec] = (
        ("agora_token", "agora_token", "true", None),
        ("agora_uid", "agora_uid", "", None),
        ("app_id", "appId", "", None),
        ("app_key", "app_key", "true", None),
        ("scene_list", "sceneList", "", Nested(default="SensetimeAvatarParamsSceneListItem")),
    )

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

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (agora_token := self.agora_token) is not None:
            _json["agora_token"] = agora_token
        if (agora_uid := self.agora_uid) is not None:
            _json["agora_uid"] = agora_uid
        if (app_id := self.app_id) is not None:
            _json["appId"] = app_id
        if (app_key := self.app_key) is not None:
            _json["app_key"] = app_key
        if (scene_list := self.scene_list) is not None:
            _json["sceneList"] = _dump(scene_list)
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            try:
                _need_mapping(cls, src)
            except TypeError:
                del src
                raise
        get: Any = src.get
        obj = object.__new__(cls)
        obj.agora_token = get("agora_token")
        obj.agora_uid = get("agora_uid")
        obj.app_id = get("appId")
        obj.app_key = get("app_key")
        v = get("sceneList")
        obj.scene_list = _each(_m.SensetimeAvatarParamsSceneListItem.from_dict, v)
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

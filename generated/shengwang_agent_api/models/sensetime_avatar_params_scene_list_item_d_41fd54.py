# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SensetimeAvatarParamsSceneListItemDigitalRole``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["SensetimeAvatarParamsSceneListItemDigitalRole"]

_KEYS = frozenset(
    {
        "face_feature_id",
        "position",
        "url",
    }
)


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

    _SPEC: ClassVar[Spec] = (
        ("face_feature_id", "face_feature_id", "", None),
        (
            "position",
            "position",
            "",
            Nested(default="SensetimeAvatarParamsSceneListItemDigitalRolePosition"),
        ),
        ("url", "url", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (face_feature_id := self.face_feature_id) is not None:
            _json["face_feature_id"] = face_feature_id
        if (position := self.position) is not None:
            _json["position"] = _dump(position)
        if (url := self.url) is not None:
            _json["url"] = url
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
        obj.face_feature_id = get("face_feature_id")
        v = get("position")
        obj.position = (
            _m.SensetimeAvatarParamsSceneListItemDigitalRolePosition.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.url = get("url")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SensetimeAvatarParamsSceneListItem``."""

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

__all__ = ["SensetimeAvatarParamsSceneListItem"]

_KEYS = frozenset(
    {
        "digital_role",
    }
)


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

    _SPEC: ClassVar[Spec] = (
        (
            "digital_role",
            "digital_role",
            "",
            Nested(default="SensetimeAvatarParamsSceneListItemDigitalRole"),
        ),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (digital_role := self.digital_role) is not None:
            _json["digital_role"] = _dump(digital_role)
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
        v = get("digital_role")
        obj.digital_role = (
            _m.SensetimeAvatarParamsSceneListItemDigitalRole.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``BytedanceDuplexTtsParams``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["BytedanceDuplexTtsParams"]

_KEYS = frozenset(
    {
        "app_id",
        "token",
        "speaker",
    }
)


@define(kw_only=True, eq=False, repr=False)
class BytedanceDuplexTtsParams(Model):
    """Settings and credentials of Volcengine duplex speech.

    Attributes:
        app_id: Application id.
        token: Access token.
        speaker: Identifier of the speaker.
    """

    app_id: str
    token: str
    speaker: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("app_id", "app_id", "", None),
        ("token", "token", "true", None),
        ("speaker", "speaker", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (app_id := self.app_id) is not None:
            _json["app_id"] = app_id
        if (token := self.token) is not None:
            _json["token"] = token
        if (speaker := self.speaker) is not None:
            _json["speaker"] = speaker
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
        obj.app_id = get("app_id")
        obj.token = get("token")
        obj.speaker = get("speaker")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

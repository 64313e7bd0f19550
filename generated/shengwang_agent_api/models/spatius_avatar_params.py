# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SpatiusAvatarParams``."""

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


__all__ = ["SpatiusAvatarParams"]

_KEYS = frozenset(
    {
        "spatius_api_key",
        "spatius_app_id",
        "spatius_avatar_id",
        "agora_uid",
        "agora_token",
        "region",
        "sample_rate",
        "session_expire_minutes",
    }
)


@define(kw_only=True, eq=False, repr=False)
class SpatiusAvatarParams(Model):
    """Settings and credentials of a Spatius avatar.

    Attributes:
        spatius_api_key: Spatius API key.
        spatius_app_id: Spatius application id.
        spatius_avatar_id: Spatius avatar id.
        agora_uid: User id the avatar publishes under.
        agora_token: RTC token for the user id of the avatar. The newest documentation for
            mainland China needs it, the one before did not; either is taken.
        region: Region of the Spatius service.
        sample_rate: Sample rate of the audio in Hz. Should equal that of the speech synthesis.
        session_expire_minutes: Minutes the avatar session stays valid. Server default: ``30``.
    """

    spatius_api_key: str
    spatius_app_id: str
    spatius_avatar_id: str
    agora_uid: str
    agora_token: str | None = None
    region: str | None = None
    sample_rate: int | None = None
    session_expire_minutes: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("spatius_api_key", "spatius_api_key", "true", None),
        ("spatius_app_id", "spatius_app_id", "", None),
        ("spatius_avatar_id", "spatius_avatar_id", "", None),
        ("agora_uid", "agora_uid", "", None),
        ("agora_token", "agora_token", "true", None),
        ("region", "region", "", None),
        ("sample_rate", "sample_rate", "", None),
        ("session_expire_minutes", "session_expire_minutes", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (spatius_api_key := self.spatius_api_key) is not None:
            _json["spatius_api_key"] = spatius_api_key
        if (spatius_app_id := self.spatius_app_id) is not None:
            _json["spatius_app_id"] = spatius_app_id
        if (spatius_avatar_id := self.spatius_avatar_id) is not None:
            _json["spatius_avatar_id"] = spatius_avatar_id
        if (agora_uid := self.agora_uid) is not None:
            _json["agora_uid"] = agora_uid
        if (agora_token := self.agora_token) is not None:
            _json["agora_token"] = agora_token
        if (region := self.region) is not None:
            _json["region"] = region
        if (sample_rate := self.sample_rate) is not None:
            _json["sample_rate"] = sample_rate
        if (session_expire_minutes := self.session_expire_minutes) is not None:
            _json["session_expire_minutes"] = session_expire_minutes
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
        obj.spatius_api_key = get("spatius_api_key")
        obj.spatius_app_id = get("spatius_app_id")
        obj.spatius_avatar_id = get("spatius_avatar_id")
        obj.agora_uid = get("agora_uid")
        obj.agora_token = get("agora_token")
        obj.region = get("region")
        obj.sample_rate = get("sample_rate")
        obj.session_expire_minutes = get("session_expire_minutes")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

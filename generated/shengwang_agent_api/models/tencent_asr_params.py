# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``TencentAsrParams``."""

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


__all__ = ["TencentAsrParams"]

_KEYS = frozenset(
    {
        "secret_id",
        "secret_key",
        "key",
        "app_id",
        "secret",
        "engine_model_type",
        "voice_id",
    }
)


@define(kw_only=True, eq=False, repr=False)
class TencentAsrParams(Model):
    """Settings and credentials of Tencent Cloud recognition. Give the two secrets as `secret_id`
    and `secret_key`, their newer names, or as `key` and `secret`, the older ones.

    Attributes:
        secret_id: Secret id of the Tencent Cloud account, under its newer name.
        secret_key: Secret key of the Tencent Cloud account, under its newer name.
        key: Secret key of the Tencent Cloud account, under its older name.
        app_id: Application id of the Tencent Cloud account.
        secret: Secret id of the Tencent Cloud account, presumably, under its older name.
        engine_model_type: Name of the recognition engine.
        voice_id: Identifier of the audio stream, of your choice; samples show 16 characters.
    """

    secret_id: str | None = None
    secret_key: str | None = None
    key: str | None = None
    app_id: str
    secret: str | None = None
    engine_model_type: str
    voice_id: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("secret_id", "secret_id", "true", None),
        ("secret_key", "secret_key", "true", None),
        ("key", "key", "true", None),
        ("app_id", "app_id", "", None),
        ("secret", "secret", "true", None),
        ("engine_model_type", "engine_model_type", "", None),
        ("voice_id", "voice_id", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (secret_id := self.secret_id) is not None:
            _json["secret_id"] = secret_id
        if (secret_key := self.secret_key) is not None:
            _json["secret_key"] = secret_key
        if (key := self.key) is not None:
            _json["key"] = key
        if (app_id := self.app_id) is not None:
            _json["app_id"] = app_id
        if (secret := self.secret) is not None:
            _json["secret"] = secret
        if (engine_model_type := self.engine_model_type) is not None:
            _json["engine_model_type"] = engine_model_type
        if (voice_id := self.voice_id) is not None:
            _json["voice_id"] = voice_id
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
        obj.secret_id = get("secret_id")
        obj.secret_key = get("secret_key")
        obj.key = get("key")
        obj.app_id = get("app_id")
        obj.secret = get("secret")
        obj.engine_model_type = get("engine_model_type")
        obj.voice_id = get("voice_id")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

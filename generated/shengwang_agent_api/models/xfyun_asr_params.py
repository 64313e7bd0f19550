# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``XfyunAsrParams``."""

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


__all__ = ["XfyunAsrParams"]

_KEYS = frozenset(
    {
        "api_key",
        "app_id",
        "api_secret",
        "language",
    }
)


@define(kw_only=True, eq=False, repr=False)
class XfyunAsrParams(Model):
    """Settings and credentials of iFlytek recognition.

    Attributes:
        api_key: API key.
        app_id: Application id.
        api_secret: API secret.
        language: Language to recognise.
    """

    api_key: str
    app_id: str
    api_secret: str
    language: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("api_key", "api_key", "true", None),
        ("app_id", "app_id", "", None),
        ("api_secret", "api_secret", "true", None),
        ("language", "language", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (api_key := self.api_key) is not None:
            _json["api_key"] = api_key
        if (app_id := self.app_id) is not None:
            _json["app_id"] = app_id
        if (api_secret := self.api_secret) is not None:
            _json["api_secret"] = api_secret
        if (language := self.language) is not None:
            _json["language"] = language
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
        obj.api_key = get("api_key")
        obj.app_id = get("app_id")
        obj.api_secret = get("api_secret")
        obj.language = get("language")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

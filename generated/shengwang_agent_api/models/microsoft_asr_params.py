# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MicrosoftAsrParams``."""

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


__all__ = ["MicrosoftAsrParams"]

_KEYS = frozenset(
    {
        "key",
        "region",
        "language",
        "phrase_list",
    }
)


@define(kw_only=True, eq=False, repr=False)
class MicrosoftAsrParams(Model):
    """Settings and credentials of Azure recognition.

    Attributes:
        key: Azure speech key.
        region: Azure region of the key.
        language: Language to recognise.
        phrase_list: Phrases that are recognised more readily.
    """

    key: str
    region: str
    language: str
    phrase_list: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("key", "key", "true", None),
        ("region", "region", "", None),
        ("language", "language", "", None),
        ("phrase_list", "phrase_list", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (key := self.key) is not None:
            _json["key"] = key
        if (region := self.region) is not None:
            _json["region"] = region
        if (language := self.language) is not None:
            _json["language"] = language
        if (phrase_list := self.phrase_list) is not None:
            _json["phrase_list"] = phrase_list
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
        obj.key = get("key")
        obj.region = get("region")
        obj.language = get("language")
        obj.phrase_list = get("phrase_list")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

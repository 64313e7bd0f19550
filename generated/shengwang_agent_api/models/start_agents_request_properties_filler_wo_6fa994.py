# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider``."""

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


__all__ = ["StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider"]

_KEYS = frozenset(
    {
        "url",
        "api_key",
        "params",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider(Model):
    """The model that writes fillers.

    Attributes:
        url: Chat completion address of the writer. `/chat/completions` is appended where it is
            missing.
        api_key: API key of the writer.
        params: Further fields of the writer's requests.
    """

    url: str
    api_key: str
    params: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("url", "url", "", None),
        ("api_key", "api_key", "true", None),
        ("params", "params", "partial", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (url := self.url) is not None:
            _json["url"] = url
        if (api_key := self.api_key) is not None:
            _json["api_key"] = api_key
        if (params := self.params) is not None:
            _json["params"] = params if params.__class__ is dict else _dump(params)
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
        obj.url = get("url")
        obj.api_key = get("api_key")
        obj.params = get("params")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

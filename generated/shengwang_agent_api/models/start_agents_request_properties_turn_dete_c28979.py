# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig``."""

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


__all__ = ["StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig"]

_KEYS = frozenset(
    {
        "interrupt_duration_ms",
        "prefix_padding_ms",
        "triggered_keywords",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig(Model):
    """Start of a turn by keyword.

    Attributes:
        interrupt_duration_ms: Milliseconds of speech that interrupt, from 120 to 1200. Server
            default: ``160``.
        prefix_padding_ms: Milliseconds of speech before a segment opens, from 0 to 5000. Server
            default: ``800``.
        triggered_keywords: Words that start a turn, 128 at most.
    """

    interrupt_duration_ms: int | None = None
    prefix_padding_ms: int | None = None
    triggered_keywords: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("interrupt_duration_ms", "interrupt_duration_ms", "", None),
        ("prefix_padding_ms", "prefix_padding_ms", "", None),
        ("triggered_keywords", "triggered_keywords", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (interrupt_duration_ms := self.interrupt_duration_ms) is not None:
            _json["interrupt_duration_ms"] = interrupt_duration_ms
        if (prefix_padding_ms := self.prefix_padding_ms) is not None:
            _json["prefix_padding_ms"] = prefix_padding_ms
        if (triggered_keywords := self.triggered_keywords) is not None:
            _json["triggered_keywords"] = triggered_keywords
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
        obj.interrupt_duration_ms = get("interrupt_duration_ms")
        obj.prefix_padding_ms = get("prefix_padding_ms")
        obj.triggered_keywords = get("triggered_keywords")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetHistoryAgentsResponseContentsItem``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define, field

from .. import models as _m
from .._model import Model
from .._model import dump as _dump
from .._model import extras as _extras
from .._model import need_mapping as _need_mapping
from .._model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["GetHistoryAgentsResponseContentsItem"]

_KEYS = frozenset(
    {"role", "content", "speech_start_ms", "speech_end_ms", "speech_algorithmic_delay"}
)


@define(kw_only=True, eq=False, repr=False)
class GetHistoryAgentsResponseContentsItem(Model):
    """One entry of the conversation.

    Attributes:
        role: Who said it.
        content: What was said. Can be an empty string.
        speech_start_ms: When the speech started, in milliseconds. Only with `llm.vendor`
            `custom`. The documentation does not agree whether this counts from 1970 or from the
            start of the run.
        speech_end_ms: When the speech ended, in milliseconds, counted like `speech_start_ms`.
            Only with `llm.vendor` `custom`.
        speech_algorithmic_delay: Delay added by audio processing, in milliseconds. Only with
            `llm.vendor` `custom`, on entries of the user.
    """

    role: _m.GetHistoryAgentsResponseContentsItemRole | None = None
    content: str | None = None
    speech_start_ms: int | None = None
    speech_end_ms: int | None = None
    speech_algorithmic_delay: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[tuple[tuple[str, str, str, str], ...]] = (
        ("role", "role", "", ""),
        ("content", "content", "", ""),
        ("speech_start_ms", "speech_start_ms", "", ""),
        ("speech_end_ms", "speech_end_ms", "", ""),
        ("speech_algorithmic_delay", "speech_algorithmic_delay", "", ""),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        d: dict[str, Any] = {}
        if (v1 := self.role) is not None:
            d["role"] = v1
        if (v2 := self.content) is not None:
            d["content"] = v2
        if (v3 := self.speech_start_ms) is not None:
            d["speech_start_ms"] = v3
        if (v4 := self.speech_end_ms) is not None:
            d["speech_end_ms"] = v4
        if (v5 := self.speech_algorithmic_delay) is not None:
            d["speech_algorithmic_delay"] = v5
        if self.additional_properties:
            d.update(_dump(self.additional_properties))
        return d

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            _need_mapping(cls, src)
        get: Any = src.get
        obj = object.__new__(cls)
        obj.role = get("role")
        obj.content = get("content")
        obj.speech_start_ms = get("speech_start_ms")
        obj.speech_end_ms = get("speech_end_ms")
        obj.speech_algorithmic_delay = get("speech_algorithmic_delay")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

    @classmethod
    def _read_all(cls, values: list[Any]) -> list[Any]:
        """Read a JSON array in one loop; the keys nobody knows are looked for when asked."""
        if set(map(type, values)) - {dict}:
            return [cls.from_dict(src) if type(src) is dict else src for src in values]
        found: list[Any] = list(map(object.__new__, [cls] * len(values)))
        for src, obj in zip(values, found):
            obj.role = src["role"] if "role" in src else None
            obj.content = src["content"] if "content" in src else None
            obj.speech_start_ms = src["speech_start_ms"] if "speech_start_ms" in src else None
            obj.speech_end_ms = src["speech_end_ms"] if "speech_end_ms" in src else None
            obj.speech_algorithmic_delay = (
                src["speech_algorithmic_delay"] if "speech_algorithmic_delay" in src else None
            )
            obj._source = src
        return found

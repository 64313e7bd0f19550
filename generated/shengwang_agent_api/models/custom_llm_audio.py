# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmAudio``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import own as _own

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["CustomLlmAudio"]

_KEYS = frozenset(
    {
        "id",
        "data",
        "transcript",
        "words",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmAudio(Model):
    """A piece of speech of a model that speaks itself. Each part may come alone.

    Attributes:
        id: Any id, the same for one reply.
        data: PCM as Base64; the samples have 16 kHz, 16 bit, mono, 40 ms.
        transcript: The text. What has none is forgotten.
        words: The words with their times, for captions.
    """

    id: str | None = None
    data: str | None = None
    transcript: str | None = None
    words: list[_m.CustomLlmAudioWord] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("id", "id", "", None),
        ("data", "data", "", None),
        ("transcript", "transcript", "", None),
        ("words", "words", "", Nested(default="CustomLlmAudioWord")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (id := self.id) is not None:
            _json["id"] = id
        if (data := self.data) is not None:
            _json["data"] = data
        if (transcript := self.transcript) is not None:
            _json["transcript"] = transcript
        if (words := self.words) is not None:
            _json["words"] = _dump(words)
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        return cls._adopt(_own(src))

    @classmethod
    def _adopt(cls, src: dict[str, Any]) -> Self:
        """Read a JSON object nobody else holds: entries of its lists live on in the models."""
        if type(src) is not dict:
            try:
                _need_mapping(cls, src)
            except TypeError:
                del src
                raise
        get: Any = src.get
        obj = object.__new__(cls)
        obj.id = get("id")
        obj.data = get("data")
        obj.transcript = get("transcript")
        v = get("words")
        obj.words = _m.CustomLlmAudioWord._adopt_all(v) if type(v) is list else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

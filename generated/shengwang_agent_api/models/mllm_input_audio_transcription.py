# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmInputAudioTranscription``."""

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


__all__ = ["MllmInputAudioTranscription"]

_KEYS = frozenset(
    {
        "language",
        "model",
        "prompt",
    }
)


@define(kw_only=True, eq=False, repr=False)
class MllmInputAudioTranscription(Model):
    """How user speech is transcribed beside a voice-to-voice model.

    Attributes:
        language: Language of the speech.
        model: Name of the transcription model.
        prompt: Prompt that guides the transcription.
    """

    language: str | None = None
    model: str | None = None
    prompt: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("language", "language", "", None),
        ("model", "model", "", None),
        ("prompt", "prompt", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (language := self.language) is not None:
            _json["language"] = language
        if (model := self.model) is not None:
            _json["model"] = model
        if (prompt := self.prompt) is not None:
            _json["prompt"] = prompt
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
        obj.language = get("language")
        obj.model = get("model")
        obj.prompt = get("prompt")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

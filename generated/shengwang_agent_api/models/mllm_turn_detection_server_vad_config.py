# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmTurnDetectionServerVadConfig``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["MllmTurnDetectionServerVadConfig"]

_KEYS = frozenset(
    {
        "prefix_padding_ms",
        "silence_duration_ms",
        "threshold",
        "idle_timeout_ms",
        "start_of_speech_sensitivity",
        "end_of_speech_sensitivity",
    }
)


@define(kw_only=True, eq=False, repr=False)
class MllmTurnDetectionServerVadConfig(Model):
    """Settings of the model's detector by volume. Which ones apply depends on the provider.

    Attributes:
        prefix_padding_ms: Milliseconds of speech before a segment opens.
        silence_duration_ms: Milliseconds of silence that close an utterance.
        threshold: Sensitivity of the voice detection. Higher values take less for speech.
        idle_timeout_ms: Idle limit in milliseconds. For OpenAI.
        start_of_speech_sensitivity: How readily a start of speech is seen. For Gemini. Known
            values: `START_SENSITIVITY_HIGH`, `START_SENSITIVITY_LOW`.
        end_of_speech_sensitivity: How readily an end of speech is seen. For Gemini. Known
            values: `END_SENSITIVITY_HIGH`, `END_SENSITIVITY_LOW`.
    """

    prefix_padding_ms: int | None = None
    silence_duration_ms: int | None = None
    threshold: float | None = None
    idle_timeout_ms: int | None = None
    start_of_speech_sensitivity: (
        _m.MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity | None
    ) = None
    end_of_speech_sensitivity: _m.MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity | None = (
        None
    )
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("prefix_padding_ms", "prefix_padding_ms", "", None),
        ("silence_duration_ms", "silence_duration_ms", "", None),
        ("threshold", "threshold", "", None),
        ("idle_timeout_ms", "idle_timeout_ms", "", None),
        ("start_of_speech_sensitivity", "start_of_speech_sensitivity", "", None),
        ("end_of_speech_sensitivity", "end_of_speech_sensitivity", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (prefix_padding_ms := self.prefix_padding_ms) is not None:
            _json["prefix_padding_ms"] = prefix_padding_ms
        if (silence_duration_ms := self.silence_duration_ms) is not None:
            _json["silence_duration_ms"] = silence_duration_ms
        if (threshold := self.threshold) is not None:
            _json["threshold"] = threshold
        if (idle_timeout_ms := self.idle_timeout_ms) is not None:
            _json["idle_timeout_ms"] = idle_timeout_ms
        if (start_of_speech_sensitivity := self.start_of_speech_sensitivity) is not None:
            _json["start_of_speech_sensitivity"] = start_of_speech_sensitivity
        if (end_of_speech_sensitivity := self.end_of_speech_sensitivity) is not None:
            _json["end_of_speech_sensitivity"] = end_of_speech_sensitivity
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
        obj.prefix_padding_ms = get("prefix_padding_ms")
        obj.silence_duration_ms = get("silence_duration_ms")
        obj.threshold = get("threshold")
        obj.idle_timeout_ms = get("idle_timeout_ms")
        obj.start_of_speech_sensitivity = get("start_of_speech_sensitivity")
        obj.end_of_speech_sensitivity = get("end_of_speech_sensitivity")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

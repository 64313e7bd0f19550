# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmParams``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define, field
from shengwang_agent._runtime.model import Model
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["MllmParams"]

_KEYS = frozenset(
    {
        "model",
        "voice",
        "instructions",
        "input_audio_transcription",
        "affective_dialog",
        "proactive_audio",
        "transcribe_agent",
        "transcribe_user",
        "http_options",
        "language",
        "sample_rate",
    }
)


@define(kw_only=True, eq=False, repr=False)
class MllmParams(Model):
    """Usual settings of a voice-to-voice model. Any other setting of the model may stand beside
    them.

    Attributes:
        model: Name of the model.
        voice: Voice of the answers.
        instructions: System instructions.
        input_audio_transcription: How user speech is transcribed.
        affective_dialog: Answer to the emotion in the user's voice.
        proactive_audio: Let the model keep silent when nothing needs an answer.
        transcribe_agent: Transcribe what the agent says.
        transcribe_user: Transcribe what the user says.
        http_options: HTTP options for the provider.
        language: Language code. For xAI.
        sample_rate: Sample rate of the audio in Hz.
    """

    model: str | None = None
    voice: str | None = None
    instructions: str | None = None
    input_audio_transcription: (
        _m.MllmInputAudioTranscription
        | _p.MllmInputAudioTranscriptionDict
        | Mapping[str, Any]
        | None
    ) = None
    affective_dialog: bool | None = None
    proactive_audio: bool | None = None
    transcribe_agent: bool | None = None
    transcribe_user: bool | None = None
    http_options: _m.MllmHttpOptions | _p.MllmHttpOptionsDict | Mapping[str, Any] | None = None
    language: str | None = None
    sample_rate: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[tuple[tuple[str, str, str, str], ...]] = (
        ("model", "model", "", ""),
        ("voice", "voice", "", ""),
        ("instructions", "instructions", "", ""),
        (
            "input_audio_transcription",
            "input_audio_transcription",
            "",
            "MllmInputAudioTranscription",
        ),
        ("affective_dialog", "affective_dialog", "", ""),
        ("proactive_audio", "proactive_audio", "", ""),
        ("transcribe_agent", "transcribe_agent", "", ""),
        ("transcribe_user", "transcribe_user", "", ""),
        ("http_options", "http_options", "", "MllmHttpOptions"),
        ("language", "language", "", ""),
        ("sample_rate", "sample_rate", "", ""),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        d: dict[str, Any] = {}
        if (v1 := self.model) is not None:
            d["model"] = v1
        if (v2 := self.voice) is not None:
            d["voice"] = v2
        if (v3 := self.instructions) is not None:
            d["instructions"] = v3
        if (v4 := self.input_audio_transcription) is not None:
            d["input_audio_transcription"] = _dump(v4)
        if (v5 := self.affective_dialog) is not None:
            d["affective_dialog"] = v5
        if (v6 := self.proactive_audio) is not None:
            d["proactive_audio"] = v6
        if (v7 := self.transcribe_agent) is not None:
            d["transcribe_agent"] = v7
        if (v8 := self.transcribe_user) is not None:
            d["transcribe_user"] = v8
        if (v9 := self.http_options) is not None:
            d["http_options"] = _dump(v9)
        if (v10 := self.language) is not None:
            d["language"] = v10
        if (v11 := self.sample_rate) is not None:
            d["sample_rate"] = v11
        if self.additional_properties:
            d.update(_dump(self.additional_properties))
        return d

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
        obj.model = get("model")
        obj.voice = get("voice")
        obj.instructions = get("instructions")
        v = get("input_audio_transcription")
        obj.input_audio_transcription = (
            _m.MllmInputAudioTranscription.from_dict(v) if isinstance(v, dict) else v
        )
        obj.affective_dialog = get("affective_dialog")
        obj.proactive_audio = get("proactive_audio")
        obj.transcribe_agent = get("transcribe_agent")
        obj.transcribe_user = get("transcribe_user")
        v = get("http_options")
        obj.http_options = _m.MllmHttpOptions.from_dict(v) if isinstance(v, dict) else v
        obj.language = get("language")
        obj.sample_rate = get("sample_rate")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

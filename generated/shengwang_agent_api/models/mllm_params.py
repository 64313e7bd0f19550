# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmParams``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
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

    _SPEC: ClassVar[Spec] = (
        ("model", "model", "", None),
        ("voice", "voice", "", None),
        ("instructions", "instructions", "", None),
        (
            "input_audio_transcription",
            "input_audio_transcription",
            "",
            Nested(default="MllmInputAudioTranscription"),
        ),
        ("affective_dialog", "affective_dialog", "", None),
        ("proactive_audio", "proactive_audio", "", None),
        ("transcribe_agent", "transcribe_agent", "", None),
        ("transcribe_user", "transcribe_user", "", None),
        ("http_options", "http_options", "", Nested(default="MllmHttpOptions")),
        ("language", "language", "", None),
        ("sample_rate", "sample_rate", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (model := self.model) is not None:
            _json["model"] = model
        if (voice := self.voice) is not None:
            _json["voice"] = voice
        if (instructions := self.instructions) is not None:
            _json["instructions"] = instructions
        if (input_audio_transcription := self.input_audio_transcription) is not None:
            _json["input_audio_transcription"] = _dump(input_audio_transcription)
        if (affective_dialog := self.affective_dialog) is not None:
            _json["affective_dialog"] = affective_dialog
        if (proactive_audio := self.proactive_audio) is not None:
            _json["proactive_audio"] = proactive_audio
        if (transcribe_agent := self.transcribe_agent) is not None:
            _json["transcribe_agent"] = transcribe_agent
        if (transcribe_user := self.transcribe_user) is not None:
            _json["transcribe_user"] = transcribe_user
        if (http_options := self.http_options) is not None:
            _json["http_options"] = _dump(http_options)
        if (language := self.language) is not None:
            _json["language"] = language
        if (sample_rate := self.sample_rate) is not None:
            _json["sample_rate"] = sample_rate
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

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmParams``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


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

    _NESTED = {
        "input_audio_transcription": Nested(default="MllmInputAudioTranscription"),
        "http_options": Nested(default="MllmHttpOptions"),
    }

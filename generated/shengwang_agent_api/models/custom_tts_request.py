# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomTtsRequest``."""

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


__all__ = ["CustomTtsRequest"]

_KEYS = frozenset(
    {
        "input",
        "model",
        "voice",
        "instruction",
        "speed",
        "sample_rate",
        "response_format",
        "request_id",
        "request_seq_id",
        "request_end",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomTtsRequest(Model):
    """A request to a speech service of your own, with what `tts.params` holds.

    Attributes:
        input: The text to speak.
        model: Name of the model.
        voice: Identifier of the voice.
        instruction: A hint on the style of the voice.
        speed: Speaking rate.
        sample_rate: Rate of the answer in Hz, 16000 unless given.
        response_format: Form of the answer, always `pcm`.
        request_id: Id of the utterance, with `enable_request_id`.
        request_seq_id: Number of the part, from 0, with `enable_request_id`.
        request_end: Whether this is the last part, with `enable_request_id`.
    """

    input: str
    model: str | None = None
    voice: str | None = None
    instruction: str | None = None
    speed: float | None = None
    sample_rate: int | None = None
    response_format: str | None = None
    request_id: str | None = None
    request_seq_id: int | None = None
    request_end: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("input", "input", "", None),
        ("model", "model", "", None),
        ("voice", "voice", "", None),
        ("instruction", "instruction", "", None),
        ("speed", "speed", "", None),
        ("sample_rate", "sample_rate", "", None),
        ("response_format", "response_format", "", None),
        ("request_id", "request_id", "", None),
        ("request_seq_id", "request_seq_id", "", None),
        ("request_end", "request_end", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (input := self.input) is not None:
            _json["input"] = input
        if (model := self.model) is not None:
            _json["model"] = model
        if (voice := self.voice) is not None:
            _json["voice"] = voice
        if (instruction := self.instruction) is not None:
            _json["instruction"] = instruction
        if (speed := self.speed) is not None:
            _json["speed"] = speed
        if (sample_rate := self.sample_rate) is not None:
            _json["sample_rate"] = sample_rate
        if (response_format := self.response_format) is not None:
            _json["response_format"] = response_format
        if (request_id := self.request_id) is not None:
            _json["request_id"] = request_id
        if (request_seq_id := self.request_seq_id) is not None:
            _json["request_seq_id"] = request_seq_id
        if (request_end := self.request_end) is not None:
            _json["request_end"] = request_end
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
        obj.input = get("input")
        obj.model = get("model")
        obj.voice = get("voice")
        obj.instruction = get("instruction")
        obj.speed = get("speed")
        obj.sample_rate = get("sample_rate")
        obj.response_format = get("response_format")
        obj.request_id = get("request_id")
        obj.request_seq_id = get("request_seq_id")
        obj.request_end = get("request_end")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

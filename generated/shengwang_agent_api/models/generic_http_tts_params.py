# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GenericHttpTtsParams``."""

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


__all__ = ["GenericHttpTtsParams"]

_KEYS = frozenset(
    {
        "enable_request_id",
        "api_key",
        "model",
        "voice",
        "speed",
        "sample_rate",
        "response_format",
        "instruction",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GenericHttpTtsParams(Model):
    """Settings of an HTTP speech service of your own.

    Attributes:
        enable_request_id: Send an id along with every request. Server default: ``False``.
        api_key: API key of the service. Needed unless `headers` carries an `Authorization`.
        model: Name of the model.
        voice: Identifier of the voice.
        speed: Speaking rate.
        sample_rate: Sample rate of the audio in Hz. Server default: ``16000``.
        response_format: Format of the audio. Only `pcm` is supported. Server default:
            ``'pcm'``.
        instruction: A hint on the style of the voice.
    """

    enable_request_id: bool | None = None
    api_key: str | None = None
    model: str | None = None
    voice: str | None = None
    speed: float | None = None
    sample_rate: int | None = None
    response_format: str | None = None
    instruction: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("enable_request_id", "enable_request_id", "", None),
        ("api_key", "api_key", "true", None),
        ("model", "model", "", None),
        ("voice", "voice", "", None),
        ("speed", "speed", "", None),
        ("sample_rate", "sample_rate", "", None),
        ("response_format", "response_format", "", None),
        ("instruction", "instruction", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (enable_request_id := self.enable_request_id) is not None:
            _json["enable_request_id"] = enable_request_id
        if (api_key := self.api_key) is not None:
            _json["api_key"] = api_key
        if (model := self.model) is not None:
            _json["model"] = model
        if (voice := self.voice) is not None:
            _json["voice"] = voice
        if (speed := self.speed) is not None:
            _json["speed"] = speed
        if (sample_rate := self.sample_rate) is not None:
            _json["sample_rate"] = sample_rate
        if (response_format := self.response_format) is not None:
            _json["response_format"] = response_format
        if (instruction := self.instruction) is not None:
            _json["instruction"] = instruction
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
        obj.enable_request_id = get("enable_request_id")
        obj.api_key = get("api_key")
        obj.model = get("model")
        obj.voice = get("voice")
        obj.speed = get("speed")
        obj.sample_rate = get("sample_rate")
        obj.response_format = get("response_format")
        obj.instruction = get("instruction")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

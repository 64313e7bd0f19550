# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfig``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Json as _Json
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

__all__ = ["StartAgentsRequestPropertiesTurnDetectionConfig"]

_KEYS = frozenset(
    {
        "speech_threshold",
        "start_of_speech",
        "end_of_speech",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetectionConfig(Model):
    """Settings of turn detection.

    Attributes:
        speech_threshold: Sensitivity of the voice detection, between 0 and 1, both excluded.
            Higher values take less for speech. Server default: ``0.5``.
        start_of_speech: How the start of a turn is found.
        end_of_speech: How the end of a turn is found.
    """

    speech_threshold: float | None = None
    start_of_speech: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDict
        | _Json
        | None
    ) = None
    end_of_speech: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("speech_threshold", "speech_threshold", "", None),
        (
            "start_of_speech",
            "start_of_speech",
            "",
            Nested(default="StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech"),
        ),
        (
            "end_of_speech",
            "end_of_speech",
            "",
            Nested(default="StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech"),
        ),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (speech_threshold := self.speech_threshold) is not None:
            _json["speech_threshold"] = speech_threshold
        if (start_of_speech := self.start_of_speech) is not None:
            _json["start_of_speech"] = _dump(start_of_speech)
        if (end_of_speech := self.end_of_speech) is not None:
            _json["end_of_speech"] = _dump(end_of_speech)
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
        obj.speech_threshold = get("speech_threshold")
        v = get("start_of_speech")
        obj.start_of_speech = (
            _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        v = get("end_of_speech")
        obj.end_of_speech = (
            _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig``."""

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


__all__ = ["StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig"]

_KEYS = frozenset(
    {
        "silence_duration_ms",
        "max_wait_ms",
        "pause_state_enabled",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig(Model):
    """End of a turn by meaning.

    Attributes:
        silence_duration_ms: Milliseconds of silence after which the meaning is judged, from 120
            to 2000. The server's default is 240; older documentation says 320, and lets the
            range start at 0.
        max_wait_ms: Longest wait for a judgement, from 500 to 10000 milliseconds; -1 is no
            limit. Older documentation says from 0, and has no -1. Server default: ``3000``.
        pause_state_enabled: Wait when the user asks the agent to hold on. Server default:
            ``True``.
    """

    silence_duration_ms: int | None = None
    max_wait_ms: int | None = None
    pause_state_enabled: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("silence_duration_ms", "silence_duration_ms", "", None),
        ("max_wait_ms", "max_wait_ms", "", None),
        ("pause_state_enabled", "pause_state_enabled", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (silence_duration_ms := self.silence_duration_ms) is not None:
            _json["silence_duration_ms"] = silence_duration_ms
        if (max_wait_ms := self.max_wait_ms) is not None:
            _json["max_wait_ms"] = max_wait_ms
        if (pause_state_enabled := self.pause_state_enabled) is not None:
            _json["pause_state_enabled"] = pause_state_enabled
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
        obj.silence_duration_ms = get("silence_duration_ms")
        obj.max_wait_ms = get("max_wait_ms")
        obj.pause_state_enabled = get("pause_state_enabled")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

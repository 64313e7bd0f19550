# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemStartMetadata``."""

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


__all__ = ["GetTurnsAgentsResponseTurnsItemStartMetadata"]

_KEYS = frozenset(
    {
        "speech_duration_ms",
        "interrupt_duration_ms",
        "greeting_nth",
        "action",
        "transport",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponseTurnsItemStartMetadata(Model):
    """Details of how a turn began.

    Attributes:
        speech_duration_ms: Length of the user's speech, in milliseconds. With type
            `voice_input`.
        interrupt_duration_ms: Milliseconds of speech that were needed to interrupt. With type
            `voice_input`.
        greeting_nth: Which greeting of the run this was. With type `greeting`.
        action: What was done about the silence, `speak` or `think`. With type
            `silence_timeout`.
        transport: How the request came in, `http` or `rtm`. With types `api_speak` and
            `api_think`.
    """

    speech_duration_ms: int | None = None
    interrupt_duration_ms: int | None = None
    greeting_nth: int | None = None
    action: str | None = None
    transport: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("speech_duration_ms", "speech_duration_ms", "", None),
        ("interrupt_duration_ms", "interrupt_duration_ms", "", None),
        ("greeting_nth", "greeting_nth", "", None),
        ("action", "action", "", None),
        ("transport", "transport", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (speech_duration_ms := self.speech_duration_ms) is not None:
            _json["speech_duration_ms"] = speech_duration_ms
        if (interrupt_duration_ms := self.interrupt_duration_ms) is not None:
            _json["interrupt_duration_ms"] = interrupt_duration_ms
        if (greeting_nth := self.greeting_nth) is not None:
            _json["greeting_nth"] = greeting_nth
        if (action := self.action) is not None:
            _json["action"] = action
        if (transport := self.transport) is not None:
            _json["transport"] = transport
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
        obj.speech_duration_ms = get("speech_duration_ms")
        obj.interrupt_duration_ms = get("interrupt_duration_ms")
        obj.greeting_nth = get("greeting_nth")
        obj.action = get("action")
        obj.transport = get("transport")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

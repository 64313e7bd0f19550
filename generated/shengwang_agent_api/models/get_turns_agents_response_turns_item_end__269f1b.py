# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemEndMetadata``."""

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


__all__ = ["GetTurnsAgentsResponseTurnsItemEndMetadata"]

_KEYS = frozenset(
    {
        "playback_duration_ms",
        "caused_by",
        "transport",
        "reason",
        "details",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponseTurnsItemEndMetadata(Model):
    """Details of how a turn ended.

    Attributes:
        playback_duration_ms: Length of what the agent said, in milliseconds. With type `ok`.
        caused_by: What ended the turn. With types `interrupted` and `ignored`. Known values:
            `start_of_speech`, `api_speak`, `api_interrupt`, `api_leave`,
            `user_no_longer_present`, `api_think`, `semantic`, `keywords`, `disable`,
            `no_asr_result`.
        transport: How the request came in, `http` or `rtm`. When ended by `api_speak` or
            `api_interrupt`.
        reason: Kind of error. With type `error`. Known values: `LLM_REQUEST_ERR`,
            `INTERNAL_ERR`, `TTS_REQUEST_ERR`.
        details: More about the error. With type `error`.
    """

    playback_duration_ms: int | None = None
    caused_by: _m.TurnEndCause | None = None
    transport: str | None = None
    reason: _m.TurnErrorReason | None = None
    details: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("playback_duration_ms", "playback_duration_ms", "", None),
        ("caused_by", "caused_by", "", None),
        ("transport", "transport", "", None),
        ("reason", "reason", "", None),
        ("details", "details", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (playback_duration_ms := self.playback_duration_ms) is not None:
            _json["playback_duration_ms"] = playback_duration_ms
        if (caused_by := self.caused_by) is not None:
            _json["caused_by"] = caused_by
        if (transport := self.transport) is not None:
            _json["transport"] = transport
        if (reason := self.reason) is not None:
            _json["reason"] = reason
        if (details := self.details) is not None:
            _json["details"] = details
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
        obj.playback_duration_ms = get("playback_duration_ms")
        obj.caused_by = get("caused_by")
        obj.transport = get("transport")
        obj.reason = get("reason")
        obj.details = get("details")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

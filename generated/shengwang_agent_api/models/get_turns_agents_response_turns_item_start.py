# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponseTurnsItemStart``."""

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


__all__ = ["GetTurnsAgentsResponseTurnsItemStart"]

_KEYS = frozenset(
    {
        "start_at",
        "type",
        "metadata",
    }
)


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponseTurnsItemStart(Model):
    """How a turn began.

    Attributes:
        start_at: Start of the turn, in Unix milliseconds.
        type: What began the turn. Known values: `voice_input`, `greeting`, `silence_timeout`,
            `api_speak`, `api_think`.
        metadata: Details; which ones there are depends on `type`.
    """

    start_at: float | None = None
    type: _m.GetTurnsAgentsResponseTurnsItemStartType | None = None
    metadata: _m.GetTurnsAgentsResponseTurnsItemStartMetadata | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("start_at", "start_at", "", None),
        ("type", "type", "", None),
        (
            "metadata",
            "metadata",
            "",
            Nested(default="GetTurnsAgentsResponseTurnsItemStartMetadata"),
        ),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (start_at := self.start_at) is not None:
            _json["start_at"] = start_at
        if (type := self.type) is not None:
            _json["type"] = type
        if (metadata := self.metadata) is not None:
            _json["metadata"] = _dump(metadata)
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
        obj.start_at = get("start_at")
        obj.type = get("type")
        v = get("metadata")
        obj.metadata = (
            _m.GetTurnsAgentsResponseTurnsItemStartMetadata.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

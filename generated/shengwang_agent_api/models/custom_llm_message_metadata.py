# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CustomLlmMessageMetadata``."""

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


__all__ = ["CustomLlmMessageMetadata"]

_KEYS = frozenset(
    {
        "source",
        "user",
        "interrupted",
        "interrupt_timestamp",
        "original",
        "vpids",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CustomLlmMessageMetadata(Model):
    """Where a message came from.

    Attributes:
        source: What made it. Known values: `asr`, `message`, `command`, `llm`, `greeting`, `llm
            failure`, `silence`.
        user: User id of the speaker.
        interrupted: True for a reply that was cut short, absent otherwise.
        interrupt_timestamp: When it was cut.
        original: The whole text of a reply that was cut; `content` has what was heard.
        vpids: Names of the speakers found, with `sal_mode` `recognition`.
    """

    source: _m.CustomLlmMessageSource | None = None
    user: str | None = None
    interrupted: bool | None = None
    interrupt_timestamp: int | None = None
    original: str | None = None
    vpids: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("source", "source", "", None),
        ("user", "user", "", None),
        ("interrupted", "interrupted", "", None),
        ("interrupt_timestamp", "interrupt_timestamp", "", None),
        ("original", "original", "", None),
        ("vpids", "vpids", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (source := self.source) is not None:
            _json["source"] = source
        if (user := self.user) is not None:
            _json["user"] = user
        if (interrupted := self.interrupted) is not None:
            _json["interrupted"] = interrupted
        if (interrupt_timestamp := self.interrupt_timestamp) is not None:
            _json["interrupt_timestamp"] = interrupt_timestamp
        if (original := self.original) is not None:
            _json["original"] = original
        if (vpids := self.vpids) is not None:
            _json["vpids"] = vpids
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
        obj.source = get("source")
        obj.user = get("user")
        obj.interrupted = get("interrupted")
        obj.interrupt_timestamp = get("interrupt_timestamp")
        obj.original = get("original")
        obj.vpids = get("vpids")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesParametersSilenceConfig``."""

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


__all__ = ["StartAgentsRequestPropertiesParametersSilenceConfig"]

_KEYS = frozenset(
    {
        "timeout_ms",
        "action",
        "content",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesParametersSilenceConfig(Model):
    """What the agent does when nobody has spoken for a while.

    Attributes:
        timeout_ms: Milliseconds of silence before the agent acts, from 0 to 60000. 0 switches
            this off. Server default: ``0``.
        action: What the agent does. Known values: `speak`, `think`. Server default:
            ``'speak'``.
        content: Text to say or to think about. Needed when `timeout_ms` is above 0.
    """

    timeout_ms: int | None = None
    action: _m.StartAgentsRequestPropertiesParametersSilenceConfigAction | None = None
    content: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("timeout_ms", "timeout_ms", "", None),
        ("action", "action", "", None),
        ("content", "content", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (timeout_ms := self.timeout_ms) is not None:
            _json["timeout_ms"] = timeout_ms
        if (action := self.action) is not None:
            _json["action"] = action
        if (content := self.content) is not None:
            _json["content"] = content
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
        obj.timeout_ms = get("timeout_ms")
        obj.action = get("action")
        obj.content = get("content")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

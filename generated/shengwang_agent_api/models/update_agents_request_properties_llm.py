# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdateAgentsRequestPropertiesLlm``."""

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
from .unions import TABLES as _TABLES

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["UpdateAgentsRequestPropertiesLlm"]

_KEYS = frozenset(
    {
        "system_messages",
        "params",
    }
)


@define(kw_only=True, eq=False, repr=False)
class UpdateAgentsRequestPropertiesLlm(Model):
    """Changes of the language model.

    Attributes:
        system_messages: Prompt messages that replace the current ones, in the shape of OpenAI
            chat messages.
        params: Further fields of the model request. They replace the current ones as a whole,
            so send all of them.
    """

    system_messages: list[dict[str, Any]] | None = None
    params: Mapping[str, Any] | _m.LlmParams | _p.LlmParamsDict | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("system_messages", "system_messages", "", None),
        ("params", "params", "partial", _TABLES["UpdateAgentsRequestPropertiesLlm.params"]),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (system_messages := self.system_messages) is not None:
            _json["system_messages"] = system_messages
        if (params := self.params) is not None:
            _json["params"] = _dump(params)
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
        obj.system_messages = get("system_messages")
        obj.params = get("params")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

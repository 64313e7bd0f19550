# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdateAgentsRequestProperties``."""

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

__all__ = ["UpdateAgentsRequestProperties"]

_KEYS = frozenset(
    {
        "token",
        "llm",
        "mllm",
    }
)


@define(kw_only=True, eq=False, repr=False)
class UpdateAgentsRequestProperties(Model):
    """The properties that can change while an agent runs.

    Attributes:
        token: RTC token that replaces the current one, for the same channel and user id.
        llm: Changes of the language model.
        mllm: Changes of the voice-to-voice model.
    """

    token: str | None = None
    llm: (
        _m.UpdateAgentsRequestPropertiesLlm | _p.UpdateAgentsRequestPropertiesLlmDict | _Json | None
    ) = None
    mllm: (
        _m.UpdateAgentsRequestPropertiesMllm
        | _p.UpdateAgentsRequestPropertiesMllmDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("token", "token", "true", None),
        ("llm", "llm", "", Nested(default="UpdateAgentsRequestPropertiesLlm")),
        ("mllm", "mllm", "", Nested(default="UpdateAgentsRequestPropertiesMllm")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (token := self.token) is not None:
            _json["token"] = token
        if (llm := self.llm) is not None:
            _json["llm"] = _dump(llm)
        if (mllm := self.mllm) is not None:
            _json["mllm"] = _dump(mllm)
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
        obj.token = get("token")
        v = get("llm")
        obj.llm = _m.UpdateAgentsRequestPropertiesLlm.from_dict(v) if isinstance(v, dict) else v
        v = get("mllm")
        obj.mllm = _m.UpdateAgentsRequestPropertiesMllm.from_dict(v) if isinstance(v, dict) else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

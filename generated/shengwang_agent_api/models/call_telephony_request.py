# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CallTelephonyRequest``."""

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

__all__ = ["CallTelephonyRequest"]

_KEYS = frozenset(
    {
        "name",
        "sip",
        "properties",
        "pipeline_id",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CallTelephonyRequest(Model):
    """An outbound call to place.

    Attributes:
        name: The name identifier of the call session.
        sip: SIP (Session Initiation Protocol) call configuration object.
        properties: Call attribute configuration. The content of this field varies depending on
            the invocation method: - Using pipeline ID: simply pass in `channel`, `token`,
            `agent_rtc_uid`, and `remote_rtc_uids`. - Using complete configuration: pass in the
            complete parameters of the Start a conversational AI agent `properties`, including
            all required fields such as `channel`, `token`, `agent_rtc_uid`, `remote_rtc_uids`,
            `tts`, and `llm`.
        pipeline_id: The unique ID of a published project in AI Studio.
    """

    name: str
    sip: _m.CallTelephonyRequestSip | _p.CallTelephonyRequestSipDict | _Json
    properties: _m.CallTelephonyRequestProperties | _p.CallTelephonyRequestPropertiesDict | _Json
    pipeline_id: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("name", "name", "", None),
        ("sip", "sip", "", Nested(default="CallTelephonyRequestSip")),
        ("properties", "properties", "", Nested(default="CallTelephonyRequestProperties")),
        ("pipeline_id", "pipeline_id", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (name := self.name) is not None:
            _json["name"] = name
        if (sip := self.sip) is not None:
            _json["sip"] = _dump(sip)
        if (properties := self.properties) is not None:
            _json["properties"] = _dump(properties)
        if (pipeline_id := self.pipeline_id) is not None:
            _json["pipeline_id"] = pipeline_id
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
        obj.name = get("name")
        v = get("sip")
        obj.sip = _m.CallTelephonyRequestSip.from_dict(v) if isinstance(v, dict) else v
        v = get("properties")
        obj.properties = (
            _m.CallTelephonyRequestProperties.from_dict(v) if isinstance(v, dict) else v
        )
        obj.pipeline_id = get("pipeline_id")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

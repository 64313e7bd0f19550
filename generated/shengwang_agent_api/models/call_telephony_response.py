# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CallTelephonyResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import LACKING as _LACKING
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import lacking as _lacking
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import settle as _settle

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["CallTelephonyResponse"]

_KEYS = frozenset(
    {
        "agent_id",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CallTelephonyResponse(Model):
    """The call that is being placed.

    Attributes:
        agent_id: Identifier of the call, for later requests about it.
    """

    agent_id: str = _LACKING
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (("agent_id", "agent_id", "", None),)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (agent_id := getattr(self, "agent_id", None)) is not None:
            _json["agent_id"] = agent_id
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
        obj.agent_id = get("agent_id")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj


_settle(CallTelephonyResponse, "agent_id")


_lacking(
    CallTelephonyResponse,
    id="it is agent_id",
    call_id="it is agent_id",
    status="write client.telephony.get(agent_id=…).state",
    state="write client.telephony.get(agent_id=…).state",
    hang_up="write client.telephony.hangup(agent_id=…)",
    hangup="write client.telephony.hangup(agent_id=…)",
    wait="write client.telephony.wait(agent_id)",
)

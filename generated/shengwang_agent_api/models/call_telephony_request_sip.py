# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``CallTelephonyRequestSip``."""

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


__all__ = ["CallTelephonyRequestSip"]

_KEYS = frozenset(
    {
        "to_number",
        "from_number",
        "rtc_uid",
        "rtc_token",
    }
)


@define(kw_only=True, eq=False, repr=False)
class CallTelephonyRequestSip(Model):
    """The phone side of a call: both numbers, and how the SIP gateway joins the channel.

    Attributes:
        to_number: Number to dial, in E.164 format.
        from_number: Number shown to the callee, in E.164 format.
        rtc_uid: User id under which the SIP gateway joins the channel; not that of the agent.
        rtc_token: RTC token for that user id. The client makes the one that is left out, where
            it has `app_id` and `app_certificate`.
    """

    to_number: str
    from_number: str
    rtc_uid: str
    rtc_token: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("to_number", "to_number", "", None),
        ("from_number", "from_number", "", None),
        ("rtc_uid", "rtc_uid", "", None),
        ("rtc_token", "rtc_token", "true", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (to_number := self.to_number) is not None:
            _json["to_number"] = to_number
        if (from_number := self.from_number) is not None:
            _json["from_number"] = from_number
        if (rtc_uid := self.rtc_uid) is not None:
            _json["rtc_uid"] = rtc_uid
        if (rtc_token := self.rtc_token) is not None:
            _json["rtc_token"] = rtc_token
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
        obj.to_number = get("to_number")
        obj.from_number = get("from_number")
        obj.rtc_uid = get("rtc_uid")
        obj.rtc_token = get("rtc_token")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

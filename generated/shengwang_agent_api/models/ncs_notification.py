# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsNotification``."""

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


__all__ = ["NcsNotification"]

_KEYS = frozenset(
    {
        "noticeId",
        "productId",
        "eventType",
        "notifyMs",
        "sid",
        "payload",
    }
)


@define(kw_only=True, eq=False, repr=False)
class NcsNotification(Model):
    """Envelope of every notification. `eventType` tells the shape of `payload`.

    Attributes:
        noticeId: Identifier of the notification, the same in every delivery of it. Use it to
            drop repeats.
        productId: Number of the product, always 17.
        eventType: What happened. Known values: `101`, `102`, `103`, `104`, `110`, `111`, `112`,
            `201`, `202`.
        notifyMs: Time of this delivery, in Unix milliseconds. Differs when the notification is
            sent again.
        sid: Identifier of the session. Not sent everywhere.
        payload: What the event is about.
    """

    noticeId: str
    productId: int
    eventType: _m.NcsEventType
    notifyMs: int
    sid: str | None = None
    payload: dict[str, Any]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("noticeId", "noticeId", "", None),
        ("productId", "productId", "", None),
        ("eventType", "eventType", "", None),
        ("notifyMs", "notifyMs", "", None),
        ("sid", "sid", "", None),
        ("payload", "payload", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (noticeId := self.noticeId) is not None:
            _json["noticeId"] = noticeId
        if (productId := self.productId) is not None:
            _json["productId"] = productId
        if (eventType := self.eventType) is not None:
            _json["eventType"] = eventType
        if (notifyMs := self.notifyMs) is not None:
            _json["notifyMs"] = notifyMs
        if (sid := self.sid) is not None:
            _json["sid"] = sid
        if (payload := self.payload) is not None:
            _json["payload"] = payload if payload.__class__ is dict else _dump(payload)
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
        obj.noticeId = get("noticeId")
        obj.productId = get("productId")
        obj.eventType = get("eventType")
        obj.notifyMs = get("notifyMs")
        obj.sid = get("sid")
        obj.payload = get("payload")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj

# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsNotification``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


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

    _FREE = {
        "payload": "map",
    }

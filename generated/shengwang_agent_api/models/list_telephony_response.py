# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListTelephonyResponse``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class ListTelephonyResponse(Model):
    """One page of calls.

    Attributes:
        data: The calls of this page.
        meta: Paging information.
        status: Outcome of the request in a word.
    """

    data: _m.ListTelephonyResponseData
    meta: _m.ListTelephonyResponseMeta | None = None
    status: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "data": Nested(default="ListTelephonyResponseData", read="_adopt"),
        "meta": Nested(default="ListTelephonyResponseMeta"),
    }

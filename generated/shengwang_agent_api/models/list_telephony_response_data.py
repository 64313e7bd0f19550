# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListTelephonyResponseData``."""

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
class ListTelephonyResponseData(Model):
    """The calls of one page.

    Attributes:
        count: Number of calls on this page.
        list_: The calls on this page.
    """

    count: int | None = None
    list_: list[_m.ListTelephonyResponseDataListItem]
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _WIRES = {
        "list_": "list",
    }
    _NESTED = {
        "list_": Nested(default="ListTelephonyResponseDataListItem", lists=1, read="_adopt_all"),
    }

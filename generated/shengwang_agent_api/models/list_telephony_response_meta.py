# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``ListTelephonyResponseMeta``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class ListTelephonyResponseMeta(Model):
    """Paging information.

    Attributes:
        cursor: Marker of the next page. Can be filled on the last page too; an empty page
            follows it.
        total: Number of calls that meet the filter, over all pages.
    """

    cursor: str | None = None
    total: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

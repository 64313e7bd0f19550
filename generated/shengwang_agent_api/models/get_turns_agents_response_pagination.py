# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GetTurnsAgentsResponsePagination``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class GetTurnsAgentsResponsePagination(Model):
    """Where a page of turns stands.

    Attributes:
        page_index: Number of this page, counted from 1.
        total_pages: Number of pages.
        is_last_page: Whether this is the last page.
    """

    page_index: int | None = None
    total_pages: int | None = None
    is_last_page: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

"""Which page of turn records comes next, and when there are no more."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from .following import listed

if TYPE_CHECKING:
    from shengwang_agent_api import models as _m

__all__ = ["all_turns"]


def all_turns() -> Generator[int, Any, _m.GetTurnsAgentsResponse]:
    """Yield page numbers, take the pages, return the last one holding the turns of all.

    Raises RuntimeError when a page says nothing about paging or is not the one asked for.
    """
    wanted, turns = 1, list[Any]()
    while True:
        page: _m.GetTurnsAgentsResponse = yield wanted
        paging = page.pagination
        if paging is None or (paging.is_last_page is None and paging.total_pages is None):
            raise RuntimeError("the turn records say nothing about further pages")
        if paging.page_index not in (None, wanted):
            raise RuntimeError(f"page {paging.page_index} of the turn records came, not {wanted}")
        turns += listed(page.turns, "turns")
        if paging.is_last_page or ((paging.total_pages or 0) <= wanted and not _more(paging)):
            page.turns = turns
            return page
        wanted += 1


def _more(paging: Any) -> bool:
    """Tell whether the page says, in so many words, that it is not the last."""
    return paging.is_last_page is False and paging.total_pages is None

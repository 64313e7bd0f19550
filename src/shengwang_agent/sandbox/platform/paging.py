"""Pages of lists, as the platform cuts them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, Protocol, TypeVar

from .refusals import invalid


class Sequenced(Protocol):
    """A record of an agent or call, in order of creation."""

    agent_id: str
    sequence: int


S = TypeVar("S", bound=Sequenced)

MOST_PER_PAGE = 100


def page(
    found: Iterable[S],
    known: Mapping[str, S],
    query: Mapping[str, Any],
    view: Callable[[S], dict[str, Any]],
) -> dict[str, Any]:
    """The answer with one page, newest first, and the total of all pages.

    A cursor is the ``agent_id`` of the last record of a page, and empty on the last page.
    Records made while someone pages come before it and never shift a page.
    """
    limit, cursor = query["limit"], query.get("cursor")
    if not 1 <= limit <= MOST_PER_PAGE:
        raise invalid("limit", f"expected 1 to {MOST_PER_PAGE}")
    last = known.get(cursor) if cursor else None
    if cursor and last is None:
        raise invalid("cursor", "is not a cursor of this list")
    everything = sorted(found, key=lambda record: record.sequence, reverse=True)
    rest = (r for r in everything if last is None or r.sequence < last.sequence)
    records = list(islice(rest, limit))
    more = next(rest, None) is not None
    return {
        "data": {"count": len(records), "list": [view(record) for record in records]},
        "meta": {"cursor": records[-1].agent_id if more else "", "total": len(everything)},
        "status": "ok",
    }

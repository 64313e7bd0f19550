"""Cursors and query values, read the way the platform reads them."""

from __future__ import annotations

import math
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
    files: Mapping[str, S],
    cursor: str | None,
    limit: int,
    view: Callable[[S], dict[str, Any]],
) -> dict[str, Any]:
    """The answer with one page, newest first, and the total of all pages.

    A cursor is the ``agent_id`` of the last record of a page, and empty on the last page.
    Records made while someone pages come before it and never shift a page.
    """
    last = files.get(cursor) if cursor else None
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


class Query:
    """The query string of one request."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def text(self, name: str) -> str | None:
        """The value as sent; an empty one counts as absent."""
        return self._values.get(name) or None

    def integer(self, name: str, default: int, low: int, high: int | None = None) -> int:
        """A whole number within limits; refuses anything else, naming the parameter."""
        raw = self._values.get(name)
        if raw is None or raw == "":
            return default
        if not (raw.removeprefix("-").isascii() and raw.removeprefix("-").isdigit()):
            raise invalid(name, "expected a whole number")
        value = int(raw[:20])
        if value < low or (high is not None and value > high):
            raise invalid(
                name, f"expected {low} or more" if high is None else f"expected {low} to {high}"
            )
        return value

    def moment(self, name: str, default: float) -> float:
        """A Unix time in seconds, whole or not."""
        raw = self._values.get(name)
        if raw is None or raw == "":
            return default
        try:
            value = float(raw)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise invalid(name, "expected a Unix time in seconds")
        return value

    def choice(self, name: str, allowed: Iterable[str]) -> str | None:
        """One of the allowed words, or None when absent."""
        raw = self._values.get(name)
        if raw is None or raw in allowed:
            return raw
        raise invalid(name, f"expected one of {', '.join(sorted(allowed))}")

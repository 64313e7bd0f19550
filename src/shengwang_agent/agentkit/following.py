"""Which entries of a conversation are new, and how long to wait before looking again."""

from __future__ import annotations

from typing import Any

from shengwang_agent.errors import DecodeError

__all__ = ["Pace", "Seen", "ended", "listed", "reached"]

OVER = ("STOPPED", "FAILED", "STOPPING")


class Seen:
    """Remembers the history of an agent and tells what was added.

    The platform returns the last entries only, without ids, so a longer conversation slides
    through; the overlap with what was seen before tells where the new part begins. An entry that
    grew in place is not reported twice.
    """

    __slots__ = ("_last",)

    def __init__(self) -> None:
        self._last: list[Any] = []

    def added(self, entries: list[Any] | None) -> list[Any]:
        """Return the entries that were not there the last time."""
        now = listed(entries, "contents")
        before, self._last = self._last, now
        for gone in range(len(before) + 1):
            kept = before[gone:]
            if len(kept) <= len(now) and kept[:-1] == now[: max(len(kept) - 1, 0)]:
                return now[len(kept) :] if not kept or _same(kept[-1], now[len(kept) - 1]) else now
        return now


def _same(before: Any, now: Any) -> bool:
    """Tell whether one is the other, possibly grown."""
    if before == now:
        return True
    old, new = getattr(before, "content", None), getattr(now, "content", None)
    grown = isinstance(old, str) and isinstance(new, str) and new.startswith(old)
    return grown and getattr(before, "role", None) == getattr(now, "role", None)


class Pace:
    """Seconds between looks: short after news, longer and longer without."""

    __slots__ = ("_first", "_most", "_next")

    def __init__(self, first: float, most: float) -> None:
        if not 0 < first <= most:
            raise ValueError("the first wait must be above zero and not over the longest one")
        self._first, self._most, self._next = first, most, first

    def wait(self, news: bool) -> float:
        """Return how long to wait before the next look."""
        now = self._first if news else self._next
        self._next = min(now * 1.5, self._most)
        return now


def listed(entries: Any, where: str) -> list[Any]:
    """Return the entries of a reply; ``DecodeError`` when something else stands in their place.

    The platform may leave such a list out, which means that it is empty.
    """
    if entries is not None and type(entries) is not list:
        found = type(entries).__name__
        raise DecodeError(note=f"expected a list in {where}, found a {found}")
    return list(entries or ())


def reached(info: Any, wanted: tuple[str, ...]) -> bool:
    """Tell whether an agent is in one of the states; RuntimeError when it never will be."""
    status = getattr(info, "status", None)
    if status in wanted:
        return True
    if status in OVER and not (status == "STOPPING" and "STOPPED" in wanted):
        message = getattr(info, "message", None)
        why = f": {message}" if message else ""
        raise RuntimeError(f"the agent is {status} and will not be {' or '.join(wanted)}{why}")
    return False


def ended(info: Any) -> bool:
    """Tell whether the conversation of an agent is over."""
    return getattr(info, "status", None) in OVER

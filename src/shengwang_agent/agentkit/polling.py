"""Looking again and again: how often, what is new, and when it is over."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from math import inf
from typing import TYPE_CHECKING, Any, TypeVar, get_args
from weakref import ref

from shengwang_agent import errors
from shengwang_agent._runtime.spelling import instead
from shengwang_agent_api.models import enums

from .errors import AgentFailed
from .steps import Invoke, Sleep, Steps, run, run_async

if TYPE_CHECKING:
    from shengwang_agent_api import models as _m

E = TypeVar("E")
T = TypeVar("T")
OVER = ("STOPPED", "FAILED", "STOPPING")
_LOOKS = (0.0, 0.5, 1.5)
"""Seconds before each look for what a lost answer was about: it may still be coming."""


class PollInterval:
    """Seconds between looks: short after news, longer and longer without."""

    __slots__ = ("_first", "_most", "_next")

    def __init__(self, first: float, most: float) -> None:
        first, most = seconds("interval", first), seconds("longest", most)
        if not 0 < first <= most:
            told = f"interval ({first:g}) must be above zero and at most longest ({most:g})"
            raise errors.ArgumentError(told)
        self._first, self._most, self._next = first, most, first

    def wait(self, news: bool) -> float:
        """Return how long to wait before the next look."""
        now = self._first if news else self._next
        self._next = min(now * 1.5, self._most)
        return now


def seconds(name: str, value: Any) -> float:
    """Return seconds as a number; TypeError or ArgumentError that names the argument."""
    if not hasattr(value, "__float__"):
        raise TypeError(f"{name} must be a number of seconds, not {type(value).__name__}")
    if not (found := float(value)) >= 0:
        raise errors.ArgumentError(f"{name} must be 0 seconds or more, not {found:g}")
    return found


_LONG = 3600.0
"""Seconds. With more time left than this, the deadline of the client holds for a look."""


def until(
    look: Callable[[dict[str, float]], Steps[Any]],
    done: Callable[[Any], bool],
    interval: PollInterval,
    timeout: float,
    what: str,
) -> Steps[Any]:
    """Look until it is done and return what was seen; a look is given its request options.

    ``WaitTimeout`` with ``what`` after ``timeout`` seconds; a look has a second at least.
    """
    timeout = seconds("timeout", timeout)
    end, seen, unanswered = time.monotonic() + timeout, None, None
    while True:
        left = end - time.monotonic()
        limit = {"deadline": max(left, 1.0)} if left < _LONG else {}
        try:
            seen = yield from look(limit)
        except errors.DeadlineExceeded as error:
            if not limit:
                raise
            unanswered = error
            break
        if done(seen):
            return seen
        if (left := end - time.monotonic()) <= 0:
            break
        yield Sleep(min(interval.wait(False), left))
    state = getattr(seen, "status", None) or getattr(seen, "state", None)
    told = f"; it is {state}" if state else ""
    raise errors.WaitTimeout(f"{what} within {timeout:g} s{told}") from unanswered


def _walk(
    pages: Callable[..., Any], query: dict[str, Any], taken: Callable[[Any], Steps[T | None]]
) -> Steps[T | None]:
    """Go through a paged list; return the first value that ``taken`` has for an item, or None."""
    found = yield Invoke(pages, query)
    items = found.__aiter__() if hasattr(found, "__aiter__") else iter(found)
    while (item := (yield Invoke(_next, {"items": items}))) is not None:
        value = yield from taken(item)
        if value is not None:
            return value
    return None


def search(
    pages: Callable[..., Any],
    queries: Sequence[dict[str, Any]],
    taken: Callable[[Any], Steps[T | None]],
) -> Steps[T | None]:
    """Go through several lists, and again after a while, until an item is taken; None otherwise."""
    for patience in _LOOKS:
        yield Sleep(patience)
        for query in queries:
            found = yield from _walk(pages, query, taken)
            if found is not None:
                return found
    return None


def _next(items: Any) -> Any:
    return anext(items, None) if hasattr(items, "__anext__") else next(items, None)


# The conversation --------------------------------------------------------------------------


def new_entries(before: Sequence[E], now: Sequence[E]) -> list[E]:
    """Return the entries of a conversation that were not there ``before``.

    The platform returns the last entries only, without ids, so a longer conversation slides
    through; the overlap with what was seen before tells where the new part begins. An entry that
    grew in place is not new. A last entry whose text or role was replaced is.
    """
    before, now = list(before), list(now)
    for start in range(len(before)):
        *kept, last = before[start:]
        same = len(kept)
        if same < len(now) and kept == now[:same] and _grown(last, now[same]):
            return now[same + 1 :]
    stood = len(before) - 1
    return now[stood:] if stood > 0 and before[:stood] == now[:stood] else now


def _grown(before: Any, now: Any) -> bool:
    """Tell whether one is the other, possibly grown."""
    if before == now:
        return True
    old, new = getattr(before, "content", None), getattr(now, "content", None)
    grown = isinstance(old, str) and isinstance(new, str) and new.startswith(old)
    return grown and getattr(before, "role", None) == getattr(now, "role", None)


class SeenEntries:
    """What was seen of a conversation, and how long to rest before the next look.

    With ``from_now`` the entries of the first look are not new.
    """

    def __init__(
        self, interval: PollInterval, timeout: float | None = None, from_now: bool = False
    ) -> None:
        self._interval, self._skip = interval, from_now
        self._timeout = inf if timeout is None else seconds("timeout", timeout)
        self._end: float | None = None
        self.entries: list[Any] = []
        self.rest: float | None = None

    def left(self) -> float:
        """Return the seconds that are left; they are counted from the first look."""
        now = time.monotonic()
        self._end = now + self._timeout if self._end is None else self._end
        return self._end - now

    def added(self, contents: Any) -> list[Any]:
        """Return the entries that are new; ``DecodeError`` when they are no list."""
        before, self.entries = self.entries, listed(contents, "contents")
        news = new_entries(before, self.entries)
        self.rest = self._interval.wait(bool(news))
        skip, self._skip = self._skip, False
        return [] if skip else news


def listed(entries: Any, where: str) -> list[Any]:
    """Return the entries of a reply; ``DecodeError`` when something else stands in their place.

    The platform may leave such a list out, which means that it is empty.
    """
    if entries is not None and type(entries) is not list:
        found = type(entries).__name__
        raise errors.DecodeError(note=f"expected a list in {where}, found a {found}")
    return list(entries or ())


def states(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return states of agents as the platform spells them; ``ValueError`` for what is none."""
    wanted = tuple(str(one).upper() for one in given)
    known = get_args(get_args(enums.GetAgentsResponseStatus)[0])
    for one in wanted or ("",):
        if one not in known:
            more = instead(one, known) or f"; the states are {', '.join(known)}"
            raise errors.ArgumentError(f"there is no state {one!r}{more}")
    return wanted


def reached(info: Any, wanted: tuple[str, ...]) -> bool:
    """Tell whether an agent is in one of the states; StateError when it never will be."""
    status = getattr(info, "status", None)
    if status in wanted:
        return True
    if status in OVER and not (status == "STOPPING" and "STOPPED" in wanted):
        from shengwang_agent.campaign.outcomes import message_of  # here only, where a wait fails

        why = f": {message}" if (message := message_of(info)) else ""
        kind = AgentFailed if status == "FAILED" else errors.StateError
        raise kind(f"the agent is {status} and will not be {' or '.join(wanted)}{why}")
    return False


def gone(error: Exception) -> bool:
    """Tell whether the platform says that there is no such agent or call."""
    return getattr(error, "status_code", None) == 404


def unless_gone(method: Callable[..., Any], which: dict[str, Any]) -> Steps[Any]:
    """Make a call and return its answer; None when there is no such agent or call any more."""
    try:
        return (yield Invoke(method, which))
    except Exception as error:
        if not gone(error):
            raise
    return None


def ended(info: Any) -> bool:
    """Tell whether the conversation of an agent is over."""
    return getattr(info, "status", None) in OVER


def all_turns(read: Callable[..., Any], page_size: int | None) -> Steps[_m.GetTurnsAgentsResponse]:
    """Read page after page and return the last one, holding the turns of all.

    ``DecodeError``, and a RuntimeError, when a page does not tell the next or is another one.
    """
    wanted, turns, broken = 1, list[Any](), errors.joined(errors.DecodeError, RuntimeError)
    while True:
        page: _m.GetTurnsAgentsResponse = yield Invoke(
            read, {"page_index": wanted, "page_size": page_size}
        )
        paging = page.pagination
        if paging is None or (paging.is_last_page is None and paging.total_pages is None):
            raise broken(note="the turn records say nothing about further pages")
        if paging.page_index not in (None, wanted):
            raise broken(note=f"page {paging.page_index} of the turn records came, not {wanted}")
        turns += listed(page.turns, "turns")
        total = paging.total_pages
        if paging.is_last_page or (total is not None and total <= wanted):
            page.turns = turns
            return page
        wanted += 1


# The agent's token -------------------------------------------------------------------------

_DUE_AT = 0.8
_RETRY = 60.0
_LOOK = 60.0
"""Seconds after which a thread looks whether anybody still holds the session."""


class Renewal:
    """Knows when a token made by the session is due for its successor; no clock, no I/O.

    A token is due at four fifths of its life. ``None`` for the life means that the caller brought
    the token and renews it himself.
    """

    __slots__ = ("_due", "life")

    def __init__(self, life: int | None, made_at: float) -> None:
        self.life = life
        self._due = float("inf") if life is None else made_at + life * _DUE_AT

    def due(self, now: float) -> bool:
        """Tell whether a new token should be sent."""
        return now >= self._due

    def wait(self, now: float) -> float | None:
        """Return the seconds until a new token is due; None when that never comes."""
        return None if self.life is None else max(0.0, self._due - now)

    def renewed(self, now: float) -> None:
        """A new token of the same life is in force."""
        if self.life is not None:
            self._due = now + self.life * _DUE_AT

    def failed(self, now: float) -> None:
        """The new token did not get through; the next try comes in a minute."""
        self._due = now + _RETRY


def renew_in_thread(session: Any) -> Callable[[], None]:
    """Renew until the returned function is called, the session ends, or nobody holds it."""
    import threading

    over = threading.Event()
    known = ref(session)

    def work() -> None:
        while (wait := _wait(known())) is not None:
            if over.wait(min(wait, _LOOK)):
                return
            if (alive := known()) is not None:
                run(alive._renew())
            del alive

    threading.Thread(target=work, name="shengwang-agent-token", daemon=True).start()
    session.on("stopped", lambda _: over.set())
    return over.set


def renew_in_task(session: Any) -> Callable[[], None]:
    """The same as a task of the running event loop."""
    import asyncio

    known = ref(session)

    async def work() -> None:
        while (wait := _wait(known())) is not None:
            await asyncio.sleep(wait)
            if (alive := known()) is not None:
                await run_async(alive._renew())
            del alive

    task = asyncio.get_running_loop().create_task(work(), name="shengwang-agent-token")

    def end() -> None:
        task.cancel()

    session.on("stopped", lambda _: end())
    return end


def _wait(session: Any) -> float | None:
    """Return the seconds to the next renewal; None when there is none to come."""
    if session is None or session.status != "running":
        return None
    return session._renewal.wait(time.time())  # type: ignore[no-any-return]

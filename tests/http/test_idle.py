"""Connections at rest: which one is given, and which are closed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest

pytest.importorskip("orjson")

from shengwang_agent._http.fast.idle import IdleConnections
from shengwang_agent._http.fast.message import Origin

HERE = Origin("a", 1, False, b"a:1")
THERE = Origin("b", 1, False, b"b:1")


class Line:
    """A connection that only notes what is done to it."""

    def __init__(self, at_close: Callable[[], None] = lambda: None) -> None:
        self.gone = self.closed = False
        self._at_close = at_close

    def stale(self) -> bool:
        return self.gone

    def close(self) -> None:
        self.closed = True
        self._at_close()


def idle(most: int | None = 3, kept: int | None = 3, expiry: float | None = 5.0) -> IdleConnections:
    limits = httpx.Limits(
        max_connections=most, max_keepalive_connections=kept, keepalive_expiry=expiry
    )
    return IdleConnections(limits)


def used(pool: IdleConnections, origin: Origin = HERE, now: float = 0.0) -> Line:
    """Take or make a connection, as a call does."""
    return pool.take(origin, now) or Line()


def test_the_one_used_last_is_given_again() -> None:
    pool = idle()
    first, second = used(pool), used(pool)
    pool.give(HERE, first, 0.0)
    pool.give(HERE, second, 1.0)
    assert pool.take(HERE, 2.0) is second
    assert pool.take(HERE, 2.0) is first
    assert pool.take(HERE, 2.0) is None
    assert pool.open == 3


def test_what_rests_too_long_is_closed_wherever_it_leads() -> None:
    pool = idle()
    lines = {origin: used(pool, origin) for origin in (HERE, THERE)}
    for origin, line in lines.items():
        pool.give(origin, line, 0.0)
    assert pool.take(HERE, 5.0) is None
    assert all(line.closed for line in lines.values())
    assert pool.open == 1, "the one that is to be made"


def test_one_that_the_other_side_closed_is_not_given() -> None:
    pool = idle()
    line = used(pool)
    pool.give(HERE, line, 0.0)
    line.gone = True
    assert pool.take(HERE, 1.0) is None
    assert line.closed
    assert pool.open == 1


def test_room_is_made_by_the_one_that_rests_longest() -> None:
    pool = idle(most=2)
    old, young = used(pool), used(pool)
    pool.give(HERE, old, 0.0)
    pool.give(HERE, young, 1.0)
    assert pool.take(THERE, 2.0) is None
    assert (old.closed, young.closed, pool.open) == (True, False, 2)


@pytest.mark.parametrize(("kept", "expiry"), [(0, 5.0), (3, 0.0)])
def test_nothing_rests_where_nothing_may(kept: int, expiry: float) -> None:
    pool = idle(kept=kept, expiry=expiry)
    line = used(pool)
    pool.give(HERE, line, 0.0)
    assert line.closed
    assert pool.open == 0


def test_no_limits_are_no_limits() -> None:
    pool = idle(None, None, None)
    lines = [used(pool) for _ in range(50)]
    for line in lines:
        pool.give(HERE, line, 0.0)
    assert pool.take(HERE, 1e9) is lines[-1]
    assert not any(line.closed for line in lines)


def test_after_closing_nothing_rests_any_more() -> None:
    pool = idle()
    resting, busy = used(pool), used(pool)
    pool.give(HERE, resting, 0.0)
    pool.close()
    assert (resting.closed, busy.closed) == (True, False)
    pool.give(HERE, busy, 0.0)
    assert busy.closed
    assert pool.open == 0


def test_a_client_dropped_in_the_middle_of_another_ones_work_holds_nobody_up() -> None:
    """The collector may run anywhere, and end another client while a connection is closed here."""
    other = idle()
    pool = idle()
    line = Line(at_close=other.close)
    pool.take(HERE, 0.0)
    pool.give(HERE, line, 0.0)
    thread = threading.Thread(target=pool.close, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    assert line.closed
    assert other.closed


def test_threads_lose_no_count() -> None:
    from concurrent.futures import ThreadPoolExecutor

    pool = idle(most=8, kept=8)

    def turn(number: int) -> None:
        line: Any = used(pool, (HERE, THERE)[number % 2])
        pool.give((HERE, THERE)[number % 2], line, 0.0) if number % 3 else pool.lose(line)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(turn, range(2000)))
    pool.close()
    assert pool.open == 0

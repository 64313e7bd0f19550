"""The connections of each event loop, and the gate in front of them."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections import deque
from collections.abc import AsyncGenerator, Callable
from math import inf
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from shengwang_agent.settings import Settings
from shengwang_agent.wire import MAX_CONNECTIONS, pool_size, pool_timeout


UNBOUNDED = 10**9


class Gate:
    """Lets as many calls at once to the connections as there are connections.

    Waiting calls are served in order; a cancelled one gives its turn on.
    """

    __slots__ = ("_free", "_waiting")

    def __init__(self, size: int) -> None:
        self._free = size
        self._waiting: deque[asyncio.Future[None]] = deque()

    def enter(self) -> bool:
        """Take a place if one is free; the ordinary case, without a wait."""
        if self._free > 0:
            self._free -= 1
            return True
        return False

    async def wait(self, until: float) -> bool:
        """Wait for a place, at the longest until ``until`` (monotonic seconds, or ``inf``).

        Raises the HTTP library's PoolTimeout when none became free in time.
        """
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        self._waiting.append(turn)
        timer = None
        if until != inf:
            timer = loop.call_later(max(until - monotonic(), 0.0), _too_late, turn)
        try:
            await turn
        except BaseException:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.leave()  # the place was given to this call while it was being cancelled
            raise
        finally:
            if timer is not None:
                timer.cancel()
        return True

    def leave(self, entered: bool = True) -> None:
        """Give the place to the next call in line; nothing to give when it was not entered."""
        if not entered:
            return
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1


def _too_late(turn: asyncio.Future[None]) -> None:
    if not turn.done():
        turn.set_exception(pool_timeout("no connection became free within the time limit"))


class Loops:
    """One gate and one HTTP client per event loop.

    Connections belong to the loop that made them, so a client used under a second
    ``asyncio.run`` gets new ones there.
    """

    def __init__(
        self, make: Callable[[Settings], Any], settings: Settings, owned: Any = None
    ) -> None:
        self._make = make
        self._settings = settings
        self._owned = owned
        self._lines: WeakKeyDictionary[Any, tuple[Gate, Any, Any]] = WeakKeyDictionary()

    def current(self) -> tuple[Gate, Any]:
        """Gate and HTTP client of the running loop; RuntimeError outside of one."""
        loop = asyncio.get_running_loop()
        found = self._lines.get(loop)
        if found is None:
            found = self._lines[loop] = self._new()
        return found[0], found[1]

    def _new(self) -> tuple[Gate, Any, Any]:
        for loop in [loop for loop in self._lines if loop.is_closed()]:
            self._lines.pop(loop, None)  # ended without a chance to close its connections
        if self._owned is not None:
            return Gate(pool_size(self._owned) or UNBOUNDED), self._owned, None
        client = self._make(self._settings)
        keeper = _keep(client)
        with contextlib.suppress(StopIteration):  # what reaching its yield looks like from here
            keeper.__anext__().send(None)
        return Gate(self._size()), client, keeper

    def _size(self) -> int:
        limits = self._settings.limits
        size = MAX_CONNECTIONS if limits is None else limits.max_connections
        return UNBOUNDED if size is None else int(size)

    async def close(self) -> None:
        """Close the connections of all loops: here now, elsewhere when that loop comes to it."""
        found = self._lines.pop(asyncio.get_running_loop(), None)
        self._lines.clear()
        if found is not None and found[2] is not None:
            await found[2].aclose()


async def _keep(client: Any) -> AsyncGenerator[None, None]:
    """Holds the connections of one event loop.

    A loop ends the asynchronous generators that were begun in it, and so does dropping the last
    reference to one: either way the connections are closed in the loop they belong to.
    """
    pid = os.getpid()
    try:
        yield
    finally:
        if pid == os.getpid():  # in a forked child they are the parent's
            await client.aclose()

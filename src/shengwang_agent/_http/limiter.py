"""Lets as many calls at once to the connections of one event loop as there are connections."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from math import inf
from time import monotonic
from typing import Any, NoReturn

from shengwang_agent.errors import CLOSED, ClosedClientError, PoolTimeout

SHARE = 10
"""Connections per HTTP client. The library looks at every connection for every other one on each
call, so ten clients with ten connections each are many times quicker than one with a hundred."""

UNBOUNDED = 10**9


class PooledClient:
    """One HTTP client, made when first needed, and how many more calls it can take."""

    __slots__ = ("_http", "_make", "free", "size")

    def __init__(self, size: int, make: Callable[[int], Any]) -> None:
        self.size = self.free = size
        self._make = make
        self._http: Any = None

    @property
    def http(self) -> Any:
        """The HTTP client."""
        if self._http is None:
            self._http = self._make(self.size)
        return self._http

    async def close(self) -> None:
        """Close the connections, if there were any; a call that comes later makes no new ones."""
        self._make = _closed
        if self._http is not None:
            await self._http.aclose()


def _closed(size: int) -> NoReturn:
    raise ClosedClientError(CLOSED)


def shares(most: int | None, make: Callable[[int], Any]) -> list[PooledClient]:
    """As many clients as ``most`` connections need; one without bound for None."""
    if most is None:
        return [PooledClient(UNBOUNDED, make)]
    return [PooledClient(min(SHARE, most - begun), make) for begun in range(0, most, SHARE)]


class Limiter:
    """Lets as many calls at once to the connections as there are connections.

    The HTTP library's own queue is slow when long, and loses slots when waiting calls are
    cancelled. Here waiting calls are served in order; a cancelled one gives its turn on.
    """

    __slots__ = ("_waiting", "clients")

    def __init__(self, clients: list[PooledClient]) -> None:
        self.clients = clients
        self._waiting: deque[asyncio.Future[PooledClient]] = deque()

    def enter(self) -> PooledClient | None:
        """A client with room; the ordinary case, without a wait.

        The first with room is taken, so that few calls at once need few connections.
        """
        for pooled in self.clients:
            if pooled.free > 0:
                pooled.free -= 1
                return pooled
        return None

    def avoid(self, pooled: PooledClient | None, error: Exception) -> None:
        """Use this client last from now on, when its connections are in use although it had room."""
        if pooled is not None and isinstance(error, PoolTimeout):
            self.clients.remove(pooled)
            self.clients.append(pooled)

    async def wait(self, until: float) -> PooledClient:
        """Wait for a client with room, at the longest until ``until`` (monotonic seconds, or ``inf``).

        Raises the HTTP library's PoolTimeout when none became free in time.
        """
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[PooledClient] = loop.create_future()
        self._waiting.append(turn)
        timer = None
        if until != inf:
            timer = loop.call_later(max(until - monotonic(), 0.0), _too_late, turn)
        try:
            return await turn
        except BaseException:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.leave(turn.result())  # given to this call while it was being cancelled
            raise
        finally:
            if timer is not None:
                timer.cancel()

    def leave(self, pooled: PooledClient | None) -> None:
        """Give the room in a client to the next call in line; None when none was taken."""
        if pooled is None:
            return
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(pooled)
                return
        pooled.free += 1


def _too_late(turn: asyncio.Future[PooledClient]) -> None:
    from shengwang_agent._http.failures import pool_timeout

    if not turn.done():
        turn.set_exception(pool_timeout("no connection became free within the time limit"))

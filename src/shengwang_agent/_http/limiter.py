"""A limiter in front of the connections of one event loop: never more calls than connections."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, NoReturn

from shengwang_agent._http.request import seconds_left
from shengwang_agent.errors import CLOSED, ClosedClientError, PoolTimeout

SHARE = 10
"""Connections of one HTTP client. The time of a call in the library's pool grows with the square
of their number, so ten clients of ten connections are much quicker than one of a hundred."""

_UNBOUNDED = 10**9


class LimitedClient:
    """One HTTP client, made on first use; ``free`` is how many more calls it can take now."""

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


def one(most: int | None, make: Callable[[int], Any]) -> list[LimitedClient]:
    """One client for all ``most`` connections; None for no limit."""
    return [LimitedClient(most or _UNBOUNDED, make)]


def shares(most: int | None, make: Callable[[int], Any]) -> list[LimitedClient]:
    """The clients that ``most`` connections need; for None one client without a limit."""
    if most is None:
        return one(None, make)
    return [LimitedClient(min(SHARE, most - begun), make) for begun in range(0, most, SHARE)]


class Limiter:
    """Admits a call when one of the clients has a free connection; the others wait in order.

    The HTTP library's own queue is slow when it is long, and loses slots when waiting calls are
    cancelled. Here a cancelled call passes its turn to the next one.
    """

    __slots__ = ("_waiting", "clients")

    def __init__(self, clients: list[LimitedClient]) -> None:
        self.clients = clients
        self._waiting: deque[asyncio.Future[LimitedClient]] = deque()

    def enter(self) -> LimitedClient | None:
        """Take a connection of the first client that has a free one; None when all are in use.

        The first client is preferred, so that few calls at once open few connections.
        """
        for client in self.clients:
            if client.free > 0:
                client.free -= 1
                return client
        return None

    def avoid(self, client: LimitedClient | None, error: Exception) -> None:
        """Try this client last from now on, if its connections were in use though some counted as
        free."""
        if client is not None and isinstance(error, PoolTimeout):
            self.clients.remove(client)
            self.clients.append(client)

    async def wait(self, until: float) -> LimitedClient:
        """Wait for a free connection until ``until`` at most (monotonic seconds, or ``inf``).

        Raises the HTTP library's PoolTimeout when none became free in time.
        """
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[LimitedClient] = loop.create_future()
        self._waiting.append(turn)
        timer = None
        seconds = seconds_left(until)
        if seconds is not None:
            timer = loop.call_later(seconds, _too_late, turn)
        try:
            return await turn
        except BaseException:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.leave(turn.result())  # given to this call while it was being cancelled
            raise
        finally:
            if timer is not None:
                timer.cancel()

    def leave(self, client: LimitedClient | None) -> None:
        """Pass the connection to the next waiting call, or count it as free. None: there was none."""
        if client is None:
            return
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(client)
                return
        client.free += 1


def _too_late(turn: asyncio.Future[LimitedClient]) -> None:
    from shengwang_agent._http.failures import pool_timeout

    if not turn.done():
        turn.set_exception(pool_timeout("no connection became free within the time limit"))

"""Limiters in front of connections: never more calls than connections.

The HTTP library's own queue is slow when it is long, and loses slots when waiting calls are cancelled.
Both limiters prefer the client that was free last or stands first, so that few calls at once open few
connections.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from math import inf
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NoReturn

from shengwang_agent import _locks as locks
from shengwang_agent._http.request import Request, pool_until, seconds_left
from shengwang_agent.errors import CLOSED, ClosedClientError, PoolTimeout

if TYPE_CHECKING:
    from asyncio import Future

SHARE = 10
"""Connections of one HTTP client. The time of a call in the library's pool grows with the square
of their number, so ten clients of ten connections are much quicker than one of a hundred."""

_LAST = (-1,)
_WAITING = (True,)
"""Arguments for one step in C: Ctrl-C comes before or after it, so it cannot lose a slot."""


class LimitedClient:
    """One HTTP client, made on first use; ``free`` is how many more calls it can take now."""

    __slots__ = ("_make", "free", "made", "size")

    def __init__(self, size: float, make: Callable[[float], Any]) -> None:
        self.size = self.free = size
        self._make = make
        self.made: Any = None

    @property
    def http(self) -> Any:
        """The HTTP client."""
        if self.made is None:
            with locks.opening:
                if self.made is None:
                    self.made = self._make(self.size)
        return self.made

    def forget(self) -> Any:
        """The HTTP client, or None, to be closed; a call that comes later makes no new one."""
        self._make = _closed
        return self.made


def _closed(size: float) -> NoReturn:
    raise ClosedClientError(CLOSED)


def one(most: float | None, make: Callable[[float], Any]) -> list[LimitedClient]:
    """One client for all ``most`` connections; None for no limit."""
    return [LimitedClient(inf if most is None else most, make)]


def shares(most: int | None, make: Callable[[float], Any]) -> list[LimitedClient]:
    """The clients that ``most`` connections need; for None one client without a limit."""
    if most is None:
        return one(None, make)
    return [LimitedClient(min(SHARE, most - begun), make) for begun in range(0, most, SHARE)]


class ThreadLimiter:
    """Admits a call of a thread when one of the clients has a free connection.

    ``_free`` holds a client as often as it has connections for another call; the one given back
    last is taken first. Without a limit it grows as needed. Who finds nothing there says so in
    ``_waiting``, looks once more, and waits in the queue. So a client given back just then is in
    one of the two, and no lock is needed which a thread that is put aside would hold.
    """

    __slots__ = ("_free", "_passed", "_waiting", "clients")

    def __init__(self, clients: list[LimitedClient]) -> None:
        self.clients = clients
        limited = [client for client in reversed(clients) if client.size != inf]
        self._free = [client for client in limited for _ in range(int(client.size))]
        self._passed: SimpleQueue[LimitedClient] = SimpleQueue()
        self._waiting: list[None] = []

    def enter(self, held: list[LimitedClient], request: Request) -> None:
        """Put the client of a free connection into ``held``.

        Raises the HTTP library's PoolTimeout when none became free in time.
        """
        try:
            held.extend(map(self._free.pop, _LAST))
        except IndexError:
            if self.clients and self.clients[0].size == inf:
                held.append(self.clients[0])
            else:
                self._wait(held, seconds_left(pool_until(request)))

    def _wait(self, held: list[LimitedClient], seconds: float | None) -> None:
        self._waiting.append(None)
        try:
            with suppress(IndexError):
                held.extend(map(self._free.pop, _LAST))
                return
            held.extend(map(self._passed.get, _WAITING, (seconds,)))
        except Empty:
            raise _too_late() from None
        finally:
            self._waiting.pop()

    def leave(self, held: list[LimitedClient]) -> None:
        """Count what was taken as free, and pass one to a thread that waits."""
        self._free += held
        held.clear()
        if self._waiting:
            with suppress(IndexError):
                any(map(self._passed.put, map(self._free.pop, _LAST)))


class Limiter:
    """Admits a call when one of the clients has a free connection; the others wait in order.

    Here a cancelled call passes its turn to the next one.
    """

    __slots__ = ("_waiting", "clients")

    def __init__(self, clients: list[LimitedClient]) -> None:
        self.clients = clients
        self._waiting: deque[Future[LimitedClient]] = deque()

    def enter(self) -> LimitedClient | None:
        """Take a connection of the first client that has a free one; None when all are in use."""
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
        from asyncio import get_running_loop  # not at import: sync programs need no event loop

        loop = get_running_loop()
        turn: Future[LimitedClient] = loop.create_future()
        self._waiting.append(turn)
        timer = None
        seconds = seconds_left(until)
        if seconds is not None:
            timer = loop.call_later(seconds, _give_up, turn)
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


def _give_up(turn: Future[LimitedClient]) -> None:
    if not turn.done():
        turn.set_exception(_too_late())


def _too_late() -> Exception:
    from shengwang_agent._http.failures import pool_timeout

    return pool_timeout("no connection became free within the time limit")

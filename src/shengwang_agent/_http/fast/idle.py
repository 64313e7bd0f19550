"""Idle connections, kept for the next call to the same origin."""

from __future__ import annotations

import threading
from collections import deque
from math import inf
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent._http.fast.message import Origin


class IdleConnections:
    """Gives the connection used last, so that those not needed grow old and are closed.

    Connections in use and idle ones together are never more than the limit: before one too many
    is made, the one that is idle longest is closed. A connection has ``close()``, and ``stale()``:
    true when the other side closed it or sent bytes that no request asked for.
    """

    def __init__(self, limits: Any) -> None:
        most, kept = limits.max_connections, limits.max_keepalive_connections
        expiry = limits.keepalive_expiry
        self._most: float = inf if most is None else most
        self._kept: float = inf if kept is None else kept
        self._expiry: float = inf if expiry is None else expiry
        self._idle: dict[Origin, deque[tuple[Any, float]]] = {}
        # Its own: the collector may drop another client, and so close its connections, right here.
        self._lock = threading.Lock()
        self.open = 0
        self.closed = False

    def take(self, origin: Origin, now: float) -> Any:
        """An idle connection, or None when the caller has to make one; it counts as made."""
        with self._lock:
            while True:
                found, dropped = self._next(origin, now)
                for connection in dropped:
                    connection.close()
                if found is None or not found.stale():
                    return found
                found.close()
                self.open -= 1

    def _next(self, origin: Origin, now: float) -> tuple[Any, list[Any]]:
        dropped: list[Any] = []
        for idle in self._idle.values():
            while idle and idle[0][1] <= now:
                dropped.append(idle.popleft()[0])
        mine = self._idle.get(origin)
        found = mine.pop()[0] if mine else None
        if found is None:
            if self.open - len(dropped) >= self._most:
                longest = min(filter(None, self._idle.values()), key=_expires_at, default=None)
                if longest:
                    dropped.append(longest.popleft()[0])
            self.open += 1
        self.open -= len(dropped)
        return found, dropped

    def give(self, origin: Origin, connection: Any, now: float, *, reusable: bool = True) -> None:
        """Keep a connection after its call; close it when it is of no use or enough are idle."""
        with self._lock:
            idle = sum(map(len, self._idle.values()))
            if not reusable or self.closed or idle >= self._kept or self._expiry <= 0:
                connection.close()
                self.open -= 1
            else:
                mine = self._idle.setdefault(origin, deque())
                mine.append((connection, now + self._expiry))

    def lose(self, connection: Any) -> None:
        """Close a connection that can carry no other call; None when it was never made."""
        if connection is not None:
            connection.close()
        with self._lock:
            self.open -= 1

    def close(self) -> None:
        """Close idle connections; those in use are closed when their calls end."""
        self.closed = True
        with self._lock:
            for idle in self._idle.values():
                while idle:
                    idle.popleft()[0].close()
                    self.open -= 1


def _expires_at(idle: deque[tuple[Any, float]]) -> float:
    return idle[0][1]

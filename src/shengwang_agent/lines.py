"""The connections a sender uses: made on first use, per process and, when async, per event loop."""

from __future__ import annotations

import os
import weakref
from typing import TYPE_CHECKING, Any

from shengwang_agent import locks
from shengwang_agent.errors import ClosedClientError
from shengwang_agent.settings import Settings

if TYPE_CHECKING:
    from shengwang_agent.gate import Gate
    from shengwang_agent.loops import Loops


class _Line:
    """What both kinds of connections share: who owns them, whether they are closed."""

    __slots__ = (
        "__weakref__", "closed", "exchange", "fast", "http", "lost", "owned", "pid", "read", "settings",
        "wire",
    )  # fmt: skip
    exchange: Any
    lost: Any
    wire: Any
    read: Any

    def __init__(self, settings: Settings, owned: Any) -> None:
        self.settings = settings
        self.owned = owned
        self.http: Any = None
        self.fast = False
        self.pid = 0
        self.closed = False

    def _load(self) -> None:
        # Not at import: the HTTP library and JSON codec cost more than everything else here.
        from shengwang_agent import wire
        from shengwang_agent.flow import Exchange
        from shengwang_agent.loss import lost

        if self.closed:
            raise ClosedClientError(wire.CLOSED)
        self.wire, self.exchange, self.lost = wire, Exchange, lost
        if self.owned is not None:
            wire.guard(self.owned)

    def mend(self, http: Any, request: Any) -> None:
        """After an error: take back what the HTTP library lost of this request, if it began."""
        if request is not None:
            self.wire.mend(http, request)


class SyncLine(_Line):
    """The HTTP client of one process."""

    __slots__ = ("_finalizer",)

    def open(self) -> Any:
        """The HTTP client; a new one after a fork, since sockets must not be shared."""
        with locks.opening:
            self._load()
            from shengwang_agent.reading import read

            self.read = read
            if self.owned is not None:
                self.http = self.owned
            elif self.http is None or self.pid != os.getpid():
                self._let_go()
                self.fast = self.wire.is_fast(self.settings)
                self.http = self.wire.new_client(self.settings, self.fast)
                # A client that is dropped without close() gives its sockets back at once.
                self._finalizer = weakref.finalize(self, _close_in, os.getpid(), self.http)
                self._finalizer.atexit = False
            self.pid = os.getpid()
            return self.http

    def close(self) -> None:
        """Close the connections, for good; those of the user's own client stay open."""
        self.closed = True
        self._let_go()

    def _let_go(self) -> None:
        http, self.http = self.http, None
        if http is not None and http is not self.owned:
            self._finalizer.detach()
            _close_in(self.pid, http)


def _close_in(pid: int, http: Any) -> None:
    if pid == os.getpid():
        http.close()
    else:  # a forked child: another thread may have held a lock of the pool at that moment
        from shengwang_agent import wire

        wire.release(http)


class AsyncLine(_Line):
    """The HTTP clients of one process, for each event loop its own."""

    __slots__ = ("_loops",)
    _loops: Loops

    def open(self) -> Gate:
        """The gate in front of the connections of the running event loop."""
        if self.pid != os.getpid():
            with locks.opening:  # two threads with a loop each may come here together
                self._open()
        elif self.closed:
            raise ClosedClientError(self.wire.CLOSED)
        return self._loops.current()

    def _open(self) -> None:
        self._load()
        if self.pid != os.getpid():
            from shengwang_agent.loops import Loops
            from shengwang_agent.reading import read_async

            self.read = read_async
            # Decided once: the environment, where proxies are named, may change between two loops.
            self.fast = self.owned is None and self.wire.is_fast(self.settings)
            self._loops = Loops(self.settings, self.owned, self.fast)
            self.pid = os.getpid()

    async def close(self) -> None:
        """Close the connections, for good; those of the user's own client stay open."""
        self.closed = True
        if self.pid == os.getpid():
            await self._loops.close()

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
        "told", "wire",
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
        self.told = False
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
        else:
            wire.check(self.settings)

    def _tell(self, replaced: str | None) -> None:
        if self.fast and not self.told:
            from shengwang_agent.telemetry import fast_off

            self.told = True
            fast_off(replaced)

    def mend(self, http: Any, request: Any) -> None:
        """After an error: take back what the HTTP library lost of this request, if it began."""
        if request is not None:
            self.wire.mend(http, request)


class SyncLine(_Line):
    """The HTTP client of one process."""

    __slots__ = ("_finalizer", "_made")

    def __init__(self, settings: Settings, owned: Any) -> None:
        super().__init__(settings, owned)
        self._made: dict[Any, Any] = {}  # by class

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
                self._make()
            self.pid = os.getpid()
            return self.http

    def _make(self) -> None:
        wire = self.wire
        self.fast = wire.is_fast(self.settings)
        self.http = wire.new_client(self.settings, self.fast)
        self._made = {type(self.http): self.http}
        # A client that is dropped without close() gives its sockets back at once.
        self._finalizer = weakref.finalize(self, _close_in, os.getpid(), self._made)
        self._finalizer.atexit = False

    def client(self) -> Any:
        """The client of the HTTP library for the next attempt: the user's, or ours.

        Where ``[fast]`` is on, or the library's class itself was replaced, it is made when a mock
        or a tracer wants to see a call for the first time.
        """
        if self.owned is not None:
            return self.owned
        kind = self.wire.client_class()
        return self._made.get(kind) or self._stand_in(kind)

    def _stand_in(self, kind: Any) -> Any:
        with locks.opening:
            if self.closed:
                raise ClosedClientError(self.wire.CLOSED)
            if kind not in self._made:
                self._tell(self.wire.ORIGINALS.replaced())
                self._made[kind] = self.wire.new_client(self.settings, False, kind)
            return self._made[kind]

    def close(self) -> None:
        """Close the connections, for good; those of the user's own client stay open."""
        self.closed = True
        self._let_go()

    def _let_go(self) -> None:
        http, self.http = self.http, None
        if http is not None and http is not self.owned:
            self._finalizer.detach()
            _close_in(self.pid, self._made)
            self._made = {}


def _close_in(pid: int, made: dict[Any, Any]) -> None:
    for http in made.values():
        if pid == os.getpid():
            http.close()
        else:  # a forked child: another thread may have held a lock of the pool at that moment
            from shengwang_agent import wire

            wire.release(http)


class AsyncLine(_Line):
    """The HTTP clients of one process, for each event loop its own."""

    __slots__ = ("_loops", "_others")
    _loops: Loops
    _others: dict[Any, Loops]

    def open(self) -> Gate:
        """The gate in front of the connections of the running event loop."""
        if self.pid != os.getpid():
            with locks.opening:  # two threads with a loop each may come here together
                self._open()
        elif self.closed:
            raise ClosedClientError(self.wire.CLOSED)
        return self._loops.current()

    def watched(self) -> Gate:
        """The same for a call that a mock or a tracer wants to see, see ``SyncLine.client``."""
        kind = self.wire.async_client_class()
        if self.owned is not None or (not self.fast and kind is self.wire.AsyncDirect):
            return self._loops.current()
        return (self._others.get(kind) or self._stand_in(kind)).current()

    def _open(self) -> None:
        self._load()
        if self.pid != os.getpid():
            from shengwang_agent.loops import Loops
            from shengwang_agent.reading import read_async

            self.read = read_async
            # Decided once: the environment, where proxies are named, may change between two loops.
            self.fast = self.owned is None and self.wire.is_fast(self.settings)
            kind = None if self.fast else self.wire.AsyncDirect
            self._loops, self._others = Loops(self.settings, self.owned, kind), {}
            self.pid = os.getpid()

    def _stand_in(self, kind: Any) -> Loops:
        from shengwang_agent.loops import Loops

        with locks.opening:
            if kind not in self._others:
                self._tell(self.wire.ASYNC_ORIGINALS.replaced())
                self._others[kind] = Loops(self.settings, None, kind)
            return self._others[kind]

    async def close(self) -> None:
        """Close the connections, for good; those of the user's own client stay open."""
        self.closed = True
        if self.pid == os.getpid():
            for loops in (self._loops, *self._others.values()):
                await loops.close()

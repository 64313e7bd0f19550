"""The HTTP clients of a sender: made on first use, per process and, when async, per event loop."""

from __future__ import annotations

import contextlib
import os
import weakref
from collections.abc import AsyncGenerator, Callable
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from shengwang_agent import _locks as locks
from shengwang_agent._credentials.settings import Settings
from shengwang_agent.errors import CLOSED, ClosedClientError

if TYPE_CHECKING:
    from shengwang_agent._http.limiter import LimitedClient, Limiter


class _Clients:
    """What both kinds share. ``made`` has the HTTP clients, or those of all loops, by class."""

    __slots__ = (
        "__weakref__", "closed", "fast", "library", "made", "owned", "pid", "settings", "told",
    )  # fmt: skip
    library: Any

    def __init__(self, settings: Settings, owned: Any) -> None:
        self.settings = settings
        self.owned = owned
        self.made: dict[Any, Any] = {}
        self.fast = self.told = self.closed = False
        self.pid = 0

    def _load(self) -> None:
        # Not at import: the HTTP library and JSON codec cost more than everything else here.
        from shengwang_agent._http import client as library

        if self.closed:
            raise ClosedClientError(CLOSED)
        self.library = library
        if self.owned is not None:
            library.set_deadlines(self.owned)
        else:
            library.check(self.settings)

    def _seen_by_mocks(self, kind: Any, originals: Any, make: Callable[[], Any]) -> Any:
        """What calls go through that a mock or a tracer wants to see; made with the first one."""
        with locks.opening:
            if self.closed:
                raise ClosedClientError(CLOSED)
            if kind not in self.made:
                if self.fast and not self.told:
                    from shengwang_agent._call.telemetry import fast_off

                    self.told = True
                    fast_off(originals.replaced())
                self.made[kind] = make()
            return self.made[kind]


class SyncClients(_Clients):
    """The HTTP clients of one process."""

    __slots__ = ("_finalizer", "http")

    def __init__(self, settings: Settings, owned: Any) -> None:
        super().__init__(settings, owned)
        self.http: Any = None

    def open(self) -> Any:
        """The HTTP client; a new one after a fork, since sockets must not be shared."""
        with locks.opening:
            self._load()
            if self.owned is not None:
                self.http = self.owned
            elif self.http is None or self.pid != os.getpid():
                self._close()
                self._make()
            self.pid = os.getpid()
            return self.http

    def _make(self) -> None:
        self.fast = self.library.is_fast(self.settings)
        http = self.library.new_client(self.settings, self.fast)
        self.made = {type(http): http}
        # A client that is dropped without close() gives its sockets back at once.
        self._finalizer = weakref.finalize(self, _close_in, os.getpid(), self.made)
        self._finalizer.atexit = False
        self.http = http  # set last: after a Ctrl-C before this line, the next call makes all again

    def client(self) -> Any:
        """The client of the HTTP library for the next attempt: the user's, or ours."""
        if self.owned is not None:
            return self.owned
        library = self.library
        kind = library.client_class()
        return self.made.get(kind) or self._seen_by_mocks(
            kind, library.ORIGINALS, lambda: library.new_client(self.settings, False, kind)
        )

    def close(self) -> None:
        """Close the connections, for good; those of the user's own client stay open."""
        self.closed = True
        self._close()

    def _close(self) -> None:
        http, self.http = self.http, None
        if http is not None and http is not self.owned:
            self._finalizer.detach()
            _close_in(self.pid, self.made)
            self.made = {}


def _close_in(pid: int, made: dict[Any, Any]) -> None:
    for http in made.values():
        if pid == os.getpid():
            http.close()
        else:  # a forked child: another thread may have held a lock of the pool at that moment
            from shengwang_agent._http import client as library

            library.release(http)


class AsyncClients(_Clients):
    """The HTTP clients of one process, for each event loop its own."""

    __slots__ = ("_loops",)
    _loops: ClientsByLoop

    def open(self) -> Limiter:
        """The limiter in front of the connections of the running event loop."""
        if self.pid != os.getpid():
            with locks.opening:  # two threads with a loop each may come here together
                self._open()
        elif self.closed:
            raise ClosedClientError(CLOSED)
        return self._loops.current()

    def watched(self) -> Limiter:
        """The same for a call that a mock or a tracer wants to see."""
        if self.owned is not None:
            return self._loops.current()
        library = self.library
        kind = library.async_client_class()
        loops = self.made.get(kind) or self._seen_by_mocks(
            kind, library.ASYNC_ORIGINALS, lambda: ClientsByLoop(self.settings, None, kind)
        )
        return loops.current()  # type: ignore[no-any-return]

    def _open(self) -> None:
        self._load()
        if self.pid != os.getpid():
            # Decided once: the environment, where proxies are named, may change between two loops.
            self.fast = self.owned is None and self.library.is_fast(self.settings)
            kind = None if self.fast else self.library.AsyncDirect
            self._loops = ClientsByLoop(self.settings, self.owned, kind)
            self.made = {kind: self._loops}
            self.pid = os.getpid()

    async def close(self) -> None:
        """Close the connections, for good; those of the user's own client stay open."""
        self.closed = True
        if self.pid == os.getpid():
            for loops in self.made.values():
                await loops.close()


class ClientsByLoop:
    """One limiter per event loop, with the HTTP clients behind it.

    Connections belong to the loop that made them, so a client used under a second
    ``asyncio.run`` gets new ones there. ``kind`` is the class of the HTTP clients; None for
    connections of our own.
    """

    def __init__(self, settings: Settings, owned: Any, kind: Any) -> None:
        self._settings, self._owned, self._kind = settings, owned, kind
        self._limiters: WeakKeyDictionary[Any, tuple[Limiter, Any]] = WeakKeyDictionary()
        # Not at import: sync programs need no event loop.
        from asyncio import get_running_loop

        self._running_loop = get_running_loop

    def current(self) -> Limiter:
        """The limiter of the running loop; RuntimeError outside of one."""
        loop = self._running_loop()
        found = self._limiters.get(loop)
        if found is None:
            found = self._limiters[loop] = self._new()
        return found[0]

    def _new(self) -> tuple[Limiter, Any]:
        for loop in [loop for loop in self._limiters if loop.is_closed()]:
            self._limiters.pop(loop, None)  # ended without a chance to close its connections
        from shengwang_agent._http import client as library
        from shengwang_agent._http.limiter import Limiter, one, shares

        settings, kind, owned = self._settings, self._kind, self._owned
        if owned is not None:
            return Limiter(one(library.pool_size(owned), lambda _: owned)), None
        most = library.most_connections(settings)
        if kind is None:
            clients = one(most, lambda _: library.new_async_connections(settings))
        else:
            clients = shares(most, lambda size: library.new_async_client(settings, size, kind))
        keeper = _keep(clients)
        with contextlib.suppress(StopIteration):  # what reaching its yield looks like from here
            keeper.__anext__().send(None)
        return Limiter(clients), keeper

    async def close(self) -> None:
        """Close the connections of all loops: of this loop now, of others when they run next."""
        found = self._limiters.pop(self._running_loop(), None)
        self._limiters.clear()
        if found is not None and found[1] is not None:
            await found[1].aclose()


async def _keep(clients: list[LimitedClient]) -> AsyncGenerator[None, None]:
    """Holds the connections of one event loop.

    A loop ends the asynchronous generators that were begun in it, and so does dropping the last
    reference to one: either way the connections are closed in the loop they belong to.
    """
    pid = os.getpid()
    try:
        yield
    finally:
        if pid == os.getpid():  # in a forked child they are the parent's
            for client in list(clients):
                await client.close()

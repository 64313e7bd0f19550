"""The HTTP clients of a sender: made on first use, per process and, when async, per event loop."""

from __future__ import annotations

import contextlib
import os
import weakref
from collections.abc import AsyncGenerator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Literal
from weakref import WeakKeyDictionary

from shengwang_agent import _locks as locks
from shengwang_agent._credentials.settings import Settings
from shengwang_agent.errors import CLOSED, ClosedClientError

if TYPE_CHECKING:
    from shengwang_agent._http.limiter import LimitedClient, Limiter, ThreadLimiter


class _Clients:
    """What both kinds share. ``made`` has the limiter of this process, or those of all loops, by the
    class of the HTTP clients behind it; None for connections of our own."""

    __slots__ = (
        "__weakref__", "closed", "fast", "library", "made", "owned", "pid", "settings", "told",
    )  # fmt: skip
    library: Any
    _form: ClassVar[Literal["SYNC", "ASYNC"]]

    def __init__(self, settings: Settings, owned: Any) -> None:
        self.settings = settings
        self.owned = owned
        self.made: dict[Any, Any] = {}
        self.fast = self.told = self.closed = False
        self.pid = 0

    def _load(self) -> None:
        # Not at import: the HTTP library and JSON codec cost more than everything else here.
        from shengwang_agent._http import client

        if self.closed:
            raise ClosedClientError(CLOSED)
        self.library = client
        if self.owned is None:
            client.check(self.settings)
        else:
            self.library.set_deadlines(self.owned)

    def _make(self) -> Any:
        """All anew, for this process. Gives what ``made`` has now."""
        # Decided once: the environment, where proxies are named, may change.
        self.fast = self.owned is None and self.library.is_fast(self.settings)
        kind = None
        if not self.fast:
            from shengwang_agent._http import library

            self.library, kind = library, getattr(library, self._form).own
        made = self._new(kind)
        self.made = {kind: made}
        return made

    def _new(self, kind: Any) -> Any:
        raise NotImplementedError

    def _seen_by_mocks(self) -> Any:
        """What calls go through that a mock or a tracer wants to see; made with the first one."""
        form = getattr(self.library, self._form)
        kind = form.own if self.owned is not None else form.current()
        found = self.made.get(kind)
        if found is not None:
            return found
        with locks.opening:
            if self.closed:
                raise ClosedClientError(CLOSED)
            if kind not in self.made:
                if self.fast and not self.told:
                    from shengwang_agent._call.telemetry import fast_off

                    self.told = True
                    fast_off(form.originals.replaced())
                self.made[kind] = self._new(kind)
            return self.made[kind]


def _limited(settings: Settings, owned: Any, kind: Any, *, awaited: bool) -> list[LimitedClient]:
    """The HTTP clients of one process or event loop; none of them is made yet."""
    from shengwang_agent._http import client
    from shengwang_agent._http.limiter import one, shares

    if owned is not None:
        from shengwang_agent._http.library import pool_size

        # Threads wait in its own pool, as the user's own calls do.
        return one(pool_size(owned) if awaited else None, lambda _: owned)
    make = partial(client.new_client, settings, kind, awaited=awaited)
    return (one if kind is None else shares)(client.limits_of(settings).max_connections, make)


class SyncClients(_Clients):
    """The HTTP clients of one process."""

    __slots__ = ("_finalizer", "limiter")
    _form = "SYNC"

    def __init__(self, settings: Settings, owned: Any) -> None:
        super().__init__(settings, owned)
        self.limiter: ThreadLimiter | None = None

    def open(self) -> ThreadLimiter:
        """The limiter in front of the connections of this process; a new one after a fork, since
        sockets must not be shared."""
        with locks.opening:
            self._load()
            limiter = self.limiter
            if limiter is None or self.pid != os.getpid():
                self._close()
                limiter = self._make()
                if self.owned is None:
                    # A client that is dropped without close() gives its sockets back at once.
                    self._finalizer = weakref.finalize(self, _close_in, os.getpid(), self.made)
                    self._finalizer.atexit = False
                self.limiter = limiter  # last: after a Ctrl-C before, the next call makes all again
            self.pid = os.getpid()
            return limiter

    def _new(self, kind: Any) -> ThreadLimiter:
        from shengwang_agent._http.limiter import ThreadLimiter

        return ThreadLimiter(_limited(self.settings, self.owned, kind, awaited=False))

    def watched(self) -> ThreadLimiter:
        """The same for a call that a mock or a tracer wants to see."""
        return self._seen_by_mocks()  # type: ignore[no-any-return]

    def close(self) -> None:
        """Close the connections, for good; those of the user's own client stay open."""
        self.closed = True
        self._close()

    def _close(self) -> None:
        limiter, self.limiter = self.limiter, None
        if limiter is not None and self.owned is None:
            self._finalizer.detach()
            _close_in(self.pid, self.made)
            self.made = {}


def _close_in(pid: int, made: dict[Any, ThreadLimiter]) -> None:
    for client in [client for limiter in made.values() for client in limiter.clients]:
        http = client.forget()
        if http is None:
            continue
        if pid == os.getpid():
            http.close()
        elif hasattr(http, "release"):
            http.release()
        else:  # a forked child: another thread may have held a lock of the pool at that moment
            from shengwang_agent._http.library import release

            release(http)


class AsyncClients(_Clients):
    """The HTTP clients of one process, for each event loop its own."""

    __slots__ = ("_loops",)
    _form = "ASYNC"
    _loops: ClientsByLoop

    def open(self) -> Limiter:
        """The limiter in front of the connections of the running event loop."""
        if self.pid != os.getpid():
            with locks.opening:  # two threads with a loop each may come here together
                self._load()
                if self.pid != os.getpid():
                    self._loops = self._make()
                    self.pid = os.getpid()
        elif self.closed:
            raise ClosedClientError(CLOSED)
        return self._loops.current()

    def _new(self, kind: Any) -> ClientsByLoop:
        return ClientsByLoop(self.settings, self.owned, kind)

    def watched(self) -> Limiter:
        """The same for a call that a mock or a tracer wants to see."""
        return self._seen_by_mocks().current()  # type: ignore[no-any-return]

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
        from shengwang_agent._http.limiter import Limiter

        clients = _limited(self._settings, self._owned, self._kind, awaited=True)
        if self._owned is not None:
            return Limiter(clients), None
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
            for http in [client.forget() for client in clients]:
                if http is not None:
                    await http.aclose()

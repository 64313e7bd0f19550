"""The process that is measured: takes orders as lines of JSON, answers with lines of JSON.

    <environment>/bin/python -m benchmarks.inside.worker Ours http://127.0.0.1:8080

An order names a method of ``Worker`` with ``do``; the rest are its arguments. An answer has
``absent`` when the client does not offer the work, ``error`` with the traceback when it failed.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import traceback
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import httpx

from benchmarks.inside import clients
from benchmarks.inside.clients import NETWORK, Adapter, Call, NotOffered, parts
from benchmarks.payloads import answer, history

LONG = 2.0
"""Seconds of calls at once from which a piece of work is not repeated to warm up."""
Sample = dict[str, float]


class Watch:
    """Begins when ``lead`` calls are done, ends when ``calls`` more are.

    The lead is what it takes until all connections are made.
    """

    def __init__(self, lead: int, calls: int) -> None:
        self._begin, self._end, self._calls = lead, lead + calls, calls
        self._numbers = count(1)  # one step of it is safe among threads
        self._wall = self._cpu = 0.0
        self.over = False
        gc.collect()  # what came before is not part of this

    def mark(self) -> None:
        """The beginning, and the end."""
        self._cpu, self._wall = process_time() - self._cpu, perf_counter() - self._wall

    def counted(self) -> None:
        """One call is done."""
        number = next(self._numbers)
        if number in (self._begin, self._end):
            self.mark()
            self.over = self.over or number == self._end

    def sample(self) -> Sample:
        """Seconds per call, of processor and of clock."""
        calls = self._calls
        return {"cpu": self._cpu / calls, "wall": self._wall / calls, "calls": calls}


def one_after_another(call: Call, _: int, calls: int) -> Sample:
    """From one thread, without a lead."""
    watch = Watch(0, calls)
    watch.mark()
    for _ in range(calls):
        call()
    watch.mark()
    return watch.sample()


def from_threads(pool: ThreadPoolExecutor, at_once: int, call: Call, *how: int) -> Sample:
    """All go on until the last call that counts, so that there are ``at_once`` under way."""
    watch = Watch(*how)

    def several(_: int) -> None:
        while not watch.over:
            call()
            watch.counted()

    list(pool.map(several, range(at_once)))
    return watch.sample()


async def from_tasks(at_once: int, call: Call, *how: int) -> Sample:
    """The same; what is under way at the end is cancelled."""
    watch = Watch(*how)

    async def several() -> None:
        while not watch.over:
            await call()
            watch.counted()
        for task in tasks:
            task.cancel()

    tasks = [asyncio.create_task(several()) for _ in range(at_once)]
    for ended in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(ended, Exception):  # cancellation is none
            raise ended
    return watch.sample()


class Worker:
    """One client in one process, and the piece of work it is prepared for.

    Modes: ``sync``, ``threads``, ``tasks``, ``live-tasks``, ``mock``, ``mock-async``. Each sample of
    ``threads`` and of ``tasks`` begins with a new client, the others keep theirs.
    """

    def __init__(self, adapter: Adapter, url: str) -> None:
        self._adapter = adapter
        self._kept = ExitStack()
        self.close = self._kept.close
        adapter.url = url

    def prepare(
        self, work: str, mode: str = "sync", at_once: int = 1, warm: float | None = 0.1
    ) -> dict[str, Any]:
        """Make a client, check what it reads, warm up for ``warm`` seconds; processor seconds per
        call. With None there is no warming up, and no estimate; what is LONG is warm by its check."""
        name, size = parts(work)
        self._at_once, taken = at_once, 0.0
        if name in NETWORK:
            taken = self._network(name, size, mode)
        else:
            self._take = partial(one_after_another, self._alone(name, size))
        if warm is None or taken * at_once > LONG:
            return {"seconds": None if warm is None else taken}
        until, taken = perf_counter() + warm, self.sample(at_once)["cpu"]
        while perf_counter() < until:
            taken = self.sample(at_once)["cpu"]
        return {"seconds": taken}

    def sample(self, calls: int, lead: int | None = None) -> Sample:
        """One sample of what is prepared; as many calls lead as there are at once, if not said."""
        return self._take(self._at_once if lead is None else lead, calls)

    def memory(self, work: str, reachable: bool) -> dict[str, Any]:
        """Peak bytes of a piece of work; its client was made before."""
        with self._client() as client:
            return {"peak": peak_bytes(self._adapter.call(client, *parts(work)), reachable)}

    def settle(self, collecting: bool) -> dict[str, Any]:
        """Load what a first call loads, and collect; from then on with the collector or without."""
        self._adapter.opened()
        gc.collect()
        if not collecting:
            gc.disable()
        return {}

    def drop(self, clients: int, used: bool) -> Sample:
        """Clients made one after another, each with one call if ``used``, dropped without a close."""

        def made() -> None:
            client = self._adapter.client()
            if used:
                self._adapter.call(client, "get")()

        return one_after_another(made, 0, clients)

    def _alone(self, name: str, size: int) -> Call:
        """Work without calls, or with calls of its own."""
        adapter = self._adapter
        if name in ("construct", "opened"):
            return adapter.client if name == "construct" else adapter.opened
        made: Call = adapter.parse(history(size)) if name == "parse" else getattr(adapter, name)()
        return made

    def _network(self, name: str, size: int, mode: str) -> float:
        """Calls over a network or a mock of it; seconds of the first one, which is checked."""
        adapter, at_once, keep = self._adapter, self._at_once, self._kept.enter_context
        run: Callable[..., Sample] = one_after_another
        if mode == "threads":
            run = partial(from_threads, keep(ThreadPoolExecutor(at_once)), at_once)
        elif mode in ("tasks", "live-tasks", "mock-async"):
            adapter.asynchronous, self._loop = True, keep(closing(asyncio.new_event_loop()))
            run = partial(self._done, from_tasks, at_once)
        if mode.startswith("mock"):
            adapter.transport = httpx.MockTransport(_mocked)
        call = adapter.call(keep(self._client()), name, size)

        def anew(*how: int) -> Sample:
            with self._client() as client:
                return run(adapter.call(client, name, size), *how)

        def live(*how: int) -> Sample:
            self._done(call)  # the connection may have been closed for idleness
            return run(call, *how)

        self._take = {"threads": anew, "tasks": anew, "live-tasks": live}.get(
            mode, partial(run, call)
        )
        begin = perf_counter()
        _check(self._done(call), size)
        return perf_counter() - begin

    def _done(self, call: Call, *what: Any) -> Any:
        """What a call gives, awaited when the client is asynchronous."""

        async def once() -> object:
            return await call(*what)

        return self._loop.run_until_complete(once()) if self._adapter.asynchronous else call(*what)

    @contextmanager
    def _client(self) -> Iterator[Any]:
        client = self._adapter.client()
        try:
            yield client
        finally:
            self._done(self._adapter.close, client)


def peak_bytes(call: Call, reachable: bool) -> int:
    """The most Python memory above what there was before, while ``call`` ran once.

    With ``reachable`` garbage is collected before every request, so that reference cycles of the
    HTTP library which wait for the collector do not count. Our fast extra then stands back, since
    a function of that library is replaced.
    """
    usual = httpx.Client.send

    def send(self: Any, *arguments: Any, **more: Any) -> Any:
        gc.collect()
        return usual(self, *arguments, **more)

    with ExitStack() as kept:
        if reachable:
            gc.freeze()  # what exists already need not be looked at each time
            kept.callback(gc.unfreeze)
            kept.enter_context(patch.object(httpx.Client, "send", send))
        call()  # what is loaded and kept on first use is not part of this
        gc.collect()
        tracemalloc.start()
        kept.callback(tracemalloc.stop)
        call()
        return tracemalloc.get_traced_memory()[1]


def _mocked(request: httpx.Request) -> httpx.Response:
    status, body = answer(request.method, request.url.raw_path.decode())
    return httpx.Response(status, content=body, headers={"content-type": "application/json"})


def _check(result: object, size: int) -> None:
    """A client that reads less than was sent would look fast."""
    found = len(result) if isinstance(result, list) else result
    if isinstance(found, int) and found != size:
        raise AssertionError(f"{size} items were sent, {found} were read")


def obey(worker: Worker, order: dict[str, Any]) -> dict[str, Any]:
    """What came of one order."""
    what = order.pop("do")
    try:
        return getattr(worker, what)(**order)  # type: ignore[no-any-return]
    except NotOffered as reason:
        return {"absent": str(reason)}
    except Exception:
        return {"error": traceback.format_exc()}


def main(adapter: str, url: str) -> None:
    """Answer orders until there are no more."""
    with closing(Worker(getattr(clients, adapter)(), url)) as worker:
        for line in sys.stdin:
            print(json.dumps(obey(worker, json.loads(line))), flush=True)
    assert Path(httpx.__file__).is_relative_to(sys.prefix), "measured outside of its environment"


if __name__ == "__main__":
    main(*sys.argv[1:])

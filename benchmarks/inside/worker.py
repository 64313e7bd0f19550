"""The process that is measured: samples of one client at one piece of work, each when it is asked for.

The first answer says that all is ready; what goes wrong is an answer, too.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import traceback
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import httpx

from benchmarks.inside import Broken, NotOffered, clients
from benchmarks.inside.clients import NETWORK, Adapter, Call
from benchmarks.server import answer, history

LONG = 2.0
"""Seconds of calls at once from which a piece of work is not repeated to warm up."""
Sample = dict[str, float]
Take = Callable[[int, int], Sample]
"""A sample of so many calls that lead, and so many that count."""


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


def over_network(
    adapter: Adapter, kept: ExitStack, work: str, size: int, mode: str, at_once: int
) -> tuple[Take, float]:
    """How samples are taken of calls over a network or a mock of it, and seconds of the first call.

    A client that reads less than was sent would look fast, so what it reads is checked. Each sample of
    ``threads`` and of ``tasks`` begins with a new client, the other modes keep theirs.
    """
    run: Callable[..., Sample] = one_after_another
    if mode == "threads":
        run = partial(from_threads, kept.enter_context(ThreadPoolExecutor(at_once)), at_once)
    elif mode in ("tasks", "live-tasks", "mock-async"):
        adapter.loop = kept.enter_context(closing(asyncio.new_event_loop()))
        run = partial(adapter.done, from_tasks, at_once)
    if mode.startswith("mock"):
        adapter.transport = httpx.MockTransport(_mocked)
    call = adapter.call(kept.enter_context(adapter.open()), work, size)

    def take(*how: int) -> Sample:
        if mode in ("threads", "tasks"):
            with adapter.open() as client:
                return run(adapter.call(client, work, size), *how)
        if mode == "live-tasks":
            adapter.done(call)  # the connection may have been closed for idleness
        return run(call, *how)

    begin = perf_counter()
    result = adapter.done(call)
    found = len(result) if isinstance(result, list) else result
    assert not isinstance(found, int) or found == size, f"{size} were sent, {found} were read"
    return take, perf_counter() - begin


def calls(
    adapter: Adapter, *, work: str, size: int, mode: str = "sync", at_once: int = 1,
    sample: float = 0.15, warm: float | None = 0.1, length: int | None = None, **_: Any,
) -> Iterator[Sample]:  # fmt: skip
    """Samples that take ``sample`` seconds, or count ``length`` calls after as many that lead.

    Before the first one ``warm`` seconds are spent, but for work that is LONG: it is warm by its check.
    Without any a sample is one wave of all at once.
    """
    with ExitStack() as kept:
        taken = 0.0
        if work in NETWORK:
            take, taken = over_network(adapter, kept, work, size, mode, at_once)
        else:
            given = [history(size)] if work == "parse" else []
            take = partial(one_after_another, getattr(adapter, work)(*given))
        if warm is not None and taken * at_once <= LONG:
            until, taken = perf_counter() + warm, take(at_once, at_once)["cpu"]
            while perf_counter() < until:
                taken = take(at_once, at_once)["cpu"]
        wave = sample if warm is None else at_once * taken
        yield {}
        while True:
            yield take(length or at_once, length or max(1, round(sample / wave)) * at_once)


def memory(adapter: Adapter, **_: Any) -> Iterator[Sample]:
    """Peak bytes of a walk, and those of a walk of 50 pages ÷ of 5; the clients are made before."""
    yield {}
    while True:
        # The first page, which the program holds, the last and the next are alive at once for a moment.
        # On the first pages buffers are freed that were made before the memory was watched.
        peaks = []
        for size, reachable in ((5000, True), (500, True), (10_000, False)):
            with adapter.open() as client:
                peaks.append(peak_bytes(adapter.call(client, "walk", size), reachable))
        yield {"growth": peaks[0] / peaks[1], "peak": peaks[2]}


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


def dropped(adapter: Adapter, *, work: str, clients: int, **_: Any) -> Iterator[Sample]:
    """Clients made one after another, each with one call if they are ``used``, dropped without a close.

    Unused ones are dropped with the cycle collector off: memory that then stays belongs to reference
    cycles. Used ones are dropped as programs do, with the collector on.
    """

    def made() -> None:
        client = adapter.client()
        if work == "used":
            adapter.call(client, "get")()

    adapter.opened()()  # what a first call loads is loaded
    gc.collect()
    if work != "used":
        gc.disable()
    yield {}
    while True:
        yield one_after_another(made, 0, clients)


def _mocked(request: httpx.Request) -> httpx.Response:
    status, body = answer(request.method, request.url.raw_path.decode())
    return httpx.Response(status, content=body, headers={"content-type": "application/json"})


KINDS: dict[str, Callable[..., Iterator[Sample]]]
KINDS = {"call": calls, "memory": memory, "drop": dropped}


def main(pipe: Connection, adapter: str, url: str) -> None:
    """Answer until nobody asks any more. The first question says what to do."""
    assert Path(httpx.__file__).is_relative_to(sys.prefix), "measured outside of its environment"
    kind, order = pipe.recv()
    try:
        made = getattr(clients, adapter)()
        made.url = url
        for sample in KINDS[kind](made, **order):
            pipe.send(sample)
            pipe.recv()
    except EOFError:
        return
    except NotOffered as reason:
        pipe.send(reason)
    except Exception:
        pipe.send(Broken(traceback.format_exc()))

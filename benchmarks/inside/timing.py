"""Samples: processor time of this process and time passed, per call."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from itertools import count
from time import perf_counter, process_time
from typing import Any

import httpx

from benchmarks.inside.adapter import AsyncCall, Call

Sample = dict[str, float]


class _Watch:
    """Begins when ``lead`` calls are done, ends when ``calls`` more are.

    The lead is what it takes until all connections are made.
    """

    def __init__(self, lead: int, calls: int) -> None:
        self._begin, self._end, self._calls = lead, lead + calls, calls
        self._numbers = count(1)  # one step of it is safe among threads
        self._wall = self._cpu = 0.0
        self.over = False
        gc.collect()  # what came before is not part of this

    def counted(self) -> None:
        """One call is done."""
        number = next(self._numbers)
        if number in (self._begin, self._end):
            self._cpu, self._wall = process_time() - self._cpu, perf_counter() - self._wall
            self.over = self.over or number == self._end

    def sample(self) -> Sample:
        """Seconds per call, of processor and of clock."""
        return {
            "cpu": self._cpu / self._calls,
            "wall": self._wall / self._calls,
            "calls": self._calls,
        }


def one_after_another(call: Call, calls: int) -> Sample:
    """``calls`` calls from one thread."""
    gc.collect()
    wall, cpu = perf_counter(), process_time()
    for _ in range(calls):
        call()
    cpu, wall = process_time() - cpu, perf_counter() - wall
    return {"cpu": cpu / calls, "wall": wall / calls, "calls": calls}


def from_threads(pool: ThreadPoolExecutor, call: Call, at_once: int, calls: int) -> Sample:
    """``calls`` calls from ``at_once`` threads, after as many that do not count as there are
    threads. All go on until the last one counts, so that there are ``at_once`` under way."""

    def several(watch: _Watch) -> None:
        while not watch.over:
            call()
            watch.counted()

    watch = _Watch(at_once, calls)
    list(pool.map(several, [watch] * at_once))
    return watch.sample()


def from_tasks(
    loop: asyncio.AbstractEventLoop, call: AsyncCall, at_once: int, calls: int
) -> Sample:
    """The same from ``at_once`` tasks of one event loop."""

    async def several(watch: _Watch) -> None:
        while not watch.over:
            await call()
            watch.counted()

    async def all_tasks(watch: _Watch) -> None:
        await asyncio.gather(*[several(watch) for _ in range(at_once)])

    watch = _Watch(at_once, calls)
    loop.run_until_complete(all_tasks(watch))
    return watch.sample()


def peak_bytes(call: Callable[[], object], *, reachable: bool) -> int:
    """The most Python memory above what there was before, while ``call`` ran once.

    With ``reachable`` garbage is collected before every request, so that reference cycles of the
    HTTP library which wait for the collector do not count.
    """
    call()  # what is loaded and kept on first use is not part of this
    gc.collect()
    tracemalloc.start()
    try:
        with _collecting() if reachable else nullcontext():
            call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@contextmanager
def _collecting() -> Iterator[None]:
    usual = httpx.Client.send

    def send(self: Any, *arguments: Any, **more: Any) -> Any:
        gc.collect()
        return usual(self, *arguments, **more)

    gc.freeze()  # what exists already need not be looked at each time
    httpx.Client.send = send  # type: ignore[method-assign]
    try:
        yield
    finally:
        httpx.Client.send = usual  # type: ignore[method-assign]
        gc.unfreeze()

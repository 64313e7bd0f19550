"""Samples: processor time of this process and time passed, per call."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from time import perf_counter, process_time
from typing import Any

import httpx

from benchmarks.inside.adapter import AsyncCall, Call

Sample = dict[str, float]


class _Watch:
    """What a block took."""

    cpu = wall = 0.0

    def per(self, calls: int) -> Sample:
        """Seconds per call, of processor and of clock."""
        return {"cpu": self.cpu / calls, "wall": self.wall / calls, "calls": calls}


@contextmanager
def _watched() -> Iterator[_Watch]:
    watch = _Watch()
    gc.collect()  # what came before is not part of this
    wall, cpu = perf_counter(), process_time()
    yield watch
    watch.cpu, watch.wall = process_time() - cpu, perf_counter() - wall


def one_after_another(call: Call, calls: int) -> Sample:
    """``calls`` calls from one thread."""
    with _watched() as watch:
        for _ in range(calls):
            call()
    return watch.per(calls)


def from_threads(pool: ThreadPoolExecutor, call: Call, at_once: int, calls: int) -> Sample:
    """``calls`` calls from ``at_once`` threads that all exist already."""
    each = calls // at_once

    def several(_: int) -> None:
        for _ in range(each):
            call()

    with _watched() as watch:
        list(pool.map(several, range(at_once)))
    return watch.per(each * at_once)


def from_tasks(
    loop: asyncio.AbstractEventLoop, call: AsyncCall, at_once: int, calls: int
) -> Sample:
    """``calls`` calls from ``at_once`` tasks of one event loop."""
    each = calls // at_once

    async def several() -> None:
        for _ in range(each):
            await call()

    async def all_tasks() -> None:
        await asyncio.gather(*[several() for _ in range(at_once)])

    with _watched() as watch:
        loop.run_until_complete(all_tasks())
    return watch.per(each * at_once)


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

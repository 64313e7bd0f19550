"""A run, carried out: by threads with a sync client, by tasks with an async one.

``Engine.run`` decides what happens; here are the two drivers that obey it. A run may end at any
moment, also together with the program: no thread is ever joined, threads of dials are daemons,
and waiting for requests on the wire is bounded. A dial whose request is still on the wire then
stays open in the journal, and the next run looks it up.
"""

from __future__ import annotations

import asyncio
import atexit
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from shengwang_agent._runtime.lazy import told_when_idle
from shengwang_agent.campaign.dialling import Delay, Seen
from shengwang_agent.campaign.engine import Engine
from shengwang_agent.campaign.journal import Dial, JournalError
from shengwang_agent.campaign.outcomes import Outcome
from shengwang_agent.campaign.progress import Progress

_WRITE = "for outcome in campaign.run(client): …, then see campaign.progress()"
GRACE_SECONDS = 10.0
"""How long a run that ends early waits for requests already on the wire."""


# With an async client ---------------------------------------------------------------------


@told_when_idle("campaign.run()", f"async {_WRITE}")
async def run_async(
    begin: Callable[[], None], engine: Engine, client: Any
) -> AsyncIterator[Outcome]:
    """Outcomes as they come. ``begin`` reads the rows, which takes its time."""
    await asyncio.get_running_loop().run_in_executor(None, begin)
    tasks = _Tasks(engine, client)
    atexit.register(engine.close)  # where nobody closes the generator
    try:
        await tasks.in_thread(engine.open)
        for step in engine.run(tasks.running, tasks.stopping):
            if isinstance(step, Outcome):
                yield step
            elif isinstance(step, Dial):
                tasks.start(step)
            else:
                await tasks.next_tick(step)
    finally:
        try:
            await tasks.end()
        finally:
            atexit.unregister(engine.close)
    if engine.error is not None:
        raise engine.error


class _Tasks:
    """A task for each dial."""

    def __init__(self, engine: Engine, client: Any) -> None:
        self._engine, self._client = engine, client
        self._loop = asyncio.get_running_loop()
        self._wake, self.stopping = asyncio.Event(), asyncio.Event()
        self.running: set[asyncio.Task[None]] = set()
        self._thread = ThreadPoolExecutor(1, "campaign-journal")
        self.in_thread = partial(self._loop.run_in_executor, self._thread)
        self._asking = ThreadPoolExecutor(1, "campaign-seen")  # reads while the other one writes

    async def next_tick(self, wait: float) -> None:
        """A tick of the journal, when a dial has ended or ``wait`` seconds are over.

        What waits is done in a thread. What does not wait is done here: a thread would have to
        ask the busy event loop for the interpreter at every statement.
        """
        timer = self._loop.call_later(wait, self._wake.set)
        await self._wake.wait()
        timer.cancel()
        self._wake.clear()
        if self._engine.tick(self.stopping.is_set(), at_once=True):
            await self.in_thread(self._engine.commit)
        else:
            await self.in_thread(self._engine.tick, self.stopping.is_set())

    def start(self, dial: Dial) -> None:
        """Carry a dial out in a task of its own."""
        self.running.add(self._loop.create_task(self._carry(dial)))

    async def _carry(self, dial: Dial) -> None:
        try:
            await self._drive(dial)
        except asyncio.CancelledError as error:
            if not self.stopping.is_set():  # not by us; without its task the dial would never end
                self._engine.failed(error)
            raise
        except BaseException as error:
            self._engine.failed(error)
            if not isinstance(error, Exception):
                raise
        finally:
            self.running.discard(asyncio.current_task())
            self._wake.set()

    async def _drive(self, dial: Dial) -> None:
        answer: Any = None
        try:
            steps = self._engine.life(dial)
            while True:
                step = steps.send(answer)
                try:
                    if isinstance(step, Delay):
                        answer = await _is_set_within(step.seconds, self.stopping)
                    elif isinstance(step, Seen):
                        answer = await self._loop.run_in_executor(self._asking, step.ask)
                    else:
                        answer = await step.of(self._client)
                except Exception as error:
                    answer = error
        except StopIteration:
            return

    async def end(self) -> None:
        """Let requests on the wire finish, for a while; then sign off, also when cancelled."""
        self.stopping.set()
        try:
            if self.running:
                await asyncio.wait(self.running, timeout=GRACE_SECONDS)
            late = [*self.running]
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        finally:
            signed_off = self.in_thread(self._engine.close)
            for thread in (self._thread, self._asking):
                thread.shutdown(wait=False)
            await signed_off


async def _is_set_within(seconds: float, event: asyncio.Event) -> bool:
    if seconds <= 0 or event.is_set():
        return event.is_set()
    try:
        return await asyncio.wait_for(event.wait(), seconds)
    except asyncio.TimeoutError:
        return event.is_set()


# With a sync client -----------------------------------------------------------------------


@told_when_idle("campaign.run()", _WRITE)
def run_sync(begin: Callable[[], None], engine: Engine, client: Any) -> Iterator[Outcome]:
    """Outcomes as they come. ``begin`` reads the rows."""
    begin()
    threads = _Threads(engine, client)
    atexit.register(threads.end)  # where nobody closes the generator; later, threads are frozen
    try:
        engine.open()
        for step in engine.run(threads.running, threads.stopping):
            if isinstance(step, Outcome):
                yield step
            elif isinstance(step, Dial):
                threads.start(step)
            else:
                threads.next_tick(step)
    finally:
        try:
            threads.end()
        finally:
            atexit.unregister(threads.end)
    if engine.error is not None:
        raise engine.error


class _Threads:
    """A thread for each dial."""

    def __init__(self, engine: Engine, client: Any) -> None:
        self._engine, self._client = engine, client
        self._wake, self.stopping = threading.Event(), threading.Event()
        self.running: set[str] = set()
        self._in_tick = threading.Lock()
        self._ended = False

    def next_tick(self, wait: float) -> None:
        """A tick of the journal, when a dial has ended or ``wait`` seconds are over."""
        if self._engine.forked:
            raise JournalError(
                "this run belongs to the process that began it; a forked one begins its own"
            )
        self._wake.wait(wait)
        self._wake.clear()
        with self._in_tick:
            self._engine.tick(self.stopping.is_set())

    def start(self, dial: Dial) -> None:
        """Carry a dial out in a thread of its own."""
        self.running.add(dial.channel)
        carry = partial(self._carry, dial)
        threading.Thread(target=carry, name="campaign-dial", daemon=True).start()

    def _carry(self, dial: Dial) -> None:
        try:
            drive(self._engine, dial, self._client, self.stopping)
        except BaseException as error:
            self._engine.failed(error)
        finally:
            self.running.discard(dial.channel)
            self._wake.set()

    def end(self) -> None:
        """Let requests on the wire finish, for a while; then sign off. Does nothing twice, and
        nothing in a forked child, where the threads that would finish them are missing."""
        if self._ended or self._engine.forked:
            self._ended = True
            return
        self.stopping.set()
        self._ended = True
        try:
            self._wait_for_requests()
        finally:
            # While the program ends, a thread that still asks for outcomes may be in a tick.
            if self._in_tick.acquire(timeout=GRACE_SECONDS):
                try:
                    self._engine.close()
                finally:
                    self._in_tick.release()

    def _wait_for_requests(self) -> None:
        until = time.monotonic() + GRACE_SECONDS
        while self.running and not sys.is_finalizing():
            left = until - time.monotonic()
            if left <= 0:
                return
            self._wake.wait(left)
            self._wake.clear()


def drive(engine: Any, dial: Dial, client: Any, stopping: threading.Event) -> None:
    """Carry one dial out with a sync client, in the calling thread."""
    answer: Any = None
    try:
        steps = engine.life(dial)
        while True:
            step = steps.send(answer)
            try:
                delayed = isinstance(step, Delay)
                answer = stopping.wait(step.seconds) if delayed else step.of(client)
            except Exception as error:
                answer = error
    except StopIteration:
        return


# A run that ends with its block -----------------------------------------------------------


class _Run:
    def __init__(self, outcomes: Any, count: Callable[[], Progress]) -> None:
        self._outcomes, self._count = outcomes, count

    def counts(self) -> Progress:
        """How far the campaign is, of all processes together."""
        return self._count()

    def __str__(self) -> str:
        return str(self.counts())


class Running(_Run):
    """The outcomes of a run; leaving its ``with`` block ends the run. See ``Campaign.running``."""

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: object) -> None:
        self._outcomes.close()

    def __iter__(self) -> Iterator[Outcome]:
        return self

    def __next__(self) -> Outcome:
        outcome: Outcome = next(self._outcomes)
        return outcome


class AsyncRunning(_Run):
    """``Running`` for an async client: ``async with``, ``async for``."""

    async def __aenter__(self) -> AsyncRunning:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._outcomes.aclose()

    def __aiter__(self) -> AsyncIterator[Outcome]:
        return self

    async def __anext__(self) -> Outcome:
        outcome: Outcome = await self._outcomes.__anext__()
        return outcome

"""Carrying dials out: one loop that awaits, one with threads.

A run may end at any moment, also together with the program: no thread is ever joined, threads of
dials are daemons, and waiting for requests on the wire is bounded. A dial whose request is still
on the wire then stays open in the journal, and the next run looks it up.
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

from shengwang_agent.campaign.dialling import Ask, Find, Pause
from shengwang_agent.campaign.engine import Engine
from shengwang_agent.campaign.journal import Dial, JournalError, Report, Turn
from shengwang_agent.campaign.outcomes import Outcome
from shengwang_agent.campaign.progress import Progress

GRACE_SECONDS = 10.0
"""How long a run that ends early waits for requests already on the wire."""


# With an async client ---------------------------------------------------------------------


async def run_async(
    begin: Callable[[], None], engine: Engine, client: Any
) -> AsyncIterator[Outcome]:
    """Outcomes as they come. ``begin`` reads the rows, which takes its time."""
    await asyncio.get_running_loop().run_in_executor(None, begin)
    crew = _Tasks(engine, client)
    atexit.register(engine.close)  # where nobody closes the generator
    try:
        await crew.in_thread(engine.open)
        while not crew.over():
            for outcome in await crew.next_turn():
                yield outcome
    finally:
        try:
            await crew.end()
        finally:
            atexit.unregister(engine.close)
    if engine.error is not None:
        raise engine.error


class _Tasks:
    """A task for each dial."""

    def __init__(self, engine: Engine, client: Any) -> None:
        self._engine, self._client = engine, client
        self._loop = asyncio.get_running_loop()
        self._wake, self._stopping = asyncio.Event(), asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()
        self._turn: Turn | None = None
        self._thread = ThreadPoolExecutor(1, "campaign-journal")
        self.in_thread = partial(self._loop.run_in_executor, self._thread)

    def over(self) -> bool:
        """Whether this run has nothing left to do."""
        return self._turn is not None and self._engine.over(self._turn, len(self._running))

    async def next_turn(self) -> list[Outcome]:
        """When something has happened: a turn of the journal, and tasks for its dials."""
        if self._turn is not None:
            timer = self._loop.call_later(self._turn.wait, self._wake.set)
            await self._wake.wait()
            timer.cancel()
        self._wake.clear()
        turn = self._turn = await self._whole_turn()
        for dial in turn.dials:
            self._running.add(self._loop.create_task(self._drive(dial)))
        if turn.stopped or self._engine.error is not None:
            self._stopping.set()
        return turn.outcomes

    async def _whole_turn(self) -> Turn:
        """What waits is done in a thread. What does not wait is done here: a thread would have to
        ask the busy event loop for the interpreter at every statement."""
        if not self._engine.begun_at_once():
            await self.in_thread(self._engine.begin)
        turn = self._engine.turn(self._stopping.is_set())
        await self.in_thread(self._engine.commit, turn)
        return turn

    async def _drive(self, dial: Dial) -> None:
        try:
            await _drive_async(self._engine, dial, self._client, self._stopping)
        except asyncio.CancelledError as error:
            if not self._stopping.is_set():  # not by us; without its task the dial would never end
                self._engine.failed(error)
            raise
        except BaseException as error:
            self._engine.failed(error)
            if not isinstance(error, Exception):
                raise
        finally:
            self._running.discard(asyncio.current_task())
            self._wake.set()

    async def end(self) -> None:
        """Let requests on the wire finish, for a while; then sign off, also when cancelled."""
        self._stopping.set()
        try:
            if self._running:
                await asyncio.wait(self._running, timeout=GRACE_SECONDS)
            late = [*self._running]
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        finally:
            signed_off = self.in_thread(self._engine.close)
            self._thread.shutdown(wait=False)
            await signed_off


async def _until(event: asyncio.Event, seconds: float) -> bool:
    try:
        return await asyncio.wait_for(event.wait(), seconds)
    except asyncio.TimeoutError:
        return event.is_set()


async def _drive_async(engine: Engine, dial: Dial, client: Any, stopping: asyncio.Event) -> None:
    steps = engine.life(dial)
    answer: Any = None
    error: Exception | None = None
    while True:
        try:
            step = steps.send(answer) if error is None else steps.throw(error)
        except StopIteration:
            return
        answer = error = None
        try:
            if isinstance(step, Report):
                engine.report(step)
            elif isinstance(step, Pause):
                answer = stopping.is_set()
                if not answer and step.seconds > 0:
                    answer = await _until(stopping, step.seconds)
            elif isinstance(step, Ask):
                answer = await step.of(client)
            else:
                answer = await _find_async(step, client)
        except Exception as problem:
            error = problem


async def _find_async(find: Find, client: Any) -> Any:
    async for call in client.telephony.list(**find.arguments):
        if call.channel == find.channel:
            return call
    return None


# With a sync client -----------------------------------------------------------------------


def run_sync(begin: Callable[[], None], engine: Engine, client: Any) -> Iterator[Outcome]:
    """Outcomes as they come. ``begin`` reads the rows."""
    begin()
    crew = _Threads(engine, client)
    atexit.register(crew.end)  # where nobody closes the generator; later, threads are frozen
    try:
        engine.open()
        while not crew.over():
            yield from crew.next_turn()
    finally:
        try:
            crew.end()
        finally:
            atexit.unregister(crew.end)
    if engine.error is not None:
        raise engine.error


class _Threads:
    """A thread for each dial."""

    def __init__(self, engine: Engine, client: Any) -> None:
        self._engine, self._client = engine, client
        self._wake, self._stopping = threading.Event(), threading.Event()
        self._running: set[str] = set()
        self._turn: Turn | None = None
        self._turning = threading.Lock()
        self._ended = False

    def over(self) -> bool:
        """Whether this run has nothing left to do."""
        return self._turn is not None and self._engine.over(self._turn, len(self._running))

    def next_turn(self) -> list[Outcome]:
        """When something has happened: a turn of the journal, and threads for its dials."""
        if self._engine.forked:
            raise JournalError(
                "this run belongs to the process that began it; a forked one begins its own"
            )
        if self._turn is not None:
            self._wake.wait(self._turn.wait)
        self._wake.clear()
        with self._turning:
            turn = self._turn = self._engine.whole_turn(self._stopping.is_set())
        self._running.update(dial.channel for dial in turn.dials)
        for dial in turn.dials:
            thread = threading.Thread(
                target=self._carry, args=(dial,), name="campaign-dial", daemon=True
            )
            thread.start()
        if turn.stopped or self._engine.error is not None:
            self._stopping.set()
        return turn.outcomes

    def _carry(self, dial: Dial) -> None:
        try:
            drive(self._engine, dial, self._client, self._stopping)
        except BaseException as error:
            self._engine.failed(error)
        finally:
            self._running.discard(dial.channel)
            self._wake.set()

    def end(self) -> None:
        """Let requests on the wire finish, for a while; then sign off. Does nothing twice, and
        nothing in a forked child, where the threads that would finish them are missing."""
        if self._ended or self._engine.forked:
            self._ended = True
            return
        self._stopping.set()
        self._ended = True
        try:
            self._wait_for_requests()
        finally:
            # A thread that still asks for outcomes, while the program ends, may be in a turn.
            if self._turning.acquire(timeout=GRACE_SECONDS):
                try:
                    self._engine.close()
                finally:
                    self._turning.release()

    def _wait_for_requests(self) -> None:
        until = time.monotonic() + GRACE_SECONDS
        while self._running and not sys.is_finalizing():
            left = until - time.monotonic()
            if left <= 0:
                return
            self._wake.wait(left)
            self._wake.clear()


def drive(engine: Any, dial: Dial, client: Any, stopping: threading.Event) -> None:
    """Carry one dial out with a sync client, in the calling thread."""
    steps = engine.life(dial)
    answer: Any = None
    error: Exception | None = None
    while True:
        try:
            step = steps.send(answer) if error is None else steps.throw(error)
        except StopIteration:
            return
        answer = error = None
        try:
            if isinstance(step, Report):
                engine.report(step)
            elif isinstance(step, Pause):
                answer = stopping.wait(step.seconds)
            elif isinstance(step, Ask):
                answer = step.of(client)
            else:
                answer = _find(step, client)
        except Exception as problem:
            error = problem


def _find(find: Find, client: Any) -> Any:
    for call in client.telephony.list(**find.arguments):
        if call.channel == find.channel:
            return call
    return None


# A run that ends with its block -----------------------------------------------------------


class Running:
    """The outcomes of a run; leaving its ``with`` block ends the run. See ``Campaign.running``."""

    def __init__(self, outcomes: Any, count: Callable[[], Progress]) -> None:
        self._outcomes, self._count = outcomes, count

    def counts(self) -> Progress:
        """How far the campaign is, of all processes together."""
        return self._count()

    def __str__(self) -> str:
        return str(self.counts())

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: object) -> None:
        self._outcomes.close()

    def __iter__(self) -> Iterator[Outcome]:
        return self

    def __next__(self) -> Outcome:
        outcome: Outcome = next(self._outcomes)
        return outcome


class AsyncRunning:
    """``Running`` for an async client: ``async with``, ``async for``."""

    def __init__(self, outcomes: Any, count: Callable[[], Progress]) -> None:
        self._outcomes, self._count = outcomes, count

    def counts(self) -> Progress:
        """How far the campaign is, of all processes together."""
        return self._count()

    def __str__(self) -> str:
        return str(self.counts())

    async def __aenter__(self) -> AsyncRunning:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._outcomes.aclose()

    def __aiter__(self) -> AsyncIterator[Outcome]:
        return self

    async def __anext__(self) -> Outcome:
        outcome: Outcome = await self._outcomes.__anext__()
        return outcome

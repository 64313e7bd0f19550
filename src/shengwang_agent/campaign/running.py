"""Carrying dials out: one loop that awaits, one with threads."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

from shengwang_agent.campaign.dialling import Ask, Find, Pause
from shengwang_agent.campaign.engine import Engine
from shengwang_agent.campaign.journal import Dial, Report, Turn
from shengwang_agent.campaign.outcomes import Outcome

GRACE_SECONDS = 10.0
"""How long a run that ends early waits for requests already on the wire."""


# With an async client ---------------------------------------------------------------------


async def run_async(
    begin: Callable[[], None], engine: Engine, client: Any
) -> AsyncIterator[Outcome]:
    """Outcomes as they come. ``begin`` reads the rows, which takes its time."""
    await asyncio.get_running_loop().run_in_executor(None, begin)
    crew = _Tasks(engine, client)
    try:
        await crew.in_thread(engine.open)
        while not crew.over():
            for outcome in await crew.next_turn():
                yield outcome
    finally:
        await crew.end()
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
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            self._engine.failed(error)
            if not isinstance(error, Exception):
                raise
        finally:
            self._running.discard(asyncio.current_task())
            self._wake.set()

    async def end(self) -> None:
        """Let requests on the wire finish, for a while; then sign off."""
        self._stopping.set()
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self.in_thread(self._engine.close)
        self._thread.shutdown(wait=False)


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
    try:
        engine.open()
        while not crew.over():
            yield from crew.next_turn()
    finally:
        crew.end()
    if engine.error is not None:
        raise engine.error


class _Threads:
    """A thread for each dial."""

    def __init__(self, engine: Engine, client: Any) -> None:
        self._engine, self._client = engine, client
        self._wake, self._stopping = threading.Event(), threading.Event()
        self._running: set[Future[None]] = set()
        self._turn: Turn | None = None
        self._threads = ThreadPoolExecutor(engine.wish.pace.at_once, "campaign-dial")

    def over(self) -> bool:
        """Whether this run has nothing left to do."""
        return self._turn is not None and self._engine.over(self._turn, len(self._running))

    def next_turn(self) -> list[Outcome]:
        """When something has happened: a turn of the journal, and threads for its dials."""
        if self._turn is not None:
            self._wake.wait(self._turn.wait)
        self._wake.clear()
        turn = self._turn = self._engine.whole_turn(self._stopping.is_set())
        for dial in turn.dials:
            future = self._threads.submit(drive, self._engine, dial, self._client, self._stopping)
            self._running.add(future)
            future.add_done_callback(self._done)
        if turn.stopped or self._engine.error is not None:
            self._stopping.set()
        return turn.outcomes

    def _done(self, future: Future[None]) -> None:
        self._running.discard(future)
        error = future.exception()
        if error is not None:
            self._engine.failed(error)
        self._wake.set()

    def end(self) -> None:
        """Let requests on the wire finish; then sign off."""
        self._stopping.set()
        self._threads.shutdown(wait=True)
        self._engine.close()


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

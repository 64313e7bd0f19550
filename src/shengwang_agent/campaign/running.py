"""Carrying dials out: one loop that awaits, one with threads, and what both share."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from functools import partial
from typing import Any

from shengwang_agent.campaign import outcomes as _o
from shengwang_agent.campaign.dialling import Ask, Find, Pause, Plan, Steps, dial_life
from shengwang_agent.campaign.journal import WAITING, Dial, Report, Turn, Wish
from shengwang_agent.campaign.outcomes import Outcome
from shengwang_agent.campaign.sqlite_journal import SqliteJournal
from shengwang_agent.errors import ShengwangError

GRACE_SECONDS = 10.0
"""How long a run that ends early waits for requests already on the wire."""


class TooManyRefusals(ShengwangError):
    """The platform refused one call after the other: the request is wrong, not the row."""


class Engine:
    """One worker of a campaign: turns of the journal, and what its dials report in between."""

    def __init__(
        self,
        open_journal: Callable[[], SqliteJournal],
        plan: Plan,
        wish: Wish,
        *,
        lease: float,
        wait: bool,
        most_refusals: int,
    ) -> None:
        self.plan = plan
        self.wish = wish
        self.error: BaseException | None = None
        self._open_journal = open_journal
        self._lease = lease
        self._wait = wait
        self._most_refusals = most_refusals
        self._refusals = 0
        self._reports: list[Report] = []
        self._handed_out: dict[str, Dial] = {}
        self._stack = ExitStack()

    def open(self) -> None:
        """Open the journal and become one of its workers."""
        self._journal = self._stack.enter_context(closing(self._open_journal()))
        self._me = self._stack.enter_context(self._journal.worker(self._lease))

    def close(self) -> None:
        """Write down what is left to write, and sign off."""
        with self._stack:
            # Claimed in a turn that was cancelled, or never begun: these were not sent.
            self._reports += [Report(dial, WAITING) for dial in self._handed_out.values()]
            self.turn(stopping=True)

    def life(self, dial: Dial) -> Steps:
        """The steps of one dial."""
        self._handed_out.pop(dial.channel, None)
        return dial_life(dial, self.plan, self._me.alive)

    def report(self, report: Report) -> None:
        """Take a report; the next turn writes it down. Called from any thread."""
        self._reports.append(report)

    def failed(self, error: BaseException) -> None:
        """Take an error that ends the run: it concerns every dial alike."""
        self.error = self.error or error

    def _taken_reports(self) -> list[Report]:
        count = len(self._reports)
        taken = self._reports[:count]
        del self._reports[:count]
        return taken

    def turn(self, stopping: bool) -> Turn:
        """One turn; without new dials while the run is ending."""
        claiming = not stopping and self.error is None
        reports = self._taken_reports()
        turn = self._journal.turn(self._me, reports, self.wish, claiming=claiming)
        self._handed_out.update((dial.channel, dial) for dial in turn.dials if not dial.lost)
        for outcome in turn.outcomes:
            self._refusals = self._refusals + 1 if outcome.outcome == _o.REFUSED else 0
            if self._refusals >= self._most_refusals:
                text = (
                    f"{self._refusals} calls in a row were refused, the last with: {outcome.detail}"
                )
                self.failed(TooManyRefusals(text))
        return turn

    def over(self, turn: Turn, running: int) -> bool:
        """Whether this run has nothing left to do."""
        if running or self._reports:
            return False
        if turn.stopped or self.error is not None:
            return True
        if self._wait:
            return turn.due_in is None and not turn.live
        return turn.due_in is None or turn.due_in > 0


# With an async client ---------------------------------------------------------------------


async def run_async(engine: Engine, client: Any) -> AsyncIterator[Outcome]:
    """Outcomes as they come. The journal is used in a thread, as it waits for the disk."""
    loop = asyncio.get_running_loop()
    wake, stopping = asyncio.Event(), asyncio.Event()
    tasks: set[asyncio.Task[None]] = set()

    def done(task: asyncio.Task[None]) -> None:
        tasks.discard(task)
        wake.set()
        if not task.cancelled() and task.exception() is not None:
            engine.failed(task.exception())  # type: ignore[arg-type]

    with ThreadPoolExecutor(1, "campaign-journal") as thread:
        in_thread = partial(loop.run_in_executor, thread)
        await in_thread(engine.open)
        try:
            while True:
                wake.clear()
                turn = await in_thread(engine.turn, stopping.is_set())
                for dial in turn.dials:
                    task = loop.create_task(_drive_async(engine, dial, client, stopping))
                    tasks.add(task)
                    task.add_done_callback(done)
                for outcome in turn.outcomes:
                    yield outcome
                if turn.stopped or engine.error is not None:
                    stopping.set()
                if engine.over(turn, len(tasks)):
                    break
                timer = loop.call_later(turn.wait, wake.set)
                await wake.wait()
                timer.cancel()
        finally:
            stopping.set()
            await _wind_down(tasks)
            await in_thread(engine.close)
    if engine.error is not None:
        raise engine.error


async def _until(event: asyncio.Event, seconds: float) -> bool:
    if seconds > 0 and not event.is_set():
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except asyncio.TimeoutError:
            return False
    return event.is_set()


async def _wind_down(tasks: set[asyncio.Task[None]]) -> None:
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=GRACE_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


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


def run_sync(engine: Engine, client: Any) -> Iterator[Outcome]:
    """The same with a thread for each call in progress."""
    wake, stopping = threading.Event(), threading.Event()
    running: set[Any] = set()

    def done(future: Any) -> None:
        running.discard(future)
        wake.set()
        if not future.cancelled() and future.exception() is not None:
            engine.failed(future.exception())

    engine.open()
    threads = ThreadPoolExecutor(engine.wish.pace.at_once, "campaign-dial")
    try:
        while True:
            wake.clear()
            turn = engine.turn(stopping.is_set())
            for dial in turn.dials:
                future = threads.submit(drive, engine, dial, client, stopping)
                running.add(future)
                future.add_done_callback(done)
            yield from turn.outcomes
            if turn.stopped or engine.error is not None:
                stopping.set()
            if engine.over(turn, len(running)):
                break
            wake.wait(turn.wait)
    finally:
        stopping.set()
        threads.shutdown(wait=True)
        engine.close()
    if engine.error is not None:
        raise engine.error


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

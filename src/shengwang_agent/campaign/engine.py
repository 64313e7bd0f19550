"""One run of a campaign: its decisions, ticks of the journal, and what dials report in between."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, closing
from functools import partial
from typing import Any

from shengwang_agent.campaign import journal as _j
from shengwang_agent.campaign.dialling import Plan, Questions, dial_life, reported
from shengwang_agent.campaign.idle import Idle
from shengwang_agent.campaign.outcomes import Outcome
from shengwang_agent.campaign.sql_journal import Journal


class Engine:
    """One worker of a campaign; ``drivers.py`` carries it out with threads or with tasks."""

    def __init__(
        self,
        open_journal: Callable[[], Journal],
        plan: Plan,
        schedule: _j.Schedule,
        *,
        lease: float,
        wait: bool,
    ) -> None:
        self.plan = plan
        self.schedule = schedule
        self.error: BaseException | None = None
        self._open_journal = open_journal
        self._lease = lease
        self._wait = wait
        self._reports: list[_j.Report] = []
        self._written = 0
        self._tick = _j.Tick([], [], 0.0, None, 0, "")
        self._unsent: dict[str, _j.Dial] = {}
        self._sending = threading.Lock()
        self._stack = ExitStack()
        self._process = 0  # the one that opened the journal; 0 while it is not open
        self._home = os.getpid()

    def open(self) -> None:
        """Open the journal and become one of its workers."""
        with ExitStack() as stack:
            self.journal = stack.enter_context(closing(self._open_journal()))
            self.journal.forget_refusals()
            self._me = stack.enter_context(self.journal.worker(self._lease))
            self._idle = Idle(self.journal.title, self.schedule, self._wait)
            self._stack = stack.pop_all()
        self._process = self._home = os.getpid()

    def close(self) -> None:
        """Write down what is left to write, and sign off; once, and in no forked child."""
        if self._process != os.getpid():
            return
        with self._sending:
            self._process = 0  # from here on nothing is sent
            unsent, self._unsent = self._unsent, {}
        with self._stack:
            self.journal.undo()  # of a tick that was cancelled in the middle
            self._reports += [_j.Report(dial, _j.WAITING) for dial in unsent.values()]
            try:
                self.tick(stopping=True)
            except _j.JournalError:
                _j.logger.error("%d reports could not be written down", len(self._reports))
                raise

    @property
    def forked(self) -> bool:
        """Whether this is a child of the process that runs: threads and journal are not its own."""
        return self._home != os.getpid()

    def life(self, dial: _j.Dial) -> Questions:
        """The steps of one dial, for a driver; see ``reported``."""
        may_send = partial(self._may_send, dial)
        return reported(dial_life(dial, self.plan, may_send, self.journal.seen), self.report)

    def _may_send(self, dial: _j.Dial) -> bool:
        """Whether the request of a dial may leave now; from then on nobody gives it back."""
        with self._sending:
            if not self._process or self.error is not None or not self._me.alive():
                return False
            return self._unsent.pop(dial.channel, None) is not None

    def report(self, report: _j.Report) -> None:
        """Take a report; the next tick writes it down. Called from any thread."""
        self._reports.append(report)
        self._unsent.pop(report.dial.channel, None)

    def failed(self, error: BaseException) -> None:
        """Take an error that ends the run: it concerns every dial alike."""
        self.error = self.error or error

    def run(self, running: Collection[Any], stopping: Any) -> Iterator[float | _j.Dial | Outcome]:
        """The life of a run, written once for the sync and the async campaign.

        It yields what a driver has to do: start a dial, give an outcome to the user, or make the
        next tick when a dial has ended, after so many seconds at most. ``running`` holds the dials that the driver is carrying out; ``stopping`` is the event
        that tells them that the run is being ended.
        """
        wait = 0.0
        while True:
            yield wait
            tick = self._tick
            yield from tick.dials
            self._idle.worked(tick)
            if tick.stopped or self.error is not None:
                stopping.set()
            yield from tick.outcomes
            if self._is_over(tick, len(running)):
                return
            wait = tick.wait

    def tick(self, stopping: bool, at_once: bool = False) -> bool:
        """A tick, which may wait for other processes, the disk and the database. ``at_once`` one
        that waits for nothing, if that can be: ``commit`` must follow, and waits for the disk; only
        then may the dials of the tick be acted on."""
        reports = self._reports[:]
        make = self.journal.tick_at_once if at_once else self.journal.tick
        claiming = not stopping and self.error is None
        tick = make(self._me, reports, self.schedule, claiming=claiming)
        if tick is None:
            return False
        self._tick, self._written = tick, len(reports)
        self._unsent.update((dial.channel, dial) for dial in tick.dials if not dial.lost)
        if not at_once:
            self._settle()
        return True

    def commit(self) -> None:
        """The end of a tick that was made at once."""
        self.journal.commit()
        self._settle()

    def _settle(self) -> None:
        del self._reports[: self._written]
        if self._tick.refused:
            self.failed(_j.TooManyRefusals(self._tick.refused))

    def _is_over(self, tick: _j.Tick, running: int) -> bool:
        if running or self._reports:
            return False
        if tick.stopped or self.error is not None:
            return True
        return self._idle.nobody_is_due(tick) and not (self._wait and tick.live)

"""One worker of a campaign: turns of the journal, and what its dials report in between."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial

from shengwang_agent.campaign.dialling import Plan, Steps, dial_life
from shengwang_agent.campaign.journal import WAITING, Dial, JournalError, Report, Turn, Wish
from shengwang_agent.campaign.refusals import counted, too_many
from shengwang_agent.campaign.sqlite_journal import SqliteJournal
from shengwang_agent.errors import ShengwangError

logger = logging.getLogger("shengwang_agent.campaign")


class TooManyRefusals(ShengwangError):
    """The platform refused one call after the other: the request is wrong, not the row."""


class Engine:
    """What the loop with tasks and the loop with threads share."""

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
        self._counts: dict[str, int] = {}
        self._reports: list[Report] = []
        self._written = 0
        self._unsent: dict[str, Dial] = {}
        self._sending = threading.Lock()
        self._stack = ExitStack()
        self._process = 0  # the one that opened the journal; 0 while it is not open
        self._home = os.getpid()

    def open(self) -> None:
        """Open the journal and become one of its workers."""
        with ExitStack() as stack:
            self._journal = stack.enter_context(closing(self._open_journal()))
            self._me = stack.enter_context(self._journal.worker(self._lease))
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
            self._journal.undo()  # of a turn that was cancelled in the middle
            self._reports += [Report(dial, WAITING) for dial in unsent.values()]
            try:
                self.whole_turn(stopping=True)
            except JournalError:
                logger.error("%d reports could not be written down", len(self._reports))
                raise

    @property
    def forked(self) -> bool:
        """Whether this is a child of the process that runs: threads and journal are not its own."""
        return self._home != os.getpid()

    def life(self, dial: Dial) -> Steps:
        """The steps of one dial."""
        return dial_life(dial, self.plan, partial(self._may_send, dial))

    def _may_send(self, dial: Dial) -> bool:
        """Whether the request of a dial may leave now; from then on nobody gives it back."""
        with self._sending:
            if not self._process or self.error is not None or not self._me.alive():
                return False
            return self._unsent.pop(dial.channel, None) is not None

    def report(self, report: Report) -> None:
        """Take a report; the next turn writes it down. Called from any thread."""
        self._reports.append(report)
        self._unsent.pop(report.dial.channel, None)

    def failed(self, error: BaseException) -> None:
        """Take an error that ends the run: it concerns every dial alike."""
        self.error = self.error or error

    def begun_at_once(self) -> bool:
        """The first part of a turn where no other process is in the way; False where one is."""
        return self._journal.begun_at_once()

    def begin(self) -> None:
        """The first part of a turn; may wait for other processes."""
        self._journal.begin()

    def turn(self, stopping: bool) -> Turn:
        """The middle part: without new dials while the run is ending. Waits for nothing."""
        claiming = not stopping and self.error is None
        reports = self._reports[:]
        turn = self._journal.turn_begun(self._me, reports, self.wish, claiming=claiming)
        self._written = len(reports)
        self._unsent.update((dial.channel, dial) for dial in turn.dials if not dial.lost)
        return turn

    def commit(self, turn: Turn) -> None:
        """The last part: waits for the disk. Only now may the dials of the turn be acted on."""
        self._journal.commit()
        written, self._reports[: self._written] = self._reports[: self._written], []
        for report in written:
            self._count(report)

    def _count(self, report: Report) -> None:
        for name, more in counted(report).items():
            self._counts[name] = self._counts.get(name, 0) + 1 if more else 0
            why = too_many(self._counts, self._most_refusals, report.detail) if more else ""
            if why:
                self.failed(TooManyRefusals(why))

    def whole_turn(self, stopping: bool) -> Turn:
        """A turn in one go."""
        self.begin()
        turn = self.turn(stopping)
        self.commit(turn)
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

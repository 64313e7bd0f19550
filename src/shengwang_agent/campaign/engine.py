"""One worker of a campaign: turns of the journal, and what its dials report in between."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing

from shengwang_agent.campaign import outcomes as _o
from shengwang_agent.campaign.dialling import Plan, Steps, dial_life
from shengwang_agent.campaign.journal import WAITING, Dial, Report, Turn, Wish
from shengwang_agent.campaign.sqlite_journal import SqliteJournal
from shengwang_agent.errors import ShengwangError


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
        self._refusals = 0
        self._reports: list[Report] = []
        self._written = 0
        self._handed_out: dict[str, Dial] = {}
        self._stack = ExitStack()
        self._opened = False

    def open(self) -> None:
        """Open the journal and become one of its workers."""
        with ExitStack() as stack:
            self._journal = stack.enter_context(closing(self._open_journal()))
            self._me = stack.enter_context(self._journal.worker(self._lease))
            self._stack = stack.pop_all()
        self._opened = True

    def close(self) -> None:
        """Write down what is left to write, and sign off."""
        with self._stack:
            if self._opened:
                self._journal.undo()  # of a turn that was cancelled in the middle
                # Claimed in a turn that was cancelled, or never begun: these were not sent.
                self._reports += [Report(dial, WAITING) for dial in self._handed_out.values()]
                self.whole_turn(stopping=True)

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
        self._handed_out.update((dial.channel, dial) for dial in turn.dials if not dial.lost)
        return turn

    def commit(self, turn: Turn) -> None:
        """The last part: waits for the disk. Only now may the dials of the turn be acted on."""
        self._journal.commit()
        del self._reports[: self._written]
        for outcome in turn.outcomes:
            self._refusals = self._refusals + 1 if outcome.outcome == _o.REFUSED else 0
            if self._refusals >= self._most_refusals:
                text = f"{self._refusals} calls in a row were refused, the last: {outcome.detail}"
                self.failed(TooManyRefusals(text))

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

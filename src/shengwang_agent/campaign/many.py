"""A campaign whose calls are carried out by the workers of an engine you run already.

Two functions are all an engine needs. :func:`run_many` runs in one process (or a few): whenever
somebody may be called, it has ``submit`` send a task. :func:`work` runs in any process of any
machine: it claims one dial and carries it out. A task is worth nothing: one that comes twice or
late finds nothing to do, one that is lost is replaced. Whom to call, the journal decides.
``celery.py`` is the binding to Celery; for Ray and others it is a line of your own::

    dial = ray.remote(work)
    run_many(campaign, lambda: dial.remote(campaign, client), client)
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from shengwang_agent.campaign import journal as _j
from shengwang_agent.campaign.campaign import Campaign
from shengwang_agent.campaign.dialling import Plan, Questions, dial_life, reported
from shengwang_agent.campaign.idle import Idle
from shengwang_agent.campaign.outcomes import Outcome
from shengwang_agent.campaign.ticks import Task

if TYPE_CHECKING:
    from shengwang_agent import AgentClient

__all__ = ["run_many", "work"]

LOOK_SECONDS = 0.2
BUSY_LOOK_SECONDS = 0.05
SUBMIT_PATIENCE = 300.0
WORTH_WAITING = 1.0
"""A task waits so many seconds for the pace, rather than to end with nothing done."""


def run_many(
    campaign: Campaign,
    submit: Callable[[], Any],
    client: AgentClient | None = None,
    *,
    wait: bool = True,
) -> Iterator[Outcome]:
    """Share the dials of a campaign out to workers, and give each outcome as it comes.

    ``submit`` sends a task, which calls :func:`work`; when it fails, another one is sent later,
    and only when it has failed for five minutes is its exception raised. ``client`` is only asked
    whether it can make tokens. ``wait`` as in ``Campaign.run``. When this process dies, start it
    again: what is known is in the journal, and workers finish what they have. Of several of these
    processes, each outcome is given by one.

    Raises CampaignStopped when the stop switch is on or comes on, by hand or because a worker met
    an error that concerns every dial; JournalError; RowErrors.
    """
    campaign.begin(client)
    with closing(campaign.open_journal(make=False)) as journal:
        journal.forget_refusals()
        send = _Submit(submit)
        with journal.worker(campaign.lease) as me:
            idle, seen_over = Idle(journal.title, campaign.schedule(), wait), False
            while True:
                found = journal.look(me, campaign.schedule(), campaign.lease)
                for _ in range(found.tasks):
                    send()
                yield from found.outcomes
                if found.stopped:
                    journal.raise_if_stopped()
                idle.worked(found)
                over = not found.outcomes and not found.live and idle.nobody_is_due(found)
                if over and seen_over:
                    return
                # Twice: the last one may have been settled between two statements of a look.
                seen_over = over
                busy = found.tasks or found.outcomes
                if not over:
                    time.sleep(BUSY_LOOK_SECONDS if busy else min(found.wait or 1.0, LOOK_SECONDS))


class _Submit:
    """Sends tasks; a broker that is away for a while is no reason to end."""

    def __init__(self, submit: Callable[[], Any]) -> None:
        self._submit = submit
        self._failing_since: float | None = None

    def __call__(self) -> None:
        try:
            self._submit()
        except Exception as error:
            now = time.monotonic()
            self._failing_since = self._failing_since or now
            if now - self._failing_since > SUBMIT_PATIENCE:
                raise
            _j.logger.warning("a task could not be sent (%s); another one is sent later", error)
        else:
            self._failing_since = None


# Workers ----------------------------------------------------------------------------------


def work(campaign: Campaign, client: AgentClient | Callable[[], AgentClient]) -> bool:
    """Carry out one task: claim a dial, call, follow the call, settle it.

    False, and nothing done, when nobody may be called. ``client`` may be a function that makes one. Raises
    what concerns every dial alike (refused credentials, errors of your functions, a client that
    cannot be made), after switching the campaign off for all.
    """
    from shengwang_agent.campaign.drivers import drive

    process = _process_of(campaign)
    try:
        client = client() if callable(client) else client
        plan = campaign.plan(client)
        dial = process.claim()
        if dial is not None:
            with _Claim(campaign, plan, process, dial) as claim:
                drive(claim, dial, client, threading.Event())
        return dial is not None
    except _j.JournalError:
        raise  # the campaign goes on: others take over, and look the call up
    except Exception as error:
        process.stop(f"{type(error).__name__}: {error}"[:300])
        raise


class _Claim:
    """One dial that this process has claimed. ``drive`` asks it for the steps of the dial."""

    def __init__(self, campaign: Campaign, plan: Plan, process: _Process, dial: _j.Dial) -> None:
        self._campaign, self._plan, self._process, self._dial = campaign, plan, process, dial
        self._settled = False

    def __enter__(self) -> _Claim:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._settled:
            self._process.give_back(self._dial)

    def life(self, dial: _j.Dial) -> Questions:
        """The steps of the dial, for a driver."""
        process = self._process
        steps = dial_life(dial, self._plan, process.me.alive, process.journal.seen)
        return reported(steps, self.report)

    def report(self, report: _j.Report) -> None:
        """Write the report down at once: another machine may be waiting for it."""
        tick = self._process.tick(_Wish(report))
        self._settled = report.state != _j.CALLING
        if tick.refused and self._settled:
            raise _j.CampaignStopped(tick.refused)


class _Wish:
    """What a task wants of the journal: to write a report down, or else to have a dial."""

    def __init__(self, report: _j.Report | None = None, taken: int = 0) -> None:
        self.report, self.taken = report, taken
        self.dial: _j.Dial | None = None
        self.tick: _j.Tick | None = None
        self.error: BaseException | None = None


class _Process:
    """This process's hold on the journal: one worker. What its tasks want while a tick is made is
    done in the next one, for all of them together."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign, self._schedule = campaign, campaign.schedule()
        self.journal = campaign.open_journal(make=False)
        self.me = self.journal.registered(campaign.lease)
        self._turn = threading.Lock()
        self._wishes: deque[_Wish] = deque()

    def tick(self, wish: _Wish) -> _j.Tick:
        """The tick in which a wish was fulfilled."""
        self._wishes.append(wish)
        with self._turn:
            if wish.tick is None and wish.error is None:
                self._tick([self._wishes.popleft() for _ in range(len(self._wishes))])
        if wish.error is not None:
            raise wish.error
        assert wish.tick is not None
        return wish.tick

    def _tick(self, wishes: list[_Wish]) -> None:
        reports = [wish.report for wish in wishes if wish.report]
        hands = [wish for wish in wishes if not wish.report]
        task, schedule = Task(len(hands), True, sum(w.taken for w in hands)), self._schedule
        try:
            tick = self.journal.tick(self.me, reports, schedule, claiming=bool(hands), task=task)
        except BaseException as error:
            for wish in wishes:
                wish.error = error
            raise
        for wish, dial in zip(hands, tick.dials, strict=False):
            wish.dial = dial
        for wish in wishes:
            wish.tick = tick

    def claim(self) -> _j.Dial | None:
        """A dial, claimed or taken over; None when nobody may be called for a while."""
        taken, until = 1, time.monotonic() + WORTH_WAITING
        while True:
            wish = _Wish(taken=taken)
            tick = self.tick(wish)
            if wish.dial:
                return wish.dial
            if tick.stopped or tick.due_in is None or tick.due_in > 0:
                return None
            if time.monotonic() + tick.wait > until:
                return None
            taken = 0
            time.sleep(max(tick.wait, 0.01))

    def stop(self, why: str) -> None:
        """Switch the campaign off for all; the first reason is the one that is told."""
        with self._turn:
            self.journal.stop(why, unless_stopped=True)

    def give_back(self, dial: _j.Dial) -> None:
        """Let others go on with a dial; where not even that can be written, with all of them."""
        try:
            with self._turn:
                self.journal.give_back(self.me, dial)
        except _j.JournalError:
            self.me.fall_silent()
            _processes.pop(_key(self._campaign), None)
            raise

    def end(self) -> None:
        """Sign off and close the connection."""
        self.me.end()
        self.journal.close()


_processes: dict[tuple[int, str, str], _Process] = {}
_opening = threading.Lock()


def _key(campaign: Campaign) -> tuple[int, str, str]:
    return os.getpid(), campaign.journal, campaign.title  # a forked worker gets its own


def _process_of(campaign: Campaign) -> _Process:
    with _opening:
        key = _key(campaign)
        if key not in _processes:
            _processes[key] = _Process(campaign)
        return _processes[key]


def _new_lock() -> None:
    global _opening
    _opening = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_new_lock)

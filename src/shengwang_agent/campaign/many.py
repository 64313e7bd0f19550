"""Many machines: the same campaign, carried out by the workers of an engine you run already.

Two functions are all an engine needs. :func:`run_many` runs in one process (or a few): it decides
who is called when, and hands tickets to ``submit``. :func:`work` runs in any process of any
machine: it carries one ticket out. A ticket may arrive twice or never; the journal in Redis sees
to it that nobody is called twice. ``celery.py`` is the binding to Celery; for Ray and others it is
a line of your own::

    dial = ray.remote(work)
    run_many(campaign, lambda ticket: dial.remote(campaign, ticket, client), client)
"""

from __future__ import annotations

import logging
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from shengwang_agent.campaign.campaign import Campaign
from shengwang_agent.campaign.dialling import Plan, Questions, dial_life, reported
from shengwang_agent.campaign.journal import (
    CampaignStopped,
    Dial,
    JournalError,
    Report,
    Ticket,
    raise_if_stopped,
)
from shengwang_agent.campaign.outcomes import Outcome
from shengwang_agent.campaign.redis_controller import RedisController
from shengwang_agent.campaign.redis_worker import RedisWorker
from shengwang_agent.errors import ConfigurationError

if TYPE_CHECKING:
    from shengwang_agent import AgentClient

__all__ = ["Ticket", "give_up", "run_many", "work"]

LOOK_SECONDS = 0.2
SUBMIT_PATIENCE = 300.0

logger = logging.getLogger("shengwang_agent.campaign")


def run_many(
    campaign: Campaign,
    submit: Callable[[Ticket], Any],
    client: AgentClient | None = None,
    *,
    wait: bool = True,
) -> Iterator[Outcome]:
    """Share the dials of a campaign out to workers, and give each outcome as it comes.

    ``submit`` sends a ticket on its way; when it fails, the dial is queued again later, and only
    when it has failed for five minutes is its exception raised. ``client`` is only asked whether
    it can make tokens. ``wait`` as in ``Campaign.run``. When this process dies, start it again:
    what is known is in the journal, and workers finish what they have.

    Raises ConfigurationError for a journal that is not in Redis; CampaignStopped when the stop
    switch is on or comes on, by hand or because a worker met an error that concerns every dial;
    RowErrors.
    """
    if not campaign.on_redis:
        raise ConfigurationError("journal: many machines need a redis:// address")
    campaign.begin(client)
    with closing(campaign.opened_as(RedisController, make=False)) as journal:
        position, send = journal.heard(), _Submit(submit)
        while True:
            found = journal.round(campaign.schedule(), campaign.lease)
            for ticket in found.tickets:
                send(ticket)
            outcomes = journal.outcomes(position)
            position += len(outcomes)
            yield from outcomes
            if found.stopped:
                raise_if_stopped(journal)
            nobody_due = found.due_in is None or (not wait and found.due_in > 0)
            if nobody_due and not outcomes and not found.live:
                journal.check()  # an empty one has nobody left to call either
                return
            time.sleep(0.0 if found.tickets or outcomes else min(found.wait, LOOK_SECONDS))


class _Submit:
    """Sends tickets; a broker that is away for a while is no reason to end."""

    def __init__(self, submit: Callable[[Ticket], Any]) -> None:
        self._submit = submit
        self._failing_since: float | None = None

    def __call__(self, ticket: Ticket) -> None:
        try:
            self._submit(ticket)
        except Exception as error:
            now = time.monotonic()
            self._failing_since = self._failing_since or now
            if now - self._failing_since > SUBMIT_PATIENCE:
                raise
            logger.warning("a ticket could not be sent (%s); its dial is queued again later", error)
        else:
            self._failing_since = None


# Workers ----------------------------------------------------------------------------------


def work(campaign: Campaign, ticket: tuple[int, str], client: AgentClient) -> None:
    """Carry out one ticket: claim the dial, call, follow the call, settle it.

    A ticket that was taken by somebody else, or came too late, does nothing. Raises what
    concerns every dial alike (refused credentials, errors of your functions), after switching
    the campaign off for all.
    """
    from shengwang_agent.campaign.drivers import drive

    process, ticket = _process_of(campaign), Ticket(*ticket)
    owner = secrets.token_hex(8)
    try:
        plan = campaign.plan(client)
    except Exception as error:
        give_up(campaign, ticket, error)
        raise
    try:
        dial = process.take(ticket, owner)
    except JournalError as error:  # without the stop, the controller would wait for ever
        process.journal.refuse(str(error))
        raise
    if dial is None:
        return
    try:
        drive(_Claim(campaign, plan, process, owner), dial, client, threading.Event())
    except process.journal.troubles:
        raise  # the campaign goes on: the lease ends, and the next worker looks the call up
    except Exception as error:
        process.journal.stop(_why(error))
        raise
    finally:
        process.let_go(dial.channel, owner)


def give_up(campaign: Campaign, ticket: tuple[int, str], error: Exception) -> None:
    """Switch the campaign off because of an error of this machine, and give the ticket back.

    For workers that cannot even make a client. No telephone rang, so the person stays in line.
    """
    process = _process_of(campaign)
    process.journal.stop(_why(error))
    # In a campaign that is switched off, taking a ticket puts its person back in line.
    process.take(Ticket(*ticket), secrets.token_hex(8))


def _why(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


class _Claim:
    """One dial that one worker has claimed. ``drive`` asks it for the steps of the dial."""

    def __init__(self, campaign: Campaign, plan: Plan, process: _WorkerProcess, owner: str) -> None:
        self._campaign, self._plan, self._process, self._owner = campaign, plan, process, owner

    def life(self, dial: Dial) -> Questions:
        """The steps of the dial, for a driver."""
        return reported(dial_life(dial, self._plan, self._process.alive), self.report)

    def report(self, report: Report) -> None:
        """Write the report down at once: another machine may be waiting for it."""
        self._process.journal.write_down(report, self._owner, self._campaign.schedule())
        why = self._process.journal.too_many(report, self._campaign.most_refusals)
        if why:
            raise CampaignStopped(why)


class _WorkerProcess:
    """One connection to the journal for each process, and a thread that renews its leases."""

    def __init__(self, campaign: Campaign) -> None:
        self.journal = campaign.opened_as(RedisWorker, make=False)
        self._lease = campaign.lease
        self._held: dict[str, str] = {}
        self._renewed_at = time.monotonic()
        self._ended = threading.Event()
        thread = threading.Thread(target=self._renew, name="campaign-leases", daemon=True)
        thread.start()

    def end(self) -> None:
        """Renew no more and close the connection."""
        self._ended.set()
        self.journal.close()

    def take(self, ticket: Ticket, owner: str) -> Dial | None:
        """Claim the dial of a ticket, and hold it until ``let_go``."""
        send_by = time.monotonic() + self._lease / 2
        dial = self.journal.take(ticket, owner, self._lease)
        if dial is None:
            return None
        self._held[ticket.channel] = owner
        return dial._replace(send_by=send_by)

    def let_go(self, channel: str, owner: str) -> None:
        """Give the lease back. The next worker finds the dial settled, or looks the call up."""
        self._held.pop(channel, None)
        self.journal.let_go(channel, owner)

    def alive(self) -> bool:
        """Whether leases were renewed in time, as far as this process can know."""
        return time.monotonic() - self._renewed_at < self._lease / 2

    def _renew(self) -> None:
        while not self._ended.wait(self._lease / 4):
            started = time.monotonic()
            try:
                self.journal.renew(self._held.copy(), self._lease)
            except Exception as error:  # alive() is false until a renewal succeeds
                logger.warning("leases could not be renewed: %s", error)
            else:
                self._renewed_at = started


_processes: dict[tuple[int, str, str], _WorkerProcess] = {}
_opening = threading.Lock()


def _process_of(campaign: Campaign) -> _WorkerProcess:
    key = (os.getpid(), campaign.journal, campaign.title)  # a forked worker gets its own
    with _opening:
        if key not in _processes:
            _processes[key] = _WorkerProcess(campaign)
        return _processes[key]


def _new_lock() -> None:
    global _opening
    _opening = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_new_lock)

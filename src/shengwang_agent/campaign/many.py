"""Many machines: the same campaign, carried out by the workers of an engine you run already.

Two functions are all an engine needs. :func:`run_many`, in one process (or a few), decides who is
called when and hands tickets to ``submit``. :func:`work`, in any process of any machine, carries
one ticket out. The journal in Redis keeps the promises: a ticket may arrive twice or never.
``celery.py`` is the binding to Celery; for Ray, and others, it is a line of your own::

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
from shengwang_agent.campaign.dialling import Plan, Steps, dial_life
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
            found = journal.round(campaign.wish(), campaign.lease)
            for ticket in found.tickets:
                send(ticket)
            outcomes = journal.outcomes(position)
            position += len(outcomes)
            yield from outcomes
            if found.stopped:
                raise_if_stopped(journal)
            if not outcomes and not found.live and _over(found.due_in, wait):
                journal.check()  # an empty one has nobody left to call either
                return
            time.sleep(0.0 if found.tickets or outcomes else min(found.wait, LOOK_SECONDS))


def _over(due_in: float | None, wait: bool) -> bool:
    return due_in is None or (not wait and due_in > 0)


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
    from shengwang_agent.campaign.running import drive

    post, ticket = _post_of(campaign), Ticket(*ticket)
    owner = secrets.token_hex(8)
    try:
        plan = campaign.plan(client)
    except Exception as error:
        give_up(campaign, ticket, error)
        raise
    try:
        dial = post.take(ticket, owner)
    except JournalError as error:  # nobody else would hear of it, and the campaign would wait
        post.journal.refuse(str(error))
        raise
    if dial is None:
        return
    try:
        drive(_Hand(campaign, plan, post, owner), dial, client, threading.Event())
    except post.journal.troubles:
        raise  # no fault of the campaign; the lease runs out, and the dial is looked up
    except Exception as error:
        post.journal.stop(_why(error))
        raise
    finally:
        post.let_go(dial.channel, owner)


def give_up(campaign: Campaign, ticket: tuple[int, str], error: Exception) -> None:
    """Switch the campaign off because of an error of this machine, and give the ticket back: its
    telephone did not ring. For engines whose workers cannot even make a client."""
    post = _post_of(campaign)
    post.journal.stop(_why(error))
    post.take(Ticket(*ticket), secrets.token_hex(8))  # switched off: it goes back in line


def _why(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


class _Hand:
    """One dial in the hands of one worker, as ``drive`` expects it."""

    def __init__(self, campaign: Campaign, plan: Plan, post: _Post, owner: str) -> None:
        self._campaign, self._plan, self._post, self._owner = campaign, plan, post, owner

    def life(self, dial: Dial) -> Steps:
        """The steps of the dial."""
        return dial_life(dial, self._plan, self._post.alive)

    def report(self, report: Report) -> None:
        """Write it down at once: another machine may be waiting for it."""
        self._post.journal.write_down(report, self._owner, self._campaign.wish())
        why = self._post.journal.too_many(report, self._campaign.most_refusals)
        if why:
            raise CampaignStopped(why)


class _Post:
    """One process's place at the journal: a connection, and a thread that renews its leases."""

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
        """Hold the dial no longer; who comes next finds it settled, or looks it up."""
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
            except Exception as error:  # the next round tries again; alive() turns false meanwhile
                logger.warning("leases could not be renewed: %s", error)
            else:
                self._renewed_at = started


_posts: dict[tuple[int, str, str], _Post] = {}
_posting = threading.Lock()


def _post_of(campaign: Campaign) -> _Post:
    key = (os.getpid(), campaign.journal, campaign.title)  # a forked worker gets its own
    with _posting:
        if key not in _posts:
            _posts[key] = _Post(campaign)
        return _posts[key]


def _new_lock() -> None:
    global _posting
    _posting = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_new_lock)

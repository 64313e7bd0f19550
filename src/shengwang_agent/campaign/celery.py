"""A campaign on Celery: workers on any number of machines, one pace, one journal in Redis.

::

    app = Celery("tonight", broker="redis://10.0.0.5/0")
    campaign = Campaign("people.csv", ..., journal="redis://10.0.0.5/1")
    calls = on_celery(app, campaign, make_client)

    # on each machine:  celery -A tonight worker --pool threads --concurrency 20
    # on one of them:
    for outcome in calls.run():
        print(outcome)

The module is imported by workers and controller alike, so nothing but tickets (two plain values)
travels, and no pickle is needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from shengwang_agent.campaign.campaign import Campaign
from shengwang_agent.campaign.journal import Ticket
from shengwang_agent.campaign.many import give_up, run_many, work
from shengwang_agent.campaign.outcomes import Outcome

if TYPE_CHECKING:
    from shengwang_agent import AgentClient


class CeleryCampaign:
    """A campaign and the task that carries its tickets out."""

    def __init__(
        self, app: Any, campaign: Campaign, make_client: Callable[[], AgentClient]
    ) -> None:
        self.campaign = campaign
        self._make_client = make_client
        self._clients: dict[int, AgentClient] = {}
        # Late acknowledgement: a ticket whose worker died is delivered again. That it may also
        # come twice is what the claim is for.
        register = app.task(
            name=f"shengwang_agent.campaign.{campaign.title}",
            acks_late=True,
            reject_on_worker_lost=True,
            ignore_result=True,
        )

        def dial(person: int, channel: str) -> None:  # Celery cannot make a task of a method
            ticket = Ticket(person, channel)
            try:
                client = self._client()
            except Exception as error:  # a setting of this machine; no telephone rang
                give_up(campaign, ticket, error)
                raise
            work(campaign, ticket, client)

        self.task = register(dial)

    def _client(self) -> AgentClient:
        """The client of this process, made once."""
        pid = os.getpid()
        if pid not in self._clients:
            self._clients[pid] = self._make_client()
        return self._clients[pid]

    def run(self, *, wait: bool = True) -> Iterator[Outcome]:
        """Share the dials out to the workers and give each outcome; see ``many.run_many``."""
        return run_many(self.campaign, self._send, self._client(), wait=wait)

    def _send(self, ticket: Ticket) -> None:
        self.task.apply_async(args=list(ticket), retry=False)


def on_celery(
    app: Any, campaign: Campaign, make_client: Callable[[], AgentClient]
) -> CeleryCampaign:
    """Register the task of a campaign on a Celery application; call it where the app is made.

    ``make_client`` is called once in each process. The journal must be in Redis.
    """
    return CeleryCampaign(app, campaign, make_client)

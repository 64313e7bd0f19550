"""A campaign on Celery: workers on any number of machines, any broker, one journal.

::

    app = Celery("tonight", broker="redis://10.0.0.5/0")
    campaign = Campaign("people.csv", ..., journal="postgresql+psycopg://10.0.0.6/calls")
    calls = on_celery(app, campaign, make_client)

    # on each machine:  celery -A tonight worker --pool threads --concurrency 20
    # on one of them:
    for outcome in calls.run():
        print(outcome)

The module is imported by workers and controller alike, so nothing travels but empty tasks.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from shengwang_agent.campaign.campaign import Campaign
from shengwang_agent.campaign.many import run_many, work
from shengwang_agent.campaign.outcomes import Outcome

if TYPE_CHECKING:
    from shengwang_agent import AgentClient


class CeleryCampaign:
    """A campaign and the task that carries its dials out."""

    def __init__(
        self, app: Any, campaign: Campaign, make_client: Callable[[], AgentClient]
    ) -> None:
        self.campaign = campaign
        self._make_client = make_client
        self._clients: dict[int, AgentClient] = {}
        register = app.task(name=f"shengwang_agent.campaign.{campaign.title}", ignore_result=True)

        def dial() -> None:  # Celery cannot make a task of a method
            work(campaign, self._client)

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

    def _send(self) -> None:
        self.task.apply_async(retry=False)


def on_celery(
    app: Any, campaign: Campaign, make_client: Callable[[], AgentClient]
) -> CeleryCampaign:
    """Register the task of a campaign on a Celery application; call it where the app is made.

    ``make_client`` is called once in each process. A journal in a file will do for workers of one
    machine.
    """
    return CeleryCampaign(app, campaign, make_client)

"""The module that workers and controller of the Celery chaos run import alike."""

from __future__ import annotations

import os

from celery import Celery

from shengwang_agent import AgentClient
from shengwang_agent.campaign.celery import on_celery
from tests.campaign.calls import chaos_campaign

app = Celery("chaos", broker=os.environ["BROKER"])
app.conf.broker_connection_retry_on_startup = True
app.conf.worker_hijack_root_logger = False
app.conf.task_default_queue = os.environ.get("QUEUE", "chaos")


def make_client() -> AgentClient:
    """The client of each process."""
    settings = {"username": "u", "password": "p", "app_id": "demo"}
    return AgentClient(base_url=os.environ["PLATFORM"], **settings)


calls = on_celery(app, chaos_campaign(os.environ["JOURNAL"], None), make_client)

if __name__ == "__main__":
    for _ in calls.run():
        pass

"""A sandbox that answers at once, and campaigns that fit it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.campaign import Campaign, Outcome, Pace
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import PROPERTIES, SIP

Run = Callable[..., list[Outcome]]


def campaign_on(journal: Path | str, rows: Any, **more: Any) -> Campaign:
    """A campaign that loses no time: no pauses worth speaking of, no retries unless asked."""
    settings: dict[str, Any] = {
        "sip": SIP,
        "properties": PROPERTIES,
        "pipeline_id": "1",
        "pace": Pace(per_second=1000, at_once=10),
        "poll": 0.02,
        "patience": 0.05,
        "retry": {},
        **more,
    }
    return Campaign(rows, journal=journal, **settings)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with_all_answered = Sandbox(max_agents=None)
    with_all_answered.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
    yield with_all_answered
    with_all_answered.close()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "campaign.db"


@pytest.fixture
def make(journal: Path) -> Callable[..., Campaign]:
    """Makes a campaign on the journal of the test."""
    return lambda rows=None, **more: campaign_on(more.pop("journal", journal), rows, **more)


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest, sandbox: Sandbox) -> Run:
    """Runs a campaign with a client of either kind; the outcomes."""

    def run_sync(campaign: Campaign, **more: Any) -> list[Outcome]:
        with sandbox.client(**more.pop("client", {})) as client:
            return list(campaign.run(client, **more))

    async def collect(campaign: Campaign, **more: Any) -> list[Outcome]:
        async with sandbox.async_client(**more.pop("client", {})) as client:
            return [outcome async for outcome in campaign.run(client, **more)]

    def run_async(campaign: Campaign, **more: Any) -> list[Outcome]:
        return asyncio.run(collect(campaign, **more))

    return run_sync if request.param == "sync" else run_async


def words(outcomes: list[Outcome]) -> dict[str, int]:
    """How often each outcome came."""
    return {
        word: sum(o.outcome == word for o in outcomes) for word in {o.outcome for o in outcomes}
    }

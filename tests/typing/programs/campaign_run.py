"""A campaign: people from a settings store, second tries, a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from shengwang_agent import AgentClient
from shengwang_agent.agentkit import Agent
from shengwang_agent.campaign import Campaign, Hours, Pace


def remind(
    client: AgentClient, agent: Agent, people: Iterable[Mapping[str, str]], folder: Path
) -> Counter[str]:
    campaign = Campaign(
        people,
        agent=agent,
        from_number="+8613800000002",
        journal=folder / "reminders.db",
        pace=Pace(per_second=20, at_once=5),
        hours=Hours("00:00-24:00"),
        retry={"busy": (2, 0)},
        poll=0.05,
    )
    found = Counter(outcome.outcome for outcome in campaign.run(client) if outcome.final)
    campaign.report(folder / "reminders.csv")
    return found

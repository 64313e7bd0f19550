"""The small form of the chaos run; the full one is in tests/external."""

from __future__ import annotations

from pathlib import Path

from shengwang_agent.sandbox import Sandbox
from tests.campaign import chaos

COUNT = 60


def test_killed_workers_lose_nobody_and_call_nobody_twice(tmp_path: Path) -> None:
    journal, log = str(tmp_path / "chaos.db"), tmp_path / "workers.log"
    with Sandbox(max_agents=None) as sandbox:
        chaos.prepare(sandbox, COUNT)
        campaign = chaos.chaos_campaign(journal, chaos.people(COUNT))
        campaign.load()
        kinds = ("async", "sync")

        def hire(index: int) -> object:
            return chaos.worker(sandbox, journal, kinds[index % 2], log)

        run = chaos.Chaos(hire, campaign, COUNT, log)  # type: ignore[arg-type]
        run.run(hands=2, kills=3)
        found = chaos.check(campaign, sandbox, COUNT, tmp_path / "report.json")
        assert run.kills == 3
        assert found["people rung"] + found["held"] >= COUNT

        # A person looks at those who are held, and has them called.
        sandbox.clear_faults()
        campaign.call_again()
        with sandbox.client() as client:
            list(campaign.run(client))
        final = chaos.check(campaign, sandbox, COUNT, tmp_path / "final.json", decided=True)
        assert final["held"] == 0
        assert final["people rung"] == COUNT

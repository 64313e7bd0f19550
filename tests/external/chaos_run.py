"""The full chaos run: 2,000 people, killed workers, a database and a broker that crash.

The figures it prints (``pytest -s``) are those of docs/cookbook/campaigns.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from shengwang_agent.campaign import Campaign
from shengwang_agent.sandbox import Sandbox
from tests.campaign import chaos
from tests.external.postgres_server import PostgresServer, postgres_server
from tests.external.redis_server import RedisServer, redis_server

COUNT, KILLS, RESTARTS = 2000, 24, 3
Hire = Callable[[int], "subprocess.Popen[bytes]"]


def settle_the_held(run: chaos.Chaos, sandbox: Sandbox, hands: int, report: Path) -> dict[str, Any]:
    """A person has those who are held called again, in fair weather; the final figures."""
    sandbox.clear_faults()
    assert run.campaign.call_again() > 0
    run.run(hands, kills=0)
    return chaos.check(run.campaign, sandbox, run.count, report, decided=True)


def story(
    hire: Hire, campaign: Campaign, sandbox: Sandbox, folder: Path, hands: int, disturb: Any = None
) -> dict[str, Any]:
    """Load, run under fire, check; then the held ones, and check again."""
    log, supervised = folder / "workers.log", disturb is not None
    run = chaos.Chaos(hire, campaign, COUNT, log, disturb=disturb, supervised=supervised)
    begin = time.monotonic()
    run.run(hands, KILLS)
    first = chaos.check(campaign, sandbox, COUNT, folder / "report.json")
    first |= {"kills": run.kills, "ended": run.ended, "seconds": round(time.monotonic() - begin)}
    final = settle_the_held(run, sandbox, hands, folder / "final.json")
    assert final["held"] == 0
    assert final["people rung"] == COUNT
    return {"under fire": first, "after a person decided": final}


def show(name: str, figures: dict[str, Any]) -> None:
    print(f"\n{name}: {json.dumps(figures, indent=1)}")


def prepared(sandbox: Sandbox, journal: str) -> Campaign:
    """The campaign with its people in the journal, and bad weather."""
    chaos.prepare(sandbox, COUNT)
    campaign = chaos.chaos_campaign(journal, chaos.people(COUNT))
    campaign.load()
    return campaign


def restarting(*servers: PostgresServer | RedisServer) -> Callable[[int], None]:
    """Crashes the servers after some of the kills."""

    def disturb(kills: int) -> None:
        if kills % (KILLS // RESTARTS) == 0:
            for server in servers:
                server.restart()

    return disturb


def on_celery(pool: str, folder: Path) -> None:
    """Load, run on five processes under fire, check; show the figures."""
    log = folder / "workers.log"
    with (
        postgres_server() as server,
        redis_server(folder) as broker,
        Sandbox(max_agents=None, keep=1000) as sandbox,
    ):
        campaign = prepared(sandbox, server.url())
        places = chaos.environment(sandbox, server.url()) | {"BROKER": broker.url(0)}

        def hire(index: int) -> subprocess.Popen[bytes]:
            return celery_process(index, pool, places, log)

        figures = story(hire, campaign, sandbox, folder, 5, restarting(server, broker))
        assert figures["under fire"]["kills"] == KILLS
        assert (server.starts, broker.starts) == (1 + RESTARTS, 1 + RESTARTS)
        show(f"Celery, {pool}", figures)


def celery_process(index: int, pool: str, places: dict[str, str], log: Path) -> Any:
    """The controller (index 0) or one of four workers."""
    module = "tests.external.celery_campaign"
    command = [sys.executable, "-m", module]
    if index > 0:
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        size = ["--pool", pool, "--concurrency", "5", "-n", f"w{index}-{time.time_ns()}@here"]
        command = [sys.executable, "-m", "celery", "-A", module, "worker", *size, *quiet]
    with log.open("ab") as file:
        return subprocess.Popen(
            command, cwd=chaos.ROOT, env=places, stdout=file, stderr=file, start_new_session=True
        )

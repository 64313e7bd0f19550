"""Chaos: workers killed at random, in bad weather, and the counts that must come out all the same.

The platform is the sandbox on a real socket in this process, so it knows every telephone that
rang. Workers are processes of their own, killed with SIGKILL and started again.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shengwang_agent.campaign import Campaign
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import chaos_campaign, number, people

ROOT = Path(__file__).parents[2]

WORKER = """
import asyncio, os, sys
from shengwang_agent import AgentClient, AsyncAgentClient
from tests.campaign.calls import chaos_campaign

campaign = chaos_campaign(os.environ["JOURNAL"], None)
settings = {"username": "u", "password": "p", "app_id": "demo", "base_url": os.environ["PLATFORM"]}

async def main():
    async with AsyncAgentClient(**settings) as client:
        async for _ in campaign.run(client):
            pass

if sys.argv[1] == "async":
    asyncio.run(main())
else:
    with AgentClient(**settings) as client:
        for _ in campaign.run(client):
            pass
"""

WEATHER: dict[str | int, float] = {
    "drop_after": 0.02, "drop_before": 0.01, "half_body": 0.01, "garbage": 0.01,
    429: 0.01, 500: 0.01, 503: 0.01,
}  # fmt: skip


def environment(sandbox: Sandbox, journal: str) -> dict[str, str]:
    """What worker processes need to know."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "src"), str(ROOT / "generated")])
    plain = {k: v for k, v in os.environ.items() if not k.startswith("SHENGWANG_")}
    return {**plain, "PLATFORM": sandbox.url, "JOURNAL": journal, "PYTHONPATH": path}


def worker(sandbox: Sandbox, journal: str, kind: str, log: Path) -> subprocess.Popen[bytes]:
    """Start a worker process of the embedded campaign."""
    with log.open("ab") as file:
        return subprocess.Popen(
            [sys.executable, "-c", WORKER, kind],
            cwd=ROOT,
            env=environment(sandbox, journal),
            stdout=file,
            stderr=file,
            start_new_session=True,
        )


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the process and its children."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def prepare(sandbox: Sandbox, count: int, weather: bool = True) -> None:
    """Some people are busy once, a few always; the line is bad."""
    sandbox.callee("answered", hangs_up_after=0.1, says="Hello?", pause=0)
    for i in range(0, count, 10):
        sandbox.callee("busy", number=number(i), times=1, sip=486)
    for i in range(5, count, 50):
        sandbox.callee("busy", number=number(i), sip=486)
    if weather:
        sandbox.chaos(WEATHER, seed=7)


@dataclass
class Chaos:
    """Keeps workers at work, and kills one of them now and then.

    ``supervised``: workers (not the first process, which is the controller) that end by
    themselves are started again, as a supervisor would; Celery's do when the broker crashes.
    """

    hire: Callable[[int], subprocess.Popen[bytes]]
    campaign: Campaign
    count: int
    log: Path
    seed: int = 1
    disturb: Callable[[int], None] | None = None
    supervised: bool = False
    kills: int = 0
    ended: int = 0
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def run(self, hands: int, kills: int) -> None:
        """Until everybody is settled; the kills are spread over the campaign."""
        dice = random.Random(self.seed)
        self.workers = [self.hire(i) for i in range(hands)]
        marks = sorted(dice.uniform(0.05, 0.9) for _ in range(kills))
        try:
            while True:
                share = self._share()
                if marks and share >= marks[0]:
                    marks.pop(0)
                    self._kill_one(dice)
                elif share >= 1.0:
                    return
                self._replace_the_dead()
                time.sleep(0.1)
        finally:
            for process in self.workers:
                kill(process)

    def _share(self) -> float:
        progress = self.campaign.progress()
        over = progress.finished == progress.total and not progress.live
        return 1.0 if over else min(progress.fraction, 0.999)

    def _kill_one(self, dice: random.Random) -> None:
        index = dice.randrange(len(self.workers))
        kill(self.workers[index])
        self.kills += 1
        if self.disturb is not None:
            self.disturb(self.kills)
        self.workers[index] = self.hire(index)

    def _replace_the_dead(self) -> None:
        for index, process in enumerate(self.workers):
            code = process.poll()
            if code is None or code == 0:
                continue
            if self.supervised and index > 0:
                self.workers[index] = self.hire(index)
                self.ended += 1
                continue
            text = self.log.read_text("utf-8", "replace")[-3000:]
            raise AssertionError(f"a worker ended by itself with {code}:\n{text}")


def check(
    campaign: Campaign, sandbox: Sandbox, count: int, report: Path, decided: bool = False
) -> dict[str, Any]:
    """The promises, checked against the platform's own count; figures for the docs.

    ``decided``: somebody had those who were held called again, once; of those calls some had rung,
    and nobody had seen how they ended.
    """
    campaign.report(report)
    whole = json.loads(report.read_text("utf-8"))
    persons = {person["number"]: person for person in whole["people"]}
    rang = Counter(dial.to_number for dial in sandbox.dials)
    ids = {dial.agent_id for dial in sandbox.dials}
    channels = Counter(call.channel for call in sandbox.platform.world.calls.values())
    calls = [call for person in persons.values() for call in person["calls"]]
    known = [call["agent_id"] for call in calls if call["agent_id"]]
    held = [person for person in persons.values() if person["state"] == "held"]
    assert len(persons) == count
    assert all(person["state"] in ("done", "held") for person in persons.values()), "unsettled"
    assert set(channels.values()) <= {1}, "one dial rang twice"
    assert set(known) == ids, "the report and the platform differ"
    assert len(known) == len(ids) == len(sandbox.dials)
    for person in persons.values():
        real = [call for call in person["calls"] if call["agent_id"]]
        assert rang[person["number"]] == len(real), "rang unseen"
        busy = sum(call["outcome"] == "busy" for call in real)
        unseen = sum(call["outcome"] == "unknown" for call in real) if decided else 0
        assert unseen <= 1
        assert len(real) - busy - unseen <= 1, f"called again after it was answered: {person}"
        assert len(real) <= 3 + unseen
    return {
        "dials": len(sandbox.dials),
        "people rung": len(rang),
        "held": len(held),
        "done": whole["summary"]["done"],
        "requests": sandbox.requests.total,
        "faults": sum(sandbox.faults.struck.values()),
    }


__all__ = ["Chaos", "chaos_campaign", "check", "people", "prepare", "worker"]

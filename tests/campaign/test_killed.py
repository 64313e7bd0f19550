"""Killed at every point of a dial: the next run knows what to do, and rings nobody twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from shengwang_agent.sandbox import Sandbox
from tests.campaign import chaos

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed by SIGKILL")

KILLED = """
import asyncio, os, signal, sys
from shengwang_agent import AsyncAgentClient
from shengwang_agent.campaign import database, dialling, dials, engine
from tests.campaign.calls import chaos_campaign, people


def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def dies_after(owner, name, when=lambda *_: True):
    whole = getattr(owner, name)
    def method(*args):
        found = whole(*args)
        return die() if when(*args) else found
    setattr(owner, name, method)

def dies_before(owner, name, when=lambda *_: True):
    whole = getattr(owner, name)
    setattr(owner, name, lambda *args: die() if when(*args) else whole(*args))

def state_is(state):
    return lambda self, report: report.state == state

begun = []

def notes_claims(*args):
    begun.extend(whole_claim(*args))
    return begun

def claimed(*_):
    return bool(begun)

whole_claim, dials.Dials.claim = dials.Dials.claim, notes_claims

def a_call_began(self, reports, *_):
    return any(report.state == "calling" for report in reports)

async def answered(step, client):
    await whole_of(step, client)
    die()

whole_of = dialling.ClientCall.of

def of(step, client):
    if sys.argv[1] == "before the answer":
        return answered(step, client)
    at_call = {"before the request": "call", "during the call": "get"}
    return die() if step.method == at_call.get(sys.argv[1]) else whole_of(step, client)

def at(point):
    dialling.ClientCall.of = of
    if point == "before the claim is on disk":
        dies_before(database.Database, "commit", claimed)
    elif point == "after the claim":
        dies_after(database.Database, "commit", claimed)
    elif point == "before the call is noted":
        dies_before(engine.Engine, "report", state_is("calling"))
    elif point == "while the call is noted":
        dies_after(dials.Dials, "write_down", a_call_began)
    elif point == "before the end is noted":
        dies_before(engine.Engine, "report", state_is("done"))

async def main():
    settings = {"username": "u", "password": "p", "app_id": "demo"}
    async with AsyncAgentClient(**settings, base_url=os.environ["PLATFORM"]) as client:
        at(sys.argv[1])
        async for _ in chaos_campaign(os.environ["JOURNAL"], people(3)).run(client):
            pass

asyncio.run(main())
"""

POINTS = {  # by what the journal knows alone: was a request sent?
    "before the claim is on disk": "no",
    "after the claim": "who knows",
    "before the request": "who knows",
    "before the answer": "yes",
    "before the call is noted": "yes",
    "while the call is noted": "yes",
    "during the call": "yes",
    "before the end is noted": "yes",
}
# On a busy machine the process dies before all of its requests have left.
CLAIMED_AND_RUNG = {"no": (False, False), "who knows": (True, False), "yes": (True, True)}


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_the_next_run_goes_on(tmp_path: Path, point: str) -> None:
    journal = str(tmp_path / "killed.db")
    with Sandbox(max_agents=None) as sandbox:
        sandbox.callee("answered", hangs_up_after=0.05, says="Hello?", pause=0)
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, point],
            cwd=chaos.ROOT,
            env=chaos.environment(sandbox, journal),
            capture_output=True,
            text=True,
            check=False,
        )
        assert killed.returncode == -signal.SIGKILL, killed.stderr[-2000:]
        campaign = chaos.chaos_campaign(journal, None, patience=0.05)
        claimed, rung = campaign.progress().live, len(sandbox.dials)
        assert (claimed > 0, rung > 0) == CLAIMED_AND_RUNG[POINTS[point]]
        with sandbox.client() as client:
            list(campaign.run(client))
            held = campaign.progress().held
            found = chaos.check(campaign, sandbox, 3, tmp_path / "report.json")
            assert found["people rung"] + held == 3, "held without need"
            assert POINTS[point] != "who knows" or held == claimed, (
                "called again without a decision"
            )
            campaign.call_again()
            list(campaign.run(client))
        assert campaign.progress().done == {"answered": 3}
        sandbox.dials.assert_none_twice()

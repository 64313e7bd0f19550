"""Every way out of a run: the program ends, the process signs off, and nobody rings twice.

Programs of their own, since what is meant is the end of a process.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shengwang_agent.sandbox import Sandbox
from tests.campaign import chaos
from tests.campaign.calls import number

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed by SIGKILL")

BEGIN = """
import asyncio, gc, os, signal, sys, threading
from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent.campaign import drivers
from tests.campaign.calls import chaos_campaign, people


signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the suite runs in the background
settings = {"username": "u", "password": "p", "app_id": "demo", "base_url": os.environ["PLATFORM"]}
campaign = chaos_campaign(os.environ["JOURNAL"], people(6))
client, other = AgentClient(**settings), AsyncAgentClient(**settings)

def ready():
    print("ready", flush=True)
"""

SYNC = {
    "kept by a name": "kept = campaign.run(client); next(kept)",
    "kept by a cycle": "kept = [campaign.run(client)]; kept.append(kept); next(kept[0]); del kept",
    "kept by a thread": """
kept = campaign.run(client)
thread = threading.Thread(target=lambda: [None for _ in kept], daemon=True)
next(kept); thread.start()
""",
    "break": "for _ in campaign.run(client): break",
    "exception": "for _ in campaign.run(client): raise LookupError('mine')",
    "exception, kept": "kept = campaign.run(client); next(kept); raise LookupError('mine')",
    "exit": "for _ in campaign.run(client): sys.exit(3)",
    "block, break": """
with campaign.running(client) as progress:
    for _ in progress:
        assert progress.counts().total == 6
        break
""",
    "block, exception": """
with campaign.running(client) as progress:
    for _ in progress: raise LookupError('mine')
""",
}
ASYNC = {
    "break": "async for _ in campaign.run(other): break",
    "kept by a name": "global kept; kept = campaign.run(other); await kept.__anext__()",
    "exception": "async for _ in campaign.run(other): raise LookupError('mine')",
    "block": """
    async with campaign.running(other) as progress:
        async for _ in progress: break
""",
    "block, exception": """
    async with campaign.running(other) as progress:
        async for _ in progress: raise LookupError('mine')
""",
}
CODES = {"exception": 1, "exit": 3}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """One person hangs up at once, the others talk for ever."""
    with Sandbox(max_agents=None) as made:
        made.callee("answered", hangs_up_after=1e6)
        made.callee("answered", number=number(0), hangs_up_after=0.01, says="Hello?", pause=0)
        yield made


def program(code: str, sandbox: Sandbox, journal: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + code],
        cwd=chaos.ROOT,
        env=chaos.environment(sandbox, str(journal)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> str:
    """What it said on standard error; it must end by itself."""
    try:
        return process.communicate(timeout=60)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        raise AssertionError(f"it hangs: {process.communicate()[1][-2000:]}") from None


def signed_off(journal: Path, sandbox: Sandbox) -> dict[str, int]:
    """Nobody is at work and nobody rang twice; people by state."""
    db = sqlite3.connect(journal)
    workers = db.execute("SELECT count(*) FROM campaign_worker").fetchone()[0]
    found = dict(db.execute("SELECT state, count(*) FROM campaign_person GROUP BY 1").fetchall())
    db.close()
    assert workers == 0, "it did not sign off"
    sandbox.dials.assert_none_twice()
    return found


@pytest.mark.parametrize("way", SYNC)
def test_a_sync_run_ends_with_its_program(way: str, sandbox: Sandbox, tmp_path: Path) -> None:
    journal = tmp_path / "j.db"
    process = program(SYNC[way], sandbox, journal)
    said = ended(process)
    code = CODES.get(way.replace("block, ", "").partition(",")[0], 0)
    assert process.returncode == code, said
    assert "Exception ignored" not in said
    assert ("LookupError: mine" in said) == (code == 1)
    states = signed_off(journal, sandbox)
    assert not states.get("claimed"), "requests on the wire were waited for"
    assert states["done"] == 1
    assert len(sandbox.dials) == 1 + states.get("calling", 0)


@pytest.mark.parametrize("way", ASYNC)
def test_an_async_run_ends_with_its_program(way: str, sandbox: Sandbox, tmp_path: Path) -> None:
    journal = tmp_path / "j.db"
    code = f"async def main():\n    {ASYNC[way].strip()}\nasync def all():\n    async with other:\n"
    process = program(code + "        await main()\nasyncio.run(all())", sandbox, journal)
    said = ended(process)
    assert process.returncode == CODES.get(way.removeprefix("block, "), 0), said
    states = signed_off(journal, sandbox)
    if way.startswith("block"):  # else the event loop cancels what is on the wire
        assert not states.get("claimed")
        assert len(sandbox.dials) == 1 + states.get("calling", 0)


CTRL_C = {
    "sync": "for _ in campaign.run(client): ready()",
    "block": """
with campaign.running(client) as progress:
    for _ in progress: ready()
""",
    "async": """
async def main():
    async for _ in campaign.run(other): ready()
asyncio.run(main())
""",
}


@pytest.mark.parametrize("kind", CTRL_C)
def test_ctrl_c_ends_a_run(kind: str, sandbox: Sandbox, tmp_path: Path) -> None:
    journal = tmp_path / "j.db"
    process = program(CTRL_C[kind], sandbox, journal)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    assert "KeyboardInterrupt" in ended(process)
    assert process.returncode == -signal.SIGINT
    assert not signed_off(journal, sandbox).get("claimed")


@pytest.mark.parametrize("kind", CTRL_C)
def test_ctrl_c_again_does_not_wait_for_requests(
    kind: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
    sandbox.stall(on="telephony.call", times=3)
    journal = tmp_path / "j.db"
    process = program("drivers.GRACE_SECONDS = 1e6\n" + CTRL_C[kind], sandbox, journal)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    for _ in range(100):
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=0.3)
        except subprocess.TimeoutExpired:
            continue
        break
    ended(process)
    assert process.returncode != 0
    sandbox.dials.assert_none_twice()


def test_who_is_on_the_wire_at_the_end_is_looked_up_next_time(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
    sandbox.stall(after="accepted", on="telephony.call", times=2)
    journal = tmp_path / "j.db"
    code = "drivers.GRACE_SECONDS = 0.1\nkept = campaign.run(client)\nnext(kept)"
    process = program(code, sandbox, journal)
    ended(process)
    assert process.returncode == 0
    states = signed_off(journal, sandbox)
    assert states["claimed"] == 2
    campaign = chaos.chaos_campaign(str(journal), None)
    with sandbox.client() as client:
        list(campaign.run(client))
    assert campaign.progress().done == {"answered": 6}
    sandbox.dials.assert_none_twice()
    assert len(sandbox.dials) == 6


def test_a_forked_child_signs_nobody_off(sandbox: Sandbox, tmp_path: Path) -> None:
    journal = tmp_path / "j.db"
    code = """
kept = campaign.run(client); next(kept)
child = os.fork()
if not child:
    sys.exit(0)
os.waitpid(child, 0)
journal = kept._source.gi_frame.f_locals["engine"].journal
count = "SELECT count(*) FROM campaign_worker"
assert journal._db.run(lambda db: db.exec_driver_sql(count).scalar()) == 1
"""
    process = program(code, sandbox, journal)
    said = ended(process)
    assert process.returncode == 0, said
    signed_off(journal, sandbox)


def test_a_forked_child_neither_waits_for_calls_nor_goes_on_with_them(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    journal = tmp_path / "j.db"
    code = """
drivers.GRACE_SECONDS = 120
kept = campaign.run(client); next(kept)
for ask in (True, False):
    child = os.fork()
    if not child:
        if ask:
            next(kept)
        sys.exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=sys.stderr)
"""
    process = program(code, sandbox, journal)
    said = ended(process)
    assert process.returncode == 0, said
    assert "JournalError: this run belongs to the process that began it" in said
    assert [line for line in said.splitlines() if line.isdigit()] == ["1", "0"]
    assert signed_off(journal, sandbox) == {"calling": 5, "done": 1}

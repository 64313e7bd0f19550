"""A state file: a restart loses nothing."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.platform.records import Record, to_json

from .conftest import APP, START, Api, api_of, number


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


def opened(file: Path, **more: Any) -> Sandbox:
    return Sandbox(start=START, speed=0, state=file, **more)


def everything(sandbox: Sandbox) -> dict[str, Any]:
    """All that a sandbox knows, as plain values."""
    world = sandbox.platform.world
    records: list[Record] = [*world.agents.values(), *world.calls.values(), *world.numbers.values()]
    return {
        "records": [to_json(record) for record in records],
        "requests": [entry.line() for entry in sandbox.requests],
        "dials": list(sandbox.dials),
        "names": dict(world.running),
        "live": {app: count for app, count in world.live_count.items() if count},
        "now": world.clock.now(),
        "counts": (world.sequence, world.notices, world.ids.count, sandbox.requests.total),
        "due": world.agenda.next_at(),
        "planned": len(world.agenda),
    }


def fill(sandbox: Sandbox) -> tuple[Api, str, str]:
    """A state with something of every kind in it, in the middle of things."""
    api = api_of(sandbox)
    agent = api.start("a", llm={"url": "u", "greeting_message": "Good day to everyone"})
    api("POST", f"{APP}/agents/{agent}/speak", {"text": "later", "priority": "APPEND"})
    gone = api.start("b")
    api("POST", f"{APP}/agents/{gone}/leave")
    sandbox.callee(rings=10, says="Hello", hangs_up_after=20)
    call = api.dial()
    api("POST", "/v2/phone-numbers", number())
    api("POST", "/v2/phone-numbers", number("+8613800000001"))
    api("DELETE", "/v2/phone-numbers/%2B8613800000001")
    sandbox.clock.advance(0.5)
    return api, agent, call


def test_a_restarted_sandbox_is_the_same(file: Path) -> None:
    first = opened(file)
    fill(first)
    before = everything(first)
    first.close()
    second = opened(file)
    assert everything(second) == before
    second.close()


def test_what_was_planned_still_happens(file: Path) -> None:
    first = opened(file)
    _, agent, call = fill(first)
    first.close()
    second = opened(file)
    second.clock.advance(15)
    api = api_of(second)
    assert [text for _, text in api.contents(agent)] == ["Good day to everyone", "later"]
    assert [text for _, text in api.contents(call)] == ["Hello", "You said: Hello"]
    second.clock.advance(100)
    assert api.call(call)["reason"] == "hangup"
    assert api.start("b") not in (agent, call)
    assert api("POST", f"{APP}/join", {"name": "a"}).status_code == 400
    second.close()


def test_a_clock_that_runs_goes_on_from_now(file: Path) -> None:
    first = Sandbox(start=time.time() - 4 * 86_400, speed=0, state=file)
    _, agent, _ = fill(first)
    first.close()
    second = Sandbox(state=file)
    assert second.clock.now() > first.clock.now() + 3 * 86_400
    assert second.agent(agent).status == "STOPPED", "72 hours have passed"
    second.close()


def test_a_reply_being_thought_of_is_thought_of_again(file: Path) -> None:
    first = opened(file, replies=lambda heard: "never said")
    agent = api_of(first).start()
    world = first.platform.world
    first.platform.dialogue.hear(world.agents[agent], "hello")
    world.thoughts.clear()  # the machine fails before the reply has come
    first.close()
    second = opened(file)
    second.settle()
    assert second.agent(agent).history[-1]["content"] == "You said: hello"
    second.close()


def test_the_file_is_for_its_owner_only(file: Path) -> None:
    opened(file).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_of_another_layout_is_refused(file: Path) -> None:
    sandbox = opened(file)
    fill(sandbox)
    sandbox.close()
    database = sqlite3.connect(file)
    database.execute("update meta set value = '99' where name = 'layout'")
    database.commit()
    database.close()
    with pytest.raises(ValueError, match="layout 99"):
        opened(file)


def test_kill_9_loses_nothing_that_was_answered(file: Path) -> None:
    command = [sys.executable, "-m", "shengwang_agent.sandbox", "--port", "0", "--state", str(file)]
    started: list[str] = []
    for _ in range(2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            url = server.stdout.readline().split()[4]
            with httpx.Client(base_url=url, auth=("u", "p"), trust_env=False) as client:
                api = Api(client)
                for agent in started:
                    assert api.agent(agent)["agent_id"] == agent
                started += [api.start(f"agent-{len(started) + n}") for n in range(3)]
            os.kill(server.pid, signal.SIGKILL)
    database = sqlite3.connect(file)
    rows = database.execute("select value from records where kind = 'agent'").fetchall()
    database.close()
    assert {json.loads(value)["agent_id"] for (value,) in rows} == set(started)
    assert len(set(started)) == 6

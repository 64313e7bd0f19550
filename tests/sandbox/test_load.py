"""Many agents, long times, steady memory; work counted, not timed."""

from __future__ import annotations

import gc
import http.client
import threading
import tracemalloc
from types import FrameType
from typing import Any

from shengwang_agent.sandbox import Sandbox

from .conftest import APP, START, api_of, properties
from .rate import AUTH, bare, ours

REQUESTS = 40
LIVES = 120


def work(place: Any) -> int:
    """Python calls made by a server thread for some requests over one connection."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        if event == "call" and threading.current_thread().name == "sandbox-server":
            calls += 1

    threading.setprofile(count)
    try:
        with place as (port, path):
            before = 0
            connection = http.client.HTTPConnection("127.0.0.1", port)
            for number in range(REQUESTS + 5):
                connection.request("GET", path, headers=AUTH)
                assert connection.getresponse().read()
                if number == 4:
                    before = calls
            connection.close()
            return calls - before
    finally:
        threading.setprofile(None)


def test_agents_get_costs_little_more_than_a_bare_starlette_route() -> None:
    """1.11 times as many calls are nine tenths of the rate; time on a busy machine lies."""
    plain, sandbox = work(bare()), work(ours())
    assert plain > REQUESTS * 50
    assert sandbox <= 1.25 * plain, f"{sandbox / REQUESTS} calls against {plain / REQUESTS}"


def test_ten_thousand_agents_for_an_hour() -> None:
    sandbox = Sandbox(start=START, speed=0, max_agents=None)
    api, platform = api_of(sandbox), sandbox.platform
    agents = [
        platform.agents.start("app", {"name": f"a{n}", "properties": properties()})["agent_id"]
        for n in range(10_000)
    ]
    assert api("GET", f"{APP}/agents").json()["meta"]["total"] == 10_000
    for agent in agents[::500]:
        sandbox.agent(agent).will_hear(["hello"] * 60, pause=50)
    for agent in agents[1::500]:
        sandbox.agent(agent).caller_leaves()
    sandbox.clock.advance(3600)
    assert api("GET", f"{APP}/agents?from_time=0").json()["meta"]["total"] == 9980
    turns = api("GET", f"{APP}/agents/{agents[0]}/turns").json()
    assert turns["total_turn_count"] == 60
    for agent in agents:
        if platform.world.agents[agent].live:
            platform.agents.stop("app", agent)
    assert api("GET", f"{APP}/agents").json()["meta"]["total"] == 0
    sandbox.clock.advance(8 * 86_400)
    assert not sandbox.agents()
    assert not platform.world.running
    assert len(platform.world.agenda) == 0


def test_memory_stays_where_it_is() -> None:
    sandbox = Sandbox(start=START, speed=0, keep=100, keep_finished=20)
    api = api_of(sandbox)
    sandbox.webhooks.to(lambda body, headers: 200)

    def lives(count: int) -> None:
        for _ in range(count):
            agent = api.start()
            sandbox.agent(agent).hears("hello")
            sandbox.clock.advance(40)
            call = api.dial()
            api("POST", f"{APP}/calls/{call}/hangup")
            api("POST", f"{APP}/agents/{agent}/leave")
            sandbox.settle()
            sandbox.dials.clear()  # they are all kept by design, one small record per call

    tracemalloc.start()
    lives(160)  # until what is kept on purpose is full
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    lives(LIVES)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    sandbox.close()
    assert len(sandbox.platform.world.agenda) < 200
    # One kept request or notification alone would be more than this.
    assert grown < LIVES * 400, f"{grown / LIVES:.0f} bytes per life"

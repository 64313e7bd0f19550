"""Many threads, many tasks, several event loops, many who change their mind."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from math import inf
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent._http import client as library
from shengwang_agent._http.limiter import Limiter, shares
from shengwang_agent.errors import ClosedClientError

from ..http.faults import FaultServer, Talk
from .conftest import echo, given


@pytest.fixture(autouse=True)
def _quick_switches() -> Iterator[None]:
    """Client and server share this process: 5 ms per hand-over would be most of the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    yield
    sys.setswitchinterval(before)


def test_fifty_threads_on_one_new_client(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "shengwang_agent")  # tells why a call was sent twice, should one be
    made = []
    real = library.new_client
    monkeypatch.setattr(library, "new_client", lambda *a, **kw: made.append(1) or real(*a, **kw))
    together = threading.Barrier(50)
    with AgentClient(**given(server)) as client:

        def work(number: int) -> bool:
            together.wait(30)
            names = [f"{number}-{turn}" for turn in range(20)]
            return [client.agents.get("app", name).agent_id for name in names] == names

        with ThreadPoolExecutor(50) as threads:
            assert all(threads.map(work, range(50)))
    assert len(server.received) == 1000, caplog.text
    most = 1 if client._sender._clients.fast else 5
    assert 1 <= len(made) <= most, "fifty threads make no HTTP client twice"


MOST = 25


@pytest.mark.parametrize("owned", [False, True])
def test_a_thousand_tasks_on_one_client(server: FaultServer, owned: bool) -> None:
    async def run() -> bool:
        # Fewer connections than by default: with the server in this process, they are slow to serve.
        limits = httpx.Limits(max_connections=MOST)
        own: dict[str, Any] = {"limits": limits}
        if owned:
            own = {"httpx_client": httpx.AsyncClient(timeout=60, limits=limits)}
        async with AsyncAgentClient(**given(server, **own)) as client:
            names = [str(number) for number in range(1000)]
            found = await asyncio.gather(*[client.agents.get("app", name) for name in names])
        if owned:
            await own["httpx_client"].aclose()
        return [agent.agent_id for agent in found] == names

    assert asyncio.run(run())
    assert len(server.received) == 1000
    assert server.most_open <= MOST


def test_one_client_under_several_event_loops(server: FaultServer) -> None:
    client = AsyncAgentClient(**given(server))

    async def run(name: str) -> str:
        return str((await client.agents.get("app", name)).agent_id)

    assert [asyncio.run(run(name)) for name in "abc"] == ["a", "b", "c"]
    _until(lambda: server.open_connections == 0)
    assert len(client._sender._clients._loops._limiters) <= 1, "ended loops are forgotten"


def test_one_client_under_two_event_loops_at_once(server: FaultServer) -> None:
    client = AsyncAgentClient(**given(server))
    together = threading.Barrier(4)

    async def run(number: int) -> bool:
        names = [f"{number}-{turn}" for turn in range(50)]
        found = await asyncio.gather(*[client.agents.get("app", name) for name in names])
        return [agent.agent_id for agent in found] == names

    def work(number: int) -> bool:
        together.wait(30)
        return asyncio.run(run(number))

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(work, range(4)))


def test_closing_in_one_loop_closes_in_the_others_too(server: FaultServer) -> None:
    async def run() -> None:
        client = AsyncAgentClient(**given(server))
        await client.agents.get("app", "A1")
        elsewhere = asyncio.run_coroutine_threadsafe(client.agents.get("app", "A2"), other)
        await asyncio.wrap_future(elsewhere)
        assert server.open_connections == 2
        await client.close()
        await asyncio.to_thread(_until, lambda: server.open_connections == 0)

    other = asyncio.new_event_loop()
    thread = threading.Thread(target=other.run_forever)
    thread.start()
    asyncio.run(run())
    other.call_soon_threadsafe(other.stop)
    thread.join()
    other.run_until_complete(other.shutdown_asyncgens())
    other.close()


@pytest.mark.parametrize("owned", [False, True])
def test_six_hundred_cancelled_calls_leave_every_slot_usable(owned: bool) -> None:
    slow = threading.Event()

    def answer(talk: Talk) -> bool:
        slow.wait(0.02)  # so that calls pile up in front of the connections
        return echo(talk)

    limits = httpx.Limits(max_connections=5)

    async def run() -> int:
        own: dict[str, Any] = {"limits": limits}
        if owned:
            own = {"httpx_client": httpx.AsyncClient(limits=limits)}
        async with AsyncAgentClient(**given(server, timeout=20, **own)) as client:
            tasks = [asyncio.ensure_future(client.agents.get("app", str(n))) for n in range(600)]
            for number, task in enumerate(tasks):
                if number % 40 == 0:
                    await asyncio.sleep(0.001)  # some wait, some connect, some read already
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
            assert sum(isinstance(e, asyncio.CancelledError) for e in ended) > 500
            slow.set()
            names = [f"after-{n}" for n in range(50)]
            found = await asyncio.gather(*[client.agents.get("app", name) for name in names])
            assert [agent.agent_id for agent in found] == names
            gate = client._sender._clients._loops.current()
        if owned:
            await own["httpx_client"].aclose()
        return sum(place.free for place in gate.clients)

    with FaultServer(default=answer) as server:
        assert asyncio.run(run()) == 5


def test_a_place_given_to_a_call_that_is_cancelled_at_that_moment_is_not_lost() -> None:
    async def run() -> int:
        gate = Limiter(shares(1, lambda size: None))
        place = gate.enter()
        assert place is not None
        assert gate.enter() is None
        waiting = [asyncio.ensure_future(gate.wait(float("inf"))) for _ in range(3)]
        await asyncio.sleep(0)
        gate.leave(place)  # the first is given the place …
        waiting[0].cancel()  # … and cancelled before it can take it
        waiting[1].cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting[0]
        assert await waiting[2] is place
        gate.leave(place)
        gate.leave(None)
        return place.free

    assert asyncio.run(run()) == 1


@pytest.mark.parametrize(
    ("most", "sizes"), [(1, [1]), (10, [10]), (25, [10, 10, 5]), (100, [10] * 10), (None, [inf])]
)
def test_connections_are_shared_out_among_small_clients(most: int | None, sizes: Any) -> None:
    made: list[int] = []
    gate = Limiter(shares(most, lambda size: made.append(size) or size))
    assert [place.size for place in gate.clients] == sizes
    assert made == [], "none is made before it is needed"
    taken = [gate.enter() for _ in range(min(most or 30, 30))]
    assert None not in taken
    assert taken[:10].count(gate.clients[0]) == min(most or 10, 10), (
        "few calls need few connections"
    )
    assert gate.clients[0].http == sizes[0]
    assert made == sizes[:1]


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        (httpx.Limits(max_connections=40, max_keepalive_connections=20), [5] * 4),
        (httpx.Limits(max_connections=15, max_keepalive_connections=15), [10, 5]),
        (httpx.Limits(max_connections=20, max_keepalive_connections=0), [0, 0]),
        (httpx.Limits(max_connections=20), [10, 10]),
        (httpx.Limits(), [None]),
    ],
)
def test_the_limits_of_the_user_are_shared_out_too(limits: httpx.Limits, kept: Any) -> None:
    async def run() -> list[Any]:
        client = AsyncAgentClient(authorization="x", base_url="http://127.0.0.1:1", limits=limits)
        line = client._sender._clients
        gate = line.open()
        pools = [place.http._transport._pool for place in gate.clients]
        assert sum(pool._max_connections for pool in pools) >= (limits.max_connections or 0)
        await client.close()
        return [pool._max_keepalive_connections for pool in pools]

    endless = sys.maxsize
    assert asyncio.run(run()) == [endless if n is None else n for n in kept]


def test_calls_that_wait_for_a_place_when_the_client_is_closed_say_so(server: FaultServer) -> None:
    """Also those that get a place whose connections were never made."""

    async def run() -> list[Any]:
        limits = httpx.Limits(max_connections=20)
        client = AsyncAgentClient(**given(server, limits=limits))
        gate = client._sender._clients.open()
        held = [gate.enter() for _ in range(20)]
        calls = [asyncio.ensure_future(client.agents.get("app", str(n))) for n in range(20)]
        await asyncio.sleep(0)
        await client.close()
        for place in held:
            gate.leave(place)
        return await asyncio.gather(*calls, return_exceptions=True)

    ended = asyncio.run(run())
    assert [type(error) for error in ended] == [ClosedClientError] * 20
    assert server.connections == 0


def _until(done: Any) -> None:
    import time

    for _ in range(2000):
        if done():
            return
        time.sleep(0.005)
    raise AssertionError("it never came to it")

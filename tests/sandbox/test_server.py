"""The real server: many at once, starting and ending."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from shengwang_agent.sandbox import Sandbox

from .conftest import APP, Api, properties


def test_many_threads_share_one_sandbox() -> None:
    with Sandbox(speed=0, max_agents=None) as sandbox:
        api = Api(
            httpx.Client(base_url=sandbox.url, auth=("u", "p"), trust_env=False, verify=False)
        )
        with ThreadPoolExecutor(16) as pool:
            agents = list(pool.map(lambda n: api.start(f"agent-{n}"), range(64)))
        assert len(set(agents)) == 64
        assert sandbox.requests.times("agents.start") == 64
        api.client.close()


def test_one_name_is_won_by_one_of_many() -> None:
    with Sandbox(speed=0) as sandbox:
        api = Api(
            httpx.Client(base_url=sandbox.url, auth=("u", "p"), trust_env=False, verify=False)
        )
        body = {"name": "same", "properties": properties()}
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: api("POST", f"{APP}/join", body), range(24)))
        assert sorted(answer.status_code for answer in answers) == [200] + [409] * 23
        api.client.close()


async def test_sockets_and_in_process_see_the_same_state() -> None:
    with Sandbox(speed=0) as sandbox:
        over_socket = httpx.AsyncClient(
            base_url=sandbox.url, auth=("u", "p"), trust_env=False, verify=False
        )
        inside = httpx.AsyncClient(
            transport=sandbox.async_transport(), base_url="http://127.0.0.1", auth=("u", "p")
        )
        async with over_socket, inside:
            bodies = [{"name": f"a{n}", "properties": properties()} for n in range(8)]
            both = [over_socket, inside] * 4
            starts = [c.post(f"{APP}/join", json=b) for c, b in zip(both, bodies, strict=True)]
            answers = await asyncio.gather(*starts)
            assert {answer.status_code for answer in answers} == {200}
            for client in (over_socket, inside):
                listed = await client.get(f"{APP}/agents")
                assert listed.json()["meta"]["total"] == 8


def test_nothing_is_left_running() -> None:
    before = {thread.ident for thread in threading.enumerate()}
    for _ in range(3):
        with Sandbox(webhook=lambda body, headers: 200) as sandbox:
            httpx.get(f"{sandbox.url}{APP}/agents", auth=("u", "p"))
    left = {thread.ident for thread in threading.enumerate()} - before
    assert not left


def test_a_closed_sandbox_can_be_opened_again() -> None:
    sandbox = Sandbox(speed=0)
    first = sandbox.url
    sandbox.close()
    with pytest.raises(httpx.ConnectError):
        httpx.get(first)
    assert httpx.get(f"{sandbox.url}{APP}/agents", auth=("u", "p")).status_code == 200
    sandbox.close()


def test_time_passes_while_nobody_asks() -> None:
    gone = threading.Event()

    def receive(body: bytes, headers: dict[str, str]) -> int:
        if b'"eventType":102' in body:
            gone.set()
        return 200

    with Sandbox(speed=10_000, caller_present=False, webhook=receive) as sandbox:
        Api(
            httpx.Client(
                transport=sandbox.transport(), base_url="http://127.0.0.1", auth=("u", "p")
            )
        ).start()
        assert gone.wait(10), "30 s of idling are 3 ms at this speed"

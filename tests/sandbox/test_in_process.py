"""A client in the process of its sandbox ends its calls as one over the network does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from shengwang_agent import (
    AgentClient,
    Area,
    AsyncAgentClient,
    DeadlineExceeded,
    OutcomeUnknown,
    RequestTimeout,
    ShengwangError,
)
from shengwang_agent.sandbox import Heard, Sandbox
from shengwang_agent.testing import test_mode

from .conftest import START

ROOM = {"channel": "r", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}
FAULTS: dict[str, Callable[[Sandbox], None]] = {
    "slow": lambda sandbox: sandbox.slow(2, times=None),
    "stall": lambda sandbox: sandbox.stall(times=None),
    "drip": lambda sandbox: sandbox.drip(times=None),
}
LIMITS: dict[str, tuple[dict[str, Any], type[Exception]]] = {
    "timeout": ({"timeout": 0.2}, RequestTimeout),
    "deadline": ({"deadline": 0.2}, DeadlineExceeded),
}


def ended(sandbox: Sandbox, over_network: bool, how: str, settings: dict[str, Any]) -> Exception:
    """What ends the call of a client: in process or over the network, sync or async."""
    door = {"base_url": sandbox.url} if over_network else {}
    settings = {**settings, **door, "max_retries": 0}

    async def call() -> None:
        async with sandbox.async_client(**settings) as client:
            await client.agents.list()

    try:
        if how == "async":
            asyncio.run(call())
        else:
            with sandbox.client(**settings) as client:
                client.agents.list()
    except ShengwangError as error:
        return error
    raise AssertionError("the call was answered")


@pytest.mark.parametrize("speed", [0, 1], ids=["held", "running"])
@pytest.mark.parametrize("how", ["sync", "async"])
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_late_answer_ends_as_over_the_network(
    fault: str, limit: str, how: str, speed: float
) -> None:
    settings, kind = LIMITS[limit]
    with Sandbox(speed=speed) as sandbox:
        FAULTS[fault](sandbox)
        assert isinstance(ended(sandbox, False, how, settings), kind)
        if speed:
            assert isinstance(ended(sandbox, True, how, settings), kind)


def test_limits_of_single_calls_count(sandbox: Sandbox) -> None:
    client = sandbox.client(max_retries=0)
    sandbox.slow(2, times=2)
    with pytest.raises(RequestTimeout):
        client.agents.list(request_options={"timeout_in_seconds": 1})
    with pytest.raises(DeadlineExceeded):
        client.agents.list(request_options={"deadline_in_seconds": 1})
    assert sandbox.clock.now() == pytest.approx(START + 2, abs=0.1)  # what was waited, no more


def test_the_deadline_counts_all_attempts_of_a_call(sandbox: Sandbox) -> None:
    client = sandbox.client(timeout=20, deadline=50, max_retries=9)
    sandbox.stall(times=None)
    with test_mode(), pytest.raises(DeadlineExceeded):
        client.agents.list()
    assert len(sandbox.requests) == 3
    assert sandbox.clock.now() == pytest.approx(START + 50, abs=0.1)


def test_tasks_do_not_wait_for_each_other(sandbox: Sandbox) -> None:
    sandbox.slow(0.6, times=None)

    async def story() -> int:
        client = sandbox.async_client(deadline=1)
        return len(await asyncio.gather(*(client.agents.list() for _ in range(5))))

    assert asyncio.run(story()) == 5


def test_without_a_limit_given_it_is_the_clients_own(sandbox: Sandbox) -> None:
    sandbox.slow(50)
    assert list(sandbox.client(max_retries=0).agents.list()) == []
    sandbox.slow(70)
    with pytest.raises(RequestTimeout):
        sandbox.client(max_retries=0).agents.list()


def test_where_the_clock_is_held_no_real_time_counts() -> None:
    """A source of replies takes real time; the clock by which calls are judged stands still."""

    def slow(heard: Heard) -> str:
        time.sleep(0.3)
        return "Yes."

    sandbox = Sandbox(speed=0, replies=slow)
    client = sandbox.client(timeout=0.2, max_retries=0)
    agent_id = client.agents.start(name="a", pipeline_id="p", properties=ROOM).agent_id
    client.agents.think(agent_id=agent_id, text="Are you there?")
    assert [line["content"] for line in sandbox.agent(agent_id).history] == [
        "Are you there?",
        "Yes.",
    ]
    sandbox.slow(0.3)
    with pytest.raises(OutcomeUnknown):
        client.agents.think(agent_id=agent_id, text="Still?")
    sandbox.close()


@pytest.fixture
def served() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def test_the_address_of_the_sandbox_is_called(served: Sandbox) -> None:
    with served.client(base_url=served.url) as client:
        client.agents.list()
    assert served.requests.last.headers["host"] == served.url.removeprefix("http://")
    other = served.listen()

    async def call() -> None:
        async with served.async_client(base_url=f"{other}/") as client:
            await client.agents.list()

    asyncio.run(call())
    assert served.requests.last.headers["host"] == other.removeprefix("http://")


@pytest.mark.parametrize("kind", ["client", "async_client"])
def test_any_other_address_is_refused_in_words(served: Sandbox, kind: str) -> None:
    with pytest.raises(ValueError, match=f"base_url: 'http://127.0.0.1:9' .*{served.url}"):
        getattr(served, kind)(base_url="http://127.0.0.1:9")
    with pytest.raises(ValueError, match=r"sandbox\.url"):
        getattr(Sandbox(), kind)(base_url="https://api.example.com")
    with pytest.raises(ValueError, match=r"://\*\*\*@127.0.0.1:9") as refused:
        getattr(served, kind)(base_url="http://user:pa55word@127.0.0.1:9?token=pa55word")
    assert "pa55word" not in str(refused.value)
    with pytest.raises(ValueError, match=r"base_url: '127.0.0.1:9' is no server"):
        getattr(served, kind)(base_url="user:pa55word@127.0.0.1:9")


def test_an_address_that_is_none_is_left_out(sandbox: Sandbox) -> None:
    client = sandbox.client(base_url=None, area=None, environment=None)
    assert list(client.agents.list()) == []
    assert sandbox.requests.last.headers["host"] == "127.0.0.1"


def test_an_area_has_its_hosts_in_process(sandbox: Sandbox) -> None:
    client = sandbox.client(area=Area.US, max_retries=3)
    first = client.get_current_url().split("/")[2]
    sandbox.region_down(first)
    with test_mode():
        client.agents.list()
    assert sandbox.requests.last.headers["host"] != first


def test_both_kinds_of_client_fit_strict_credentials() -> None:
    with Sandbox(username="u", password="p", app_id="a") as sandbox:
        with AgentClient(base_url=sandbox.url, username="u", password="p", app_id="a") as far:
            assert list(far.agents.list()) == []
        with sandbox.client(base_url=sandbox.url) as near:
            assert list(near.agents.list()) == []
        assert isinstance(sandbox.async_client(base_url=sandbox.url), AsyncAgentClient)

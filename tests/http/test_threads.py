"""The limiter of threads: nobody is forgotten, nothing is lost, few calls need few connections."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import inf
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient, errors
from shengwang_agent._http.limiter import ThreadLimiter, one, shares
from shengwang_agent._http.request import Request

from .faults import FaultServer

WAITING = Request("GET", "https://a.example/", {}, None, None, inf)
HURRIED = Request("GET", "https://a.example/", {}, None, 0.01, inf)


def free(limiter: ThreadLimiter) -> int:
    return len(limiter._free) + limiter._passed.qsize()


def test_two_hundred_threads_share_three_connections() -> None:
    limiter, inside, most = ThreadLimiter(shares(3, lambda size: None)), [], []

    def work(_: int) -> None:
        for _ in range(50):
            held: list[Any] = []
            limiter.enter(held, WAITING)
            inside.append(None)
            most.append(len(inside))
            inside.pop()
            limiter.leave(held)
            assert held == []

    with ThreadPoolExecutor(200) as threads:
        list(threads.map(work, range(200)))
    assert max(most) <= 3
    assert free(limiter) == 3
    assert limiter._waiting == []


def test_what_was_given_back_last_is_taken_first() -> None:
    limiter = ThreadLimiter(shares(25, lambda size: None))
    calls: list[list[Any]] = [[] for _ in range(25)]
    for held in calls:
        limiter.enter(held, WAITING)
    assert [held[0].size for held in calls] == [10] * 20 + [5] * 5
    last = calls[12][0]
    limiter.leave(calls[12])
    again: list[Any] = []
    limiter.enter(again, WAITING)
    assert again == [last]


def test_who_waits_too_long_is_told_and_leaves_no_trace() -> None:
    limiter = ThreadLimiter(shares(1, lambda size: None))
    held: list[Any] = []
    limiter.enter(held, WAITING)
    with pytest.raises(httpx.PoolTimeout):
        limiter.enter([], HURRIED)
    assert limiter._waiting == []
    limiter.leave(held)
    assert free(limiter) == 1


def test_without_a_limit_nobody_waits() -> None:
    limiter = ThreadLimiter(one(None, lambda size: None))
    calls: list[list[Any]] = [[] for _ in range(300)]
    for held in calls:
        limiter.enter(held, HURRIED)
    assert {held[0] for held in calls} == {limiter.clients[0]}


def test_a_call_for_which_no_connection_becomes_free_is_a_pool_timeout() -> None:
    with FaultServer() as server:
        limits = httpx.Limits(max_connections=1)
        client = AgentClient(authorization="x", base_url=server.url, limits=limits, max_retries=0)
        held: list[Any] = []
        client._sender._clients.open().enter(held, WAITING)
        options: Any = {"timeout_in_seconds": 0.05}
        with pytest.raises(errors.PoolTimeout):
            client.agents.get("app", "A1", request_options=options)
        client._sender._clients.open().leave(held)
        assert client.agents.get("app", "A1").agent_id == "A1"
        assert len(server.received) == 1

"""Failover and the choice of a domain, over real sockets."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from shengwang_agent import errors

from .calling import Loop
from .faults import FaultServer


def test_failover_goes_to_a_living_host_within_the_call(loop: Loop) -> None:
    from shengwang_agent._call.hosts import Pool

    with FaultServer(listening=False) as dead, FaultServer() as living:

        def call(client: Any) -> Any:
            pool: Pool = client.pool
            pool.__setstate__(
                {"_area": pool.get_area(), "_hosts": [(dead.url, 0), (living.url, 1)]}
            )
            return client.agents.speak("app", "A1", text="x")

        loop.call(call, dead.url)
        assert len(living.received) == 1


def test_select_best_domain_prefers_the_one_that_answers(loop: Loop) -> None:
    with FaultServer(listening=False) as dead, FaultServer() as living:

        def call(client: Any) -> Any:
            hosts = [(dead.url, 0), (living.url, 0)]
            client.pool.__setstate__({"_area": client.area, "_hosts": hosts})
            return _select(client) if loop.kind == "async" else client.select_best_domain()

        async def _select(client: Any) -> None:
            await asyncio.gather(*[client.select_best_domain() for _ in range(5)])
            assert client.get_current_url() == living.url

        def check(client: Any) -> Any:
            found = call(client)
            if loop.kind == "sync":
                assert client.get_current_url() == living.url
            return found

        loop.call(check, dead.url)
        assert living.received == [], "a connection is the whole probe"


def test_select_best_domain_without_a_living_host_keeps_the_preference(loop: Loop) -> None:
    with (
        FaultServer(listening=False) as dead,
        pytest.raises(errors.ConnectionFailed, match="no host"),
    ):
        loop.call(lambda c: c.select_best_domain(), dead.url)

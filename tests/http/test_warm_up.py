"""``warm_up``: the connection is there before the first call."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient, errors

from .calling import Loop
from .faults import FaultServer, reply


def warmed(loop: Loop, then: str | None = "A1") -> Any:
    """Warm up, then make a call."""

    def call(client: Any) -> Any:
        client.warm_up()
        return client.agents.get("app", then) if then else None

    async def call_async(client: Any) -> Any:
        await client.warm_up()
        return await client.agents.get("app", then) if then else None

    return call if loop.kind == "sync" else call_async


@pytest.mark.parametrize("status", [200, 302, 401, 404, 429])
def test_a_call_finds_the_connection_whatever_the_answer_was(loop: Loop, status: int) -> None:
    with FaultServer([reply(status)]) as server:
        assert loop.call(warmed(loop), server.url, max_retries=0).agent_id == "A1"
        assert server.connections == 1
        assert [request.target for request in server.received] == [
            "/base/",
            "/base/v2/projects/app/agents/A1",
        ]


def test_an_answer_without_json_will_do(loop: Loop) -> None:
    with FaultServer([reply(200, b"<html>welcome</html>")]) as server:
        assert loop.call(warmed(loop), server.url).agent_id == "A1"
        assert server.connections == 1


def test_a_host_that_is_not_there_is_told(loop: Loop) -> None:
    with FaultServer(listening=False) as server, pytest.raises(errors.ConnectionFailed):
        loop.call(warmed(loop, None), server.url)


def test_the_users_own_client_is_warmed_too() -> None:
    with FaultServer() as server, httpx.Client() as mine:
        client = AgentClient(authorization="x", base_url=server.url, httpx_client=mine)
        client.warm_up()
        client.agents.get("app", "A1")
        assert server.connections == 1


@pytest.mark.usefixtures("plain")
def test_an_idle_connection_is_kept_longer_than_the_library_does() -> None:
    client = AgentClient(authorization="x", base_url="http://127.0.0.1:1")
    pool = client._sender._clients.open().clients[0].http._transport._pool
    assert pool._keepalive_expiry == 30
    limits = httpx.Limits(keepalive_expiry=2)
    client = AgentClient(authorization="x", base_url="http://127.0.0.1:1", limits=limits)
    pool = client._sender._clients.open().clients[0].http._transport._pool
    assert pool._keepalive_expiry == 2, "limits of yours count"

"""Calls that are given up, at every await point: no connection is lost, and none stays open."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import random
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
import trustme

from shengwang_agent import AgentClient, AsyncAgentClient, errors

from .cancelling import Cancelled
from .faults import FaultServer

MOST = 3
BODY = b'{"agent_id": "A1"}'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


class Server:
    """Answers in two parts from the same event loop, and counts its connections."""

    def __init__(self, tls: ssl.SSLContext | None) -> None:
        self._tls = tls
        self.open = self.most = self.made = 0

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.made += 1
        self.open += 1
        self.most = max(self.most, self.open)
        try:
            while True:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(HEAD)
                await writer.drain()
                await asyncio.sleep(0)
                writer.write(BODY)
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self.open -= 1
            writer.close()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        port = server.sockets[0].getsockname()[1]
        try:
            yield f"{'https' if self._tls else 'http'}://127.0.0.1:{port}/base"
        finally:
            server.close()
            await self.empty()

    async def empty(self) -> None:
        for _ in range(2000):
            if not self.open:
                return
            await asyncio.sleep(0.001)
        raise AssertionError(f"{self.open} connections stay open")


def contexts(authority: trustme.CA, tls: bool) -> tuple[Any, Any]:
    if not tls:
        return None, None
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(serving)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    return serving, trusting


def run(
    authority: trustme.CA,
    tls: bool,
    owned: bool,
    work: Callable[[Any, Server], Awaitable[Any]],
    most: int = MOST,
) -> Server:
    """Run ``work(client, server)`` with few connections; what stays open afterwards is a fault."""

    async def main() -> Server:
        serving, trusting = contexts(authority, tls)
        limits = httpx.Limits(max_connections=most)
        server = Server(serving)
        own = httpx.AsyncClient(verify=trusting or True, limits=limits) if owned else None
        more: dict[str, Any] = (
            {"httpx_client": own} if owned else {"ssl_context": trusting, "limits": limits}
        )
        async with server.running() as url:
            async with AsyncAgentClient(
                authorization="x", base_url=url, timeout=5, max_retries=0, **more
            ) as client:
                await work(client, server)
            if own is not None:
                await own.aclose()
        return server

    server = asyncio.run(main())
    gc.collect()  # what was left to it would be told as a warning, and warnings are errors here
    return server


WAYS = [(False, 0), (True, 0), (False, 1), (False, 9), (True, 9)]


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("owned", [False, True], ids=["ours", "theirs"])
@pytest.mark.usefixtures("plain")
def test_a_call_cancelled_at_any_await_point_loses_no_connection(
    authority: trustme.CA, tls: bool, owned: bool
) -> None:
    async def work(client: Any, server: Server) -> None:
        for fresh in (True, False):
            for late, twice in WAYS:
                for at in range(1000):
                    if fresh:
                        await drop_idle(client)
                    call = Cancelled(client.agents.get("app", "A1"), at, late=late, twice=twice)
                    with contextlib.suppress(asyncio.CancelledError):
                        await asyncio.ensure_future(waiting(call))
                    if call.reached <= at:
                        break
                assert at > 3, "no call has so few await points"
        found = await asyncio.gather(*[client.agents.get("app", "A1") for _ in range(2 * MOST)])
        assert len(found) == 2 * MOST

    server = run(authority, tls, owned, work)
    assert server.most <= MOST + 1  # one may be closing


async def waiting(call: Cancelled) -> Any:
    return await call


async def drop_idle(client: Any) -> None:
    """Have the next call make a connection."""
    for place in client._sender._clients.open().clients:
        for pool in pools(place.http):
            for connection in [c for c in pool._connections if c.is_idle()]:
                pool._connections.remove(connection)
                await connection.aclose()


def pools(http: Any) -> list[Any]:
    return [http._transport._pool]


@pytest.mark.parametrize("owned", [False, True], ids=["ours", "theirs"])
@pytest.mark.usefixtures("plain")
def test_thousands_of_given_up_calls_leave_a_client_as_it_was(
    authority: trustme.CA, owned: bool
) -> None:
    chance = random.Random(7)

    async def give_up(client: Any) -> None:
        for _ in range(60):
            call = asyncio.ensure_future(client.agents.get("app", "A1"))
            for _ in range(chance.randrange(15)):
                await asyncio.sleep(0)
            call.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await call

    async def work(client: Any, server: Server) -> None:
        await asyncio.gather(*[give_up(client) for _ in range(20)])
        await asyncio.gather(*[client.agents.get("app", "A1") for _ in range(2 * MOST)])
        gate = client._sender._clients.open()
        assert [place.free for place in gate.clients] == [place.size for place in gate.clients]
        for pool in pools(gate.clients[0].http):
            assert pool._requests == []
            assert len(pool._connections) <= MOST

    run(authority, False, owned, work)


@pytest.mark.usefixtures("plain")
def test_calls_leave_a_place_whose_connections_are_all_in_use_by_nobody(
    authority: trustme.CA,
) -> None:
    async def work(client: Any, server: Server) -> None:
        patient = client.with_options(timeout=httpx.Timeout(5, pool=0.05))
        gate = client._sender._clients.open()
        dead = gate.clients[0]
        for pool in pools(dead.http):
            pool._max_connections = 0
        with pytest.raises(errors.PoolTimeout):
            await patient.agents.get("app", "A1")
        await patient.agents.get("app", "A1")
        assert gate.clients[-1] is dead

    run(authority, False, False, work, most=20)


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit, GeneratorExit])
@pytest.mark.parametrize("where", ["connect_tcp", "write", "read"])
def test_a_blocking_call_that_is_interrupted_loses_no_connection(
    end: type[BaseException], where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ends a call comes out as it is, and its connection does not stay in the pool."""
    from shengwang_agent._http import deadlines as guard

    kind = guard.DeadlineBackend if where == "connect_tcp" else guard._Stream

    def interrupted(*_: Any, **__: Any) -> Any:
        raise end

    with FaultServer() as server:
        given: dict[str, Any] = {"authorization": "x", "base_url": server.url}
        with AgentClient(**given, limits=httpx.Limits(max_connections=1)) as client:
            with monkeypatch.context() as patch:
                patch.setattr(kind, where, interrupted)
                with pytest.raises(end):
                    client.agents.get("app", "A1")
            (pool,) = pools(client._sender._clients.limiter.clients[0].http)
            assert (pool._requests, pool._connections) == ([], [])
            assert client.agents.get("app", "A1").agent_id == "A1"

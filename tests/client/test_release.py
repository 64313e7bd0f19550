"""What is dropped is gone at once: no cycle, no socket, one TLS context for all."""

from __future__ import annotations

import asyncio
import gc
import ssl
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._http import client as library

from ..http.faults import FaultServer, reply, reset_after_reading
from .conftest import given
from .test_crowds import _until


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()  # a ResourceWarning left behind is an error in this suite


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize(
    "after", ["nothing", "a call", "an error", "a lost connection", "paging", "a clone"]
)
def test_a_dropped_client_is_freed_at_once_with_its_sockets(
    server: FaultServer, after: str
) -> None:
    client = AgentClient(**given(server, app_id="app"))
    watched = [
        weakref.ref(client),
        weakref.ref(client._sender),
        weakref.ref(client._sender._clients),
    ]
    if after != "nothing":
        client.agents.get(agent_id="A1")
        client.telephony.get(agent_id="A1")
        http = client._sender._clients.limiter.clients[0].http
        inside = "_idle" if client._sender._clients.fast else "_transport"
        watched += [weakref.ref(http), weakref.ref(getattr(http, inside))]
        del http
    if after == "an error":
        server.script = [reply(404)]
        with pytest.raises(errors.NotFoundError) as caught:
            client.agents.get(agent_id="A1")
        assert caught.value.status_code == 404
        del caught
    if after == "a lost connection":
        server.script = [reset_after_reading] * 3
        with pytest.raises(errors.ConnectionLost) as caught_too:
            client.agents.get(agent_id="A1")
        assert len(caught_too.value.attempts) == 3
        del caught_too
    if after == "paging":
        pager = client.agents.list()
        assert pager.items == []
        del pager
    if after == "a clone":
        twin = client.with_options(max_retries=0)
        twin.agents.get(agent_id="A1")
        del twin
    del client
    assert [ref() for ref in watched] == [None] * len(watched)
    _until(lambda: server.open_connections == 0)


@pytest.mark.usefixtures("no_collector")
def test_a_dropped_async_client_is_freed_and_closes_while_its_loop_runs(
    server: FaultServer,
) -> None:
    async def run() -> None:
        client = AsyncAgentClient(**given(server))
        await asyncio.gather(*[client.agents.get("app", str(n)) for n in range(10)])
        assert server.open_connections > 0
        watched = [weakref.ref(client), weakref.ref(client._sender._clients)]
        del client
        assert [ref() for ref in watched] == [None, None]
        await asyncio.to_thread(_until, lambda: server.open_connections == 0)

    asyncio.run(run())


def test_an_async_client_that_is_never_closed_ends_with_its_loop(server: FaultServer) -> None:
    kept = []

    async def run() -> None:
        client = AsyncAgentClient(**given(server))
        kept.append(client)
        await client.agents.get("app", "A1")

    asyncio.run(run())
    _until(lambda: server.open_connections == 0)
    kept.clear()
    gc.collect()


def test_a_loop_that_was_closed_without_notice_is_forgotten(server: FaultServer) -> None:
    client = AsyncAgentClient(**given(server))

    async def run() -> None:
        await client.agents.get("app", "A1")
        # As a careless runner would leave it: the connections are closed by nobody.
        await client._sender._clients._loops.current().clients[0].http.aclose()

    for _ in range(3):
        loop = asyncio.new_event_loop()
        loop.run_until_complete(run())
        loop.close()
        del loop
    assert len(client._sender._clients._loops._limiters) <= 1


@pytest.mark.usefixtures("no_collector")
def test_many_clients_one_after_the_other_leave_nothing(server: FaultServer) -> None:
    def left() -> int:
        kinds = (f"{type(thing).__module__}".partition(".")[0] for thing in gc.get_objects())
        return sum(kind in ("httpx", "httpcore", "h11", "shengwang_agent") for kind in kinds)

    for turn in range(30):
        client = AgentClient(**given(server))
        client.agents.get("app", "A1")
        del client
        if turn == 5:
            before = left()  # what is made once and kept is there now
    assert left() == before
    _until(lambda: server.open_connections == 0)


def test_one_tls_context_for_all_clients(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    real = ssl.SSLContext.__new__

    def counted(cls: Any, *args: Any, **kwargs: Any) -> Any:
        made.append(cls)
        return real(cls, *args, **kwargs)

    monkeypatch.setattr(library, "_context", None)
    library._trusting_nobody.cache_clear()
    monkeypatch.setattr(ssl.SSLContext, "__new__", counted)

    async def more() -> None:
        async with AsyncAgentClient(**given(server)) as client:
            await client.agents.get("app", "A1")

    for _ in range(3):
        with AgentClient(**given(server)) as client:
            client.agents.get("app", "A1")
    for _ in range(3):
        asyncio.run(more())
    assert len(made) == 1
    assert library._context is None, "http addresses need no certificates"
    for _ in range(3):
        AgentClient(authorization="x")._sender._clients.open()
    assert len(made) == 2


def test_a_client_that_is_only_made_opens_and_loads_nothing() -> None:
    import subprocess
    import sys
    from pathlib import Path

    root = Path(__file__).parents[2]
    code = (
        f"import sys; sys.path[:0] = [{str(root / 'src')!r}, {str(root / 'generated')!r}]\n"
        "from shengwang_agent import AgentClient, AsyncAgentClient\n"
        "AgentClient(authorization='x'); AsyncAgentClient(authorization='x')\n"
        "bad = {'httpx', 'asyncio', 'importlib.metadata', 'ssl', 'attrs'} & set(sys.modules)\n"
        "assert not bad, bad\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)

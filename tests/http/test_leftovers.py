"""What a server sends behind an answer is never taken for the answer to the next call."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import trustme

from shengwang_agent import AgentClient, AsyncAgentClient

from .calling import Loop
from .faults import FaultServer, Talk, head

TURNS = 5
READ_AT_ONCE = 65536


pytestmark = pytest.mark.usefixtures("plain")


def answer(name: str) -> bytes:
    body = json.dumps({"agent_id": name}).encode()
    return head(200, {"content-length": str(len(body))}) + body


def chunked(name: str) -> bytes:
    body = json.dumps({"agent_id": name}).encode()
    start = head(200, {"transfer-encoding": "chunked"})
    return start + b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)


def filling(name: str) -> bytes:
    """As long as what the library reads at once, so that what follows waits to be read."""
    start = answer(name)
    more = READ_AT_ONCE - len(start) - len("65000") + len("21")
    body = json.dumps({"agent_id": name}).encode() + b" " * more
    whole = head(200, {"content-length": str(len(body))}) + body
    assert len(whole) == READ_AT_ONCE
    return whole


WRONG = answer("WRONG")
BEHIND = {
    "a second answer": WRONG,
    "an early refusal": head(408, {"connection": "close"}),
    "an interim answer": b"HTTP/1.1 100 Continue\r\n\r\n",
    "a new line": b"\r\n",
    "garbage": b"\x00garbage",
}


class Followed:
    """Answers with the last part of the path and sends more, in the same packet or in its own.

    Bytes on their way when the next request is sent cannot be told from its answer, by nobody:
    so the next call waits until they are there.
    """

    def __init__(self, behind: bytes, *, together: bool, form: Callable[[str], bytes]) -> None:
        self._behind = behind
        self._together = together
        self._form = form
        self._sent = threading.Semaphore(0)

    def __call__(self, talk: Talk) -> bool:
        assert talk.request is not None
        right = self._form(talk.request.target.rpartition("/")[2])
        if self._together:
            talk.send(right + self._behind)
        else:
            talk.send(right)
            time.sleep(0.001)  # so that it travels alone
            talk.send(self._behind)
        self._sent.release()
        return True

    def arrived(self) -> None:
        """Wait until all was sent; on this machine it has then arrived."""
        assert self._sent.acquire(timeout=10)


def followed(
    behind: bytes, together: bool = True, form: Callable[[str], bytes] = answer
) -> Followed:
    return Followed(behind, together=together, form=form)


def names(loop: Loop, server: FaultServer, **options: Any) -> list[str]:
    """Ask for different agents, one after the other, and say who came."""

    def several(client: AgentClient) -> list[str]:
        found = []
        for turn in range(TURNS):
            found.append(client.agents.get("app", f"A{turn}").agent_id)
            server.default.arrived()
        if "httpx_client" in options:
            options["httpx_client"].close()
        return found

    async def several_async(client: AsyncAgentClient) -> list[str]:
        found = []
        for turn in range(TURNS):
            found.append((await client.agents.get("app", f"A{turn}")).agent_id)
            server.default.arrived()
        if "httpx_client" in options:
            await options["httpx_client"].aclose()
        return found

    return loop.call(several if loop.kind == "sync" else several_async, server.url, **options)


RIGHT = [f"A{turn}" for turn in range(TURNS)]


@pytest.mark.parametrize("together", [True, False], ids=["one packet", "two packets"])
@pytest.mark.parametrize("behind", list(BEHIND.values()), ids=list(BEHIND))
def test_nothing_behind_an_answer_reaches_the_next_call(
    loop: Loop, together: bool, behind: bytes
) -> None:
    with FaultServer(default=followed(behind, together)) as server:
        assert names(loop, server) == RIGHT


@pytest.mark.parametrize("form", [chunked, answer, filling])
def test_a_connection_with_unread_bytes_is_not_used_again(loop: Loop, form: Any) -> None:
    with FaultServer(default=followed(WRONG, form=form)) as server:
        assert names(loop, server) == RIGHT
        assert server.connections == TURNS
    with FaultServer(default=followed(b"", form=form)) as server:
        assert names(loop, server) == RIGHT
        assert server.connections == 1, "one without is"


@pytest.mark.parametrize("together", [True, False], ids=["one packet", "two packets"])
def test_with_the_users_own_client_neither(loop: Loop, together: bool) -> None:
    kind = httpx.Client if loop.kind == "sync" else httpx.AsyncClient
    with FaultServer(default=followed(WRONG, together)) as server:
        assert names(loop, server, httpx_client=kind()) == RIGHT


@pytest.fixture(scope="module")
def contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    authority = trustme.CA()
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(serving)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    return serving, trusting


@pytest.mark.parametrize("together", [True, False], ids=["one packet", "two packets"])
def test_with_tls_neither(loop: Loop, contexts: Any, together: bool) -> None:
    """A second record stands in the buffers of TLS, where the socket does not show it."""
    serving, trusting = contexts
    with FaultServer(tls=serving, default=followed(WRONG, together)) as server:
        assert names(loop, server, ssl_context=trusting) == RIGHT


def test_what_came_after_the_pool_looked_is_seen_before_anything_is_sent(loop: Loop) -> None:
    """The call goes out on another connection at once: nothing of it was sent on the first."""

    def crowd(client: Any) -> None:
        """Nothing there when the pool looks, something when the request is about to be sent."""
        http = client._sender._clients.open().clients[0].http
        (connection,) = http._transport._pool._connections
        looks = iter([False])
        connection._connection._network_stream.get_extra_info = lambda name: next(looks, True)

    def both(client: Any) -> None:
        client.agents.get("app", "A1")
        crowd(client)
        client.agents.speak("app", "A1", text="x")

    async def both_async(client: Any) -> None:
        await client.agents.get("app", "A1")
        crowd(client)
        await client.agents.speak("app", "A1", text="x")

    with FaultServer() as server:
        loop.call(both if loop.kind == "sync" else both_async, server.url, max_retries=0)
        assert server.connections == 2
        assert [request.method for request in server.received] == ["GET", "POST"]

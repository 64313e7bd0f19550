"""A server that is never silent: the time limit and the deadline hold all the same.

Each server here stops by itself after some seconds, with another error than the one expected.
"""

from __future__ import annotations

import importlib
import socket
import zlib
from time import monotonic
from typing import Any

import httpcore
import httpx
import pytest

from shengwang_agent import AgentClient, errors
from shengwang_agent._http import deadlines as guard
from shengwang_agent._http.body import BODY_LIMIT, Body, Unreadable

from .calling import Loop
from .faults import FaultServer, Talk, head

SECONDS = 6.0
"""How long a server goes on."""

CHUNKED = {"transfer-encoding": "chunked"}
GZIPPED = {"content-encoding": "gzip", "connection": "close"}


def forever(first: bytes, again: bytes, many: int = 50) -> Any:
    """Sends ``first``, and then ``again`` as fast as the other side takes it."""

    def act(talk: Talk) -> bool:
        talk.send(first)
        end = monotonic() + SECONDS
        while monotonic() < end and not talk.server.ended.wait(0.0005):
            talk.send(again * many)
        return False

    return act


def _blocks() -> tuple[bytes, bytes]:
    """The begin of a gzip stream, and a block of it that holds nothing."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    first = packer.compress(b"{") + packer.flush(zlib.Z_FULL_FLUSH)
    return first, b"\x00\x00\x00\xff\xff"


def _whole() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(b"{}") + packer.flush()


BEGIN, EMPTY_BLOCK = _blocks()
ENDLESS = {
    "interim answers": forever(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 1),
    "early hints": forever(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 1),
    "header lines": forever(b"HTTP/1.1 200 OK\r\n", b"x-more: 1\r\n", 1),
    "tiny chunks": forever(head(200, CHUNKED), b"1\r\n \r\n", 5),
    "trailers": forever(head(200, CHUNKED) + b"0\r\n", b"x-more: 1\r\n", 1),
    "empty gzip blocks": forever(head(200, GZIPPED) + BEGIN, EMPTY_BLOCK, 5),
    "bytes after the gzip end": forever(head(200, GZIPPED) + _whole(), b"x", 20),
    "a body until the end": forever(head(200, {"connection": "close"}), b" ", 20),
}


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("action", list(ENDLESS.values()), ids=list(ENDLESS))
def test_the_limit_of_an_attempt_ends_an_endless_answer(loop: Loop, action: Any) -> None:
    with FaultServer([action]) as server, pytest.raises(errors.RequestTimeout):
        loop.call("agents.get", server.url, timeout=0.15, max_retries=0)


@pytest.mark.parametrize("name", ["interim answers", "empty gzip blocks"])
@pytest.mark.parametrize("transport", ["plain", "as installed"])
def test_the_deadline_ends_it_too(
    loop: Loop, name: str, transport: str, request: pytest.FixtureRequest
) -> None:
    if transport == "plain":
        request.getfixturevalue("plain")
    with FaultServer([ENDLESS[name]]) as server:
        with pytest.raises(errors.DeadlineExceeded):
            loop.call("agents.get", server.url, timeout=5, deadline=0.15, max_retries=0)
        assert len(server.received) == 1


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_with_the_users_own_client_it_ends_too(loop: Loop, library: str) -> None:
    module = importlib.import_module(library)
    own = module.Client() if loop.kind == "sync" else module.AsyncClient()
    with FaultServer([ENDLESS["interim answers"]]) as server:
        with pytest.raises(errors.RequestTimeout):
            loop.call("agents.get", server.url, timeout=0.15, max_retries=0, httpx_client=own)
        if loop.kind == "sync":
            own.close()


@pytest.mark.usefixtures("plain")
def test_the_wait_for_a_free_connection_ends_at_the_deadline() -> None:
    """The HTTP library waits for its own limit there, and would outlast it."""
    limits = httpx.Limits(max_connections=1)
    with FaultServer() as server:
        given: dict[str, Any] = {"authorization": "x", "base_url": server.url, "limits": limits}
        with AgentClient(**given, timeout=20, max_retries=0) as client:
            http = client._sender._clients.open().clients[0].http
            http._transport._pool._max_connections = 0  # all in use
            with pytest.raises(errors.DeadlineExceeded):
                client.agents.get("app", "A1", request_options={"deadline_in_seconds": 0.2})
        assert server.received == []


@pytest.mark.parametrize(
    ("limit", "given"),
    [(10.0, [2.5, 2.5, 2.5, 2.5]), (3.0, [2.0, 1.0]), (1.0, [1.0]), (None, [None])],
)
def test_several_addresses_of_a_host_share_the_time_to_connect(
    limit: float | None, given: list[float | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of them answers, and each takes all the time it is given."""
    now = [0.0]
    monkeypatch.setattr(guard, "monotonic", lambda: now[0])
    addresses = [(0, 0, 0, "", (f"192.0.2.{n}", 443)) for n in range(4)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: addresses)
    asked: list[float | None] = []

    def silent(self: Any, host: str, port: int, timeout: float | None = None, **_: Any) -> Any:
        asked.append(timeout)
        now[0] += timeout or 0.0
        raise httpcore.ConnectTimeout

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", silent)
    with pytest.raises(httpcore.ConnectTimeout):
        guard.DeadlineBackend(httpcore.SyncBackend()).connect_tcp("host.example", 443, limit)
    assert asked == given


def test_the_address_that_answers_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer() as server:
        addresses = [(0, 0, 0, "", (f"127.0.0.{n}", server.port)) for n in (9, 1)]
        real = socket.getaddrinfo
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda host, *a, **k: addresses if host == "localhost" else real(host, *a, **k),
        )
        url = server.url.replace("127.0.0.1", "localhost")
        assert Loop("sync").call("agents.get", url, max_retries=0).agent_id == "A1"


def test_what_follows_the_end_of_a_compressed_body_is_not_kept() -> None:
    body = Body("gzip", float("inf"))
    body.add(_whole())
    for _ in range(10):
        body.add(b"x" * 1000)
    assert body.whole() == b"{}"
    assert body._layers[0]._inflate.unused_data == b""


@pytest.mark.parametrize("chunk", [EMPTY_BLOCK * 100_000, b"x" * 500_000])
def test_a_compressed_body_that_gives_nothing_is_bounded(chunk: bytes) -> None:
    """Without a time limit, too."""
    body = Body("gzip", float("inf"))
    body.add(BEGIN if chunk[:1] == b"\x00" else _whole())
    with pytest.raises(Unreadable, match="longer than 16 MiB"):
        _feed(body, chunk)


def _feed(body: Body, chunk: bytes) -> None:
    for _ in range(BODY_LIMIT // len(chunk) + 1):
        body.add(chunk)

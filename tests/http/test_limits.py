"""Time limits over real sockets: nothing outlasts them, whoever made the HTTP client."""

from __future__ import annotations

import importlib
import socket
import time
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._http import client as library, deadlines
from shengwang_agent._http.fast import socket_connections

from . import faults
from .calling import Loop
from .faults import FaultServer, reply

SLOW = [faults.stall, faults.stall_in_body, faults.drip_headers, faults.drip_body]
IDS = ["stall", "stall in body", "drip headers", "drip body"]


@pytest.mark.parametrize("action", SLOW, ids=IDS)
def test_the_deadline_ends_a_slow_answer(loop: Loop, action: Any) -> None:
    with FaultServer([action]) as server:
        with pytest.raises(errors.DeadlineExceeded, match=r"deadline of 0\.3 s") as caught:
            loop.call("agents.get", server.url, deadline=0.3)
        assert len(server.received) == 1
    assert isinstance(caught.value.__cause__, httpx.TimeoutException)


@pytest.mark.parametrize("action", SLOW, ids=IDS)
def test_the_limit_of_an_attempt_ends_a_slow_answer(loop: Loop, action: Any) -> None:
    def call(client: Any) -> Any:
        return client.agents.get("app", "A1", request_options={"timeout_in_seconds": 0.3})

    with FaultServer([action]) as server:
        assert loop.call(call, server.url).agent_id == "A1"
        assert len(server.received) == 2


@pytest.mark.parametrize("action", SLOW, ids=IDS)
@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_the_deadline_holds_with_the_users_own_client_too(
    loop: Loop, action: Any, library: str
) -> None:
    module = importlib.import_module(library)
    owned = module.Client() if loop.kind == "sync" else module.AsyncClient()
    try:
        with FaultServer([action]) as server, pytest.raises(errors.DeadlineExceeded) as caught:
            loop.call("agents.get", server.url, deadline=0.3, httpx_client=owned)
        assert isinstance(caught.value.__cause__, module.TimeoutException)
    finally:
        if loop.kind == "sync":
            owned.close()


@pytest.fixture
def late_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """``localhost`` is resolved when the clock stands behind every time limit."""
    real, now = socket.getaddrinfo, time.monotonic
    passed = [0.0]

    def resolved(host: Any, *more: Any, **options: Any) -> Any:
        if host not in ("localhost", b"localhost"):
            return real(host, *more, **options)
        passed[0] += 3600.0
        return real("127.0.0.1", *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    for module in (deadlines, socket_connections):
        monkeypatch.setattr(module, "monotonic", lambda: now() + passed[0])


@pytest.mark.parametrize("client", ["fast", "plain", "own"])
@pytest.mark.usefixtures("late_name")
def test_what_was_too_late_before_it_was_sent_is_not_sent(
    client: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No time limit bounds the look-up of a name in a thread that blocks."""
    if client != "fast":
        monkeypatch.setattr(library, "is_fast", lambda settings: False)
    more = {"httpx_client": httpx.Client(trust_env=False)} if client == "own" else {}
    with FaultServer() as server:
        url = server.url.replace("127.0.0.1", "localhost")
        with pytest.raises(errors.TransportError) as caught:
            Loop("sync").call("telephony.call", url, timeout=30, max_retries=0, **more)
        assert server.received == []
    assert not isinstance(caught.value, errors.OutcomeUnknown)


class Seen(httpx.MockTransport):
    """Keeps the time limits each request was sent with."""

    def __init__(self) -> None:
        self.timeouts: list[dict[str, float]] = []
        super().__init__(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.timeouts.append(request.extensions["timeout"])
        return httpx.Response(200, json=faults.OK_BODY)


FOUR = httpx.Timeout(5, read=300)


@pytest.mark.parametrize(
    ("timeout", "arguments", "expected"),
    [
        (FOUR, {}, {"connect": 5, "read": 300, "write": 5, "pool": 5}),
        (FOUR, {"timeout": 7}, {"connect": 7, "read": 7, "write": 7, "pool": 7}),
        (None, {}, {"connect": None, "read": None, "write": None, "pool": None}),
        (FOUR, {"timeout": None}, {"connect": None, "read": None, "write": None, "pool": None}),
    ],
)
def test_the_four_limits_of_the_users_client_are_kept(
    loop: Loop, timeout: Any, arguments: Any, expected: Any
) -> None:
    seen = Seen()
    kind = httpx.Client if loop.kind == "sync" else httpx.AsyncClient
    owned = kind(timeout=timeout, transport=seen)
    loop.call("agents.get", "http://127.0.0.1:1", httpx_client=owned, **arguments)
    assert seen.timeouts == [pytest.approx(expected, abs=0.5)]  # some time passes before the wait
    assert not owned.is_closed, "what is the user's stays open"


@pytest.mark.usefixtures("plain")
def test_our_own_limits(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen()
    kind = httpx.Client if loop.kind == "sync" else httpx.AsyncClient
    monkeypatch.setattr(kind, "_transport_for_url", lambda self, url: seen)
    for timeout in (60, 3, None, httpx.Timeout(5, read=300)):
        loop.call("agents.get", "http://127.0.0.1:1", timeout=timeout)
    loop.call("agents.get", "http://127.0.0.1:1")
    told = [tuple(t[name] for name in ("connect", "read", "write")) for t in seen.timeouts]
    assert told == [
        (10.0, 60.0, 60.0),
        (3.0, 3.0, 3.0),
        (None,) * 3,
        (5, 300, 5),
        (10.0, 60.0, 60.0),
    ]
    pools = [60.0, 3.0, None, 5, 60.0]
    assert [t["pool"] for t in seen.timeouts] == [pytest.approx(p, abs=0.5) for p in pools]


def test_a_pause_that_would_pass_the_deadline_is_not_begun(loop: Loop) -> None:
    with FaultServer([reply(503, retry_after="30")]) as server:
        with pytest.raises(errors.ServerError, match="pass the deadline"):
            loop.call("agents.get", server.url, deadline=5)
        assert len(server.received) == 1


@pytest.mark.parametrize("timeout", ["5", -1, float("nan"), True, object()])
def test_a_limit_that_means_nothing_is_refused_at_construction(timeout: Any) -> None:
    for kind in (AgentClient, AsyncAgentClient):
        with pytest.raises((TypeError, ValueError), match="timeout must be"):
            kind(authorization="x", timeout=timeout)
        with pytest.raises((TypeError, ValueError), match="timeout must be"):
            kind(authorization="x").with_options(timeout=timeout)


def test_with_options_changes_what_it_says_and_shares_the_rest(loop: Loop) -> None:
    def call(client: Any) -> Any:
        twin = client.with_options(max_retries=0, headers={"x-a": "1"}, app_id="other")
        assert type(twin) is type(client)
        assert twin.pool is client.pool
        return twin.agents.get(agent_id="A1")

    with FaultServer() as server:
        loop.call(call, server.url)
        (received,) = server.received
    assert received.target == "/base/v2/projects/other/agents/A1"
    assert received.headers["x-a"] == "1"
    with FaultServer([reply(500)]) as server, pytest.raises(errors.ServerError):
        loop.call(call, server.url)

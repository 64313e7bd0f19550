"""Injected faults, in-process and on real sockets."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from shengwang_agent.sandbox import Sandbox

from .conftest import APP, Api, api_of


@pytest.fixture(scope="module")
def served() -> Iterator[Sandbox]:
    """One sandbox with a real server for all tests of this file."""
    with Sandbox(speed=0, max_agents=None) as made:
        yield made


@pytest.fixture(params=["in-process", "socket"])
def way(request: pytest.FixtureRequest, served: Sandbox) -> Iterator[tuple[Sandbox, Api]]:
    """The same sandbox reached without and with a socket."""
    served.clear_faults()
    if request.param == "in-process":
        api = api_of(served)
    else:
        api = Api(
            httpx.Client(
                base_url=served.url, auth=("user", "secret"), trust_env=False, verify=False
            )
        )
    served.requests.clear()
    yield served, api
    api.client.close()


def test_a_status_is_answered_once(way: tuple[Sandbox, Api]) -> None:
    sandbox, api = way
    sandbox.next(503, retry_after=2)
    answer = api("GET", f"{APP}/agents")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert answer.json() == {
        "detail": "list agent failed, code: 503, msg: service unavailable",
        "reason": "ServiceUnavailable",
    }
    assert api("GET", f"{APP}/agents").status_code == 200
    assert [entry.fault for entry in sandbox.requests] == ["503", None]


def test_an_answer_is_scripted_whole(way: tuple[Sandbox, Api]) -> None:
    sandbox, api = way
    sandbox.next(409, body={"message": "m", "statusCode": 409, "taskId": "T"})
    assert api("GET", f"{APP}/agents").json()["taskId"] == "T"
    sandbox.next(502, body=b"<html>bad gateway</html>", headers={"Content-Type": "text/html"})
    answer = api("GET", f"{APP}/agents")
    assert (answer.text, answer.headers["content-type"]) == (
        "<html>bad gateway</html>",
        "text/html",
    )
    sandbox.next(403, reason="AccountSuspended", detail="pay first")
    assert api("GET", f"{APP}/agents").json()["reason"] == "AccountSuspended"
    sandbox.next(302, headers={"location": "http://127.0.0.1:9/"})
    answer = api("GET", f"{APP}/agents")
    assert (answer.status_code, answer.content) == (302, b"")
    sandbox.next(429, retry_after="Wed, 21 Oct 2026 07:28:00 GMT", on="telephony.*")
    answer = api("GET", f"{APP}/call")
    assert answer.json()["error_type"] == "unprocessable_content"
    assert answer.headers["retry-after"].endswith("GMT")


def test_a_failure_can_hide_a_success(way: tuple[Sandbox, Api]) -> None:
    sandbox, api = way
    before = len(sandbox.dials)
    for status, after, rang in ((500, "accepted", 1), (500, None, 0)):
        sandbox.next(status, after=after)  # type: ignore[arg-type]
        with pytest.raises(AssertionError):
            api.dial()
        assert sandbox.requests.last.accepted is bool(rang)
    assert len(sandbox.dials) - before == 1


def test_the_connection_drops(way: tuple[Sandbox, Api]) -> None:
    sandbox, api = way
    for order, accepted in (({"before": True}, False), ({"after": "accepted"}, True), ({}, False)):
        sandbox.drop(**order)
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
            api("GET", f"{APP}/agents")
        assert sandbox.requests.last.accepted is accepted
        assert sandbox.requests.last.status == 0
    with pytest.raises(ValueError, match="not both"):
        sandbox.drop(before=True, after="accepted")
    with pytest.raises(ValueError, match="expected 'accepted'"):
        sandbox.drop(after="lunch")  # type: ignore[arg-type]


@pytest.mark.parametrize("fault", ["half_body", "wrong_length", "garbage"])
def test_the_answer_arrives_broken(way: tuple[Sandbox, Api], fault: str) -> None:
    sandbox, api = way
    getattr(sandbox, fault)()
    with pytest.raises(httpx.RemoteProtocolError):
        api("GET", f"{APP}/agents")
    assert sandbox.requests.last.accepted
    assert api("GET", f"{APP}/agents").status_code == 200


def test_the_body_is_no_json(way: tuple[Sandbox, Api]) -> None:
    sandbox, api = way
    sandbox.garbage(inside="body")
    answer = api("GET", f"{APP}/agents")
    assert answer.status_code == 200
    with pytest.raises(ValueError, match="Expecting value"):
        answer.json()


def test_the_answer_is_too_late(way: tuple[Sandbox, Api], monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox, api = way
    received = threading.Semaphore(0)
    add = sandbox.requests.add
    monkeypatch.setattr(sandbox.requests, "add", lambda entry: (add(entry), received.release()))
    sandbox.slow(30)
    with pytest.raises(httpx.ReadTimeout):
        api("GET", f"{APP}/agents", timeout=0.05)
    assert received.acquire(timeout=10)
    assert sandbox.requests.last.accepted
    sandbox.stall()
    with pytest.raises(httpx.ReadTimeout):
        api("GET", f"{APP}/agents", timeout=0.05)
    assert received.acquire(timeout=10)
    assert not sandbox.requests.last.accepted
    assert api("GET", f"{APP}/agents").status_code == 200
    with pytest.raises(ValueError, match="seconds"):
        sandbox.slow(-1)


def test_in_process_a_delay_passes_sandbox_time_and_no_real_time() -> None:
    sandbox = Sandbox(start=100, speed=0)
    sandbox.slow(2)
    assert api_of(sandbox)("GET", f"{APP}/agents").status_code == 200
    assert sandbox.clock.now() == 102


def test_the_answer_drips(way: tuple[Sandbox, Api]) -> None:
    sandbox, api = way
    sandbox.drip()
    assert api("GET", "/v2/phone-numbers").json() == []


def test_faults_choose_their_operation_and_count(way: tuple[Sandbox, Api]) -> None:
    sandbox, api = way
    sandbox.next(500, on="telephony.*", times=2)
    sandbox.next(503, on="agents.list", times=None)
    paths = [f"{APP}/call", f"{APP}/agents", f"{APP}/call", f"{APP}/call", f"{APP}/agents"]
    assert [api("GET", path).status_code for path in paths] == [500, 503, 500, 200, 503]
    assert sandbox.faults.waiting() == ["503"]
    sandbox.clear_faults()
    assert api("GET", f"{APP}/agents").status_code == 200
    with pytest.raises(ValueError, match="times"):
        sandbox.next(500, times=0)
    with pytest.raises(ValueError, match="status"):
        sandbox.next(99)


def test_chance_is_the_same_for_the_same_seed() -> None:
    def outcomes_of(seed: int) -> list[Any]:
        sandbox = Sandbox(speed=0)
        sandbox.chaos({503: 0.3, "drop_after": 0.2, "slow": 0.1}, seed=seed, seconds=1)
        api = api_of(sandbox)
        found: list[Any] = []
        for _ in range(60):
            try:
                found.append(api("GET", f"{APP}/agents").status_code)
            except httpx.ReadError:
                found.append("cut")
        assert sandbox.faults.struck["503"] == found.count(503)
        return found

    assert outcomes_of(7) == outcomes_of(7)
    assert outcomes_of(7) != outcomes_of(8)
    assert {200, 503, "cut"} == set(outcomes_of(7))


def test_chance_checks_what_it_is_told() -> None:
    sandbox = Sandbox()
    with pytest.raises(ValueError, match="together at most 1"):
        sandbox.chaos({503: 0.9, 500: 0.2})
    with pytest.raises(ValueError, match="unknown fault 'hail'"):
        sandbox.chaos({"hail": 0.1})


def test_a_region_is_down_in_process() -> None:
    sandbox = Sandbox(start=100, speed=0)
    west, east = (
        httpx.Client(transport=sandbox.transport(), base_url=f"https://{host}", auth=("u", "p"))
        for host in ("api-us-west-1.agora.io", "api-us-east-1.agora.io")
    )
    sandbox.region_down("api-us-west-1.agora.io", 30)
    with pytest.raises(httpx.ConnectError, match=r"api-us-west-1\.agora\.io cannot be reached"):
        west.get(f"{APP}/agents")
    assert east.get(f"{APP}/agents").status_code == 200
    assert len(sandbox.requests) == 1, "a host that cannot be reached receives nothing"
    sandbox.clock.advance(30)
    assert west.get(f"{APP}/agents").status_code == 200
    sandbox.region_down("https://API-US-WEST-1.agora.io/cn")
    assert sandbox.faults.down_hosts() == ["api-us-west-1.agora.io"]
    with pytest.raises(httpx.ConnectError):
        west.get(f"{APP}/agents")
    sandbox.region_up("api-us-west-1.agora.io")
    assert west.get(f"{APP}/agents").status_code == 200


def test_a_region_of_a_real_server_refuses_connections() -> None:
    with Sandbox() as sandbox:
        second = sandbox.listen("127.0.0.2")
        client = httpx.Client(auth=("u", "p"), trust_env=False, verify=False)
        assert client.get(f"{second}{APP}/agents").status_code == 200
        sandbox.region_down(second)
        with pytest.raises(httpx.ConnectError):
            client.get(f"{second}{APP}/agents")
        assert client.get(f"{sandbox.url}{APP}/agents").status_code == 200
        sandbox.region_up(second)
        assert client.get(f"{second}{APP}/agents").status_code == 200
        sandbox.region_down(second)
        sandbox.clear_faults()
        assert client.get(f"{second}{APP}/agents").status_code == 200
        client.close()


def test_a_named_region_of_a_real_server_is_cut() -> None:
    with Sandbox() as sandbox:
        sandbox.region_down("localhost")
        host = sandbox.url.rpartition(":")[2]
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
            httpx.get(
                f"http://localhost:{host}{APP}/agents",
                auth=("u", "p"),
                trust_env=False,
                verify=False,
            )
        assert httpx.get(f"{sandbox.url}{APP}/agents", auth=("u", "p")).status_code == 200


def test_the_server_listens_on_loopback_only() -> None:
    with Sandbox() as sandbox:
        with pytest.raises(ValueError, match="loopback addresses only"):
            sandbox.listen("0.0.0.0")
        port = int(sandbox.url.rpartition(":")[2])
        with socket.socket() as probe:
            probe.bind(("127.0.0.3", port))  # free: the server took 127.0.0.1 and nothing else


def test_a_taken_port_is_an_error() -> None:
    with Sandbox() as sandbox:
        port = int(sandbox.url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            Sandbox(port=port).start()


def test_bare_asgi_servers_are_told_what_they_cannot_do() -> None:
    sandbox = Sandbox(speed=0)
    sandbox.drop()
    transport = httpx.ASGITransport(sandbox.app)

    async def ask() -> None:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            await client.get(f"{APP}/agents", auth=("u", "p"))

    import asyncio

    with pytest.raises(RuntimeError, match="needs the sandbox's own server"):
        asyncio.run(ask())

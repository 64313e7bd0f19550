"""The rows of the policy again, over real sockets and through both loops."""

from __future__ import annotations

import contextlib
import socket
from typing import Any

import httpx
import pytest

from shengwang_agent import errors
from shengwang_agent._call.retry import VERDICTS, Failure

from . import faults
from .calling import CALLS, REPLAY, Loop
from .faults import FaultServer, reply

LIMIT: dict[str, Any] = {"timeout": 0.4}

ROWS: dict[str, list[tuple[str, faults.Action, dict[str, Any]]]] = {
    "no_response": [
        ("reset before reading", faults.reset_before_reading, {}),
        ("reset after reading", faults.reset_after_reading, {}),
        ("closed after reading", faults.close_after_reading, {}),
        ("stall", faults.stall, LIMIT),
        ("half a body", faults.half_body, {}),
        ("half a chunk", faults.half_chunked, {}),
        ("stall within the body", faults.stall_in_body, LIMIT),
        ("garbage", faults.garbage, {}),
        ("longer than it is", faults.wrong_length, {}),
        ("two lengths", faults.two_lengths, {}),
        ("headers byte by byte", faults.drip_headers, LIMIT),
        ("body byte by byte", faults.drip_body, LIMIT),
    ],
    "408": [("408", reply(408), {})],
    "409": [("409", reply(409), {})],
    "429": [
        ("429", reply(429), {}),
        ("429 seconds", reply(429, retry_after="1"), {}),
        ("429 float", reply(429, retry_after="0.5"), {}),
        ("429 ms", reply(429, retry_after_ms="700"), {}),
        ("429 absurd", reply(429, retry_after="99999999999"), {}),
        ("429 negative", reply(429, retry_after="-5"), {}),
    ],
    "500": [("500", reply(500), {})],
    "502": [("502 html", reply(502, b"<html>bad gateway</html>"), {})],
    "503": [
        ("503", reply(503), {}),
        ("503 negative", reply(503, retry_after="-5"), {}),
        ("503 NaN", reply(503, retry_after="nan"), {}),
        ("503 past date", reply(503, retry_after="Fri, 31 Dec 1999 23:59:59 GMT"), {}),
    ],
    "503+hint": [
        ("503 seconds", reply(503, retry_after="1"), {}),
        ("503 ms", reply(503, retry_after_ms="700"), {}),
        ("503 zero", reply(503, retry_after="0"), {}),
    ],
    "504": [("504 empty", reply(504, b""), {})],
    "4xx": [("400", reply(400), {}), ("404", reply(404), {}), ("422", reply(422), {})],
    "5xx": [("501", reply(501), {})],
    "3xx": [("302", reply(302, location="https://127.0.0.1:1/x"), {})],
}
CASES = [
    pytest.param(replay, row, name, action, options, id=f"{replay}-{text}-{name}")
    for replay, names in REPLAY.items()
    for row, examples in ROWS.items()
    for number, (text, action, options) in enumerate(examples)
    # Every example through one operation of each rule, the first of each row through all.
    for name in (names if number == 0 else names[:1])
]


@pytest.mark.parametrize(("replay", "row", "name", "action", "options"), CASES)
def test_row(
    loop: Loop, replay: str, row: Failure, name: str, action: Any, options: dict[str, Any]
) -> None:
    verdict = VERDICTS[replay][row]
    if name == "telephony.call" and options:
        # The client's own limit would be raised to outlast the ring; the call's is taken.
        call: Any = _short_dial
    else:
        call = name
    with FaultServer([action]) as server:
        if verdict in ("retry", "repeat"):
            loop.call(call, server.url, **options)
            requests = 1 if action is faults.reset_before_reading else 2
            assert len(server.received) == requests
            assert len({received.body for received in server.received}) == 1
        else:
            with pytest.raises(errors.ShengwangError) as caught:
                loop.call(call, server.url, **options)
            assert isinstance(caught.value, errors.OutcomeUnknown) is (verdict == "unknown")
            assert len(server.received) <= 1
            assert server.connections == 1
            assert len(caught.value.attempts) == 1


def _short_dial(client: Any) -> Any:
    from ..call.stepping import PROPERTIES, SIP

    limit = {"timeout_in_seconds": 0.4}
    return client.telephony.call(
        "app", name="n", sip=SIP, properties=PROPERTIES, request_options=limit
    )


# Nothing was sent --------------------------------------------------------------------------


@pytest.mark.parametrize("name", CALLS)
def test_a_refused_connection_is_tried_again_whatever_the_operation(loop: Loop, name: str) -> None:
    with FaultServer(listening=False) as server:
        attempts = []

        def hook(_: Any) -> None:
            attempts.append(1)
            if len(attempts) == 3:
                server.listen()

        loop.call(name, server.url, event_hooks={"request": [hook]})
        assert len(server.received) == 1
        assert len(attempts) == 3


@pytest.mark.parametrize("name", ["agents.get", "telephony.call"])
def test_refused_for_good_is_a_connection_failure_and_nothing_more(loop: Loop, name: str) -> None:
    with FaultServer(listening=False) as server, pytest.raises(httpx.ConnectError) as caught:
        loop.call(name, server.url)
    assert isinstance(caught.value, errors.ConnectionFailed)
    assert not isinstance(caught.value, errors.OutcomeUnknown)
    assert [a.outcome for a in caught.value.attempts] == ["ConnectionFailed"] * 3
    assert caught.value.attempts[0].host == f"127.0.0.1:{server.port}"


def test_a_host_that_does_not_accept_in_time_was_sent_nothing(loop: Loop) -> None:
    """A full backlog: the handshake is never answered."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        fillers = [socket.socket() for _ in range(4)]
        try:
            for filler in fillers:
                filler.setblocking(False)
                filler.connect_ex(("127.0.0.1", port))
            with pytest.raises(
                errors.ConnectionFailed, match=r"no connection within 0\.3 s"
            ) as caught:
                loop.call(
                    lambda c: c.agents.speak("app", "A1", text="x"),
                    f"http://127.0.0.1:{port}",
                    timeout=0.3,
                    max_retries=1,
                )
        finally:
            for filler in fillers:
                filler.close()
    assert len(caught.value.attempts) == 2
    assert not isinstance(caught.value, errors.OutcomeUnknown)


def test_a_full_pool_was_sent_nothing(loop: Loop) -> None:
    import asyncio
    import threading

    limits = httpx.Limits(max_connections=1)

    def both(client: Any) -> Any:
        if loop.kind == "sync":
            first = threading.Thread(target=lambda: _quietly(client))
            first.start()
            _until(lambda: len(server.received) == 1)
            try:
                return client.agents.speak("app", "A1", text="b")
            finally:
                server.ended.set()
                first.join()
        return _both_async(client)

    async def _both_async(client: Any) -> Any:
        first = asyncio.ensure_future(client.agents.get("app", "A1"))
        while not server.received:
            await asyncio.sleep(0.005)
        try:
            return await client.agents.speak("app", "A1", text="b")
        finally:
            server.ended.set()
            first.cancel()
            await asyncio.gather(first, return_exceptions=True)

    timeout = httpx.Timeout(20, pool=0.2)
    with FaultServer([faults.stall]) as server, pytest.raises(httpx.PoolTimeout) as caught:
        loop.call(both, server.url, limits=limits, timeout=timeout, max_retries=0)
    assert isinstance(caught.value, errors.PoolTimeout)
    assert "no connection became free within 0.2 s" in str(caught.value)
    assert not isinstance(caught.value, errors.OutcomeUnknown)


def _quietly(client: Any) -> None:
    with contextlib.suppress(errors.ShengwangError):
        client.agents.get("app", "A1")


def _until(done: Any) -> None:
    import time

    for _ in range(2000):
        if done():
            return
        time.sleep(0.005)
    raise AssertionError("it never came to it")

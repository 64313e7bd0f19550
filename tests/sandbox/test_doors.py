"""What stands at the sandbox's doors: other web sites, endless bodies, odd bytes; and the host."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.web.exchange import LARGEST_BODY

AUTH = ("user", "secret")
NUMBERS = "/v2/phone-numbers"
JOIN = "/cn/api/conversational-ai-agent/v2/projects/demo/join"


@pytest.fixture
def served() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def status_of(sandbox: Sandbox, path: str = NUMBERS, **more: Any) -> int:
    """The status of one request by the network."""
    method = "POST" if "content" in more else "GET"
    answer = httpx.request(
        method, sandbox.url + path, auth=AUTH, trust_env=False, verify=False, **more
    )
    return answer.status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example:8000"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "sandbox"},
        {"host": "[::1"},
        {"host": "["},
        {"host": "\xff\xfe"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://["},
    ],
)
@pytest.mark.parametrize("path", ["/", "/_sandbox/parts", NUMBERS, "/nowhere"])
def test_another_web_site_gets_nothing(served: Sandbox, path: str, headers: dict[str, str]) -> None:
    raw = {name: value.encode("latin-1") for name, value in headers.items()}
    assert status_of(served, path, headers=raw) == 403
    assert not served.requests


def test_a_site_that_points_its_name_here_cannot_have_a_local_model_asked() -> None:
    heard: list[str] = []

    def model(heard_by_it: Any) -> str:
        heard.append(heard_by_it.text)
        return "never"

    with Sandbox(replies=model) as sandbox:
        assert status_of(sandbox, JOIN, content=b"{}", headers={"host": "rebound.example"}) == 403
    assert heard == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "[::1]", "app.localhost"])
def test_names_of_this_machine_are_answered(served: Sandbox, host: str) -> None:
    assert status_of(served, headers={"host": host, "origin": f"http://{host}"}) == 200


def test_another_server_may_use_a_name_of_its_own() -> None:
    async def status(host: str) -> int:
        transport = httpx.ASGITransport(app=Sandbox().app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return (await client.get(NUMBERS, auth=AUTH)).status_code

    assert asyncio.run(status("testserver")) == 200
    assert asyncio.run(status("evil.example")) == 403


def test_a_body_that_is_too_long_is_refused_and_not_kept(served: Sandbox) -> None:
    assert status_of(served, JOIN, content=b" " * (LARGEST_BODY + 1)) in (400, 413, 422)
    with socket.create_connection(("127.0.0.1", int(served.url.rpartition(":")[2]))) as raw:
        raw.sendall(
            f"POST {JOIN} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
        try:
            for _ in range(64):  # far more than is read on
                raw.sendall(chunk)
        except OSError:
            return  # cut off, as it should be
        assert b" 4" in raw.recv(64)


def test_a_form_of_the_page_that_is_too_long_is_not_read(served: Sandbox) -> None:
    origin = {"origin": served.url, "content-type": "application/x-www-form-urlencoded"}
    form = b"a=" + b"x" * LARGEST_BODY
    assert status_of(served, "/_sandbox/do/hear", content=form, headers=origin) == 413


@pytest.mark.parametrize("field", ["name", "pipeline_id"])
def test_half_of_a_character_is_refused_in_words(served: Sandbox, field: str) -> None:
    body = b'{"%s": "a\\ud800b"}' % field.encode()
    answer = httpx.post(served.url + JOIN, auth=AUTH, content=body, trust_env=False, verify=False)
    assert answer.status_code == 400
    assert "surrogate" in answer.text


def test_a_whole_character_written_as_two_escapes_is_taken(served: Sandbox) -> None:
    body = (
        b'{"name": "\\ud83d\\ude00", "pipeline_id": "7", "properties": {"channel": "c", "token": "t",'
        b' "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}}'
    )
    answer = httpx.post(served.url + JOIN, auth=AUTH, content=body, trust_env=False, verify=False)
    assert answer.status_code == 200


def test_the_program_around_it_stays_as_it_is() -> None:
    names = ("", "uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi", "asyncio", "httpx")
    loggers = [logging.getLogger(name) for name in names]

    def state() -> Any:
        policy = asyncio.get_event_loop_policy() if hasattr(asyncio, "BaseEventLoop") else None
        return (
            [
                (x.level, x.disabled, x.propagate, list(x.handlers), list(x.filters))
                for x in loggers
            ],
            [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)],
            type(policy),
            dict(os.environ),
            list(sys.path),
            warnings.filters[:],
        )

    before = state()
    with Sandbox() as sandbox:
        assert status_of(sandbox) == 200
        assert state() == before
    assert state() == before


def test_serving_writes_nothing_to_the_logs_of_the_program(
    served: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with Sandbox() as sandbox:
        assert status_of(sandbox) == 200
    assert [r for r in caplog.records if r.name.startswith("uvicorn")] == []

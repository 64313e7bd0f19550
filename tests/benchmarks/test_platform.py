"""The local platform answers what its table says, however the bytes arrive."""

from __future__ import annotations

import asyncio
import json
import ssl
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from benchmarks import server as payloads
from benchmarks.inside import Broken
from benchmarks.running import Process, Server
from benchmarks.server import Connection, body_length


class Written(asyncio.WriteTransport):
    """Keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.data = b""

    def write(self, data: Any) -> None:
        self.data += bytes(data)


def connection() -> tuple[Connection, Written]:
    made, transport = Connection(), Written()
    made.connection_made(transport)
    return made, transport


def request(method: str, target: str, body: bytes = b"") -> bytes:
    head = f"{method} {target} HTTP/1.1\r\nHost: x\r\nCONTENT-LENGTH: {len(body)}\r\n\r\n"
    return head.encode() + body


def test_a_walk_reaches_every_agent_once() -> None:
    found: list[str] = []
    cursor = ""
    pages = 0
    while pages == 0 or cursor:
        target = f"/v2/projects/walk-1050/agents?limit=100&cursor={cursor}"
        status, body = payloads.answer("GET", target)
        assert status == 200
        page = json.loads(body)
        found += [item["agent_id"] for item in page["data"]["list"]]
        cursor, pages = page["meta"]["cursor"], pages + 1
    assert pages == 11
    assert len(found) == len(set(found)) == 1050


@pytest.mark.parametrize("size", [1, 10, 1000])
def test_a_page_has_the_size_asked_for_and_no_next_one(size: int) -> None:
    _, body = payloads.answer("GET", f"/v2/projects/app/agents?limit={size}")
    page = json.loads(body)
    assert len(page["data"]["list"]) == size
    assert page["meta"]["cursor"] == ""


def test_a_history_has_the_length_its_id_says() -> None:
    _, body = payloads.answer("GET", "/v2/projects/app/agents/history-7/history")
    assert len(json.loads(body)["contents"]) == 7


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [
        ("GET", "/v2/projects/app/agents/A1", 200),
        ("POST", "/v2/projects/app/join", 200),
        ("GET", "/v2/projects/app/agents/missing", 404),
        ("GET", "/elsewhere", 404),
    ],
)
def test_statuses(method: str, target: str, status: int) -> None:
    assert payloads.answer(method, target)[0] == status


def test_the_start_body_is_the_properties_under_a_name() -> None:
    body = json.loads(payloads.START_BODY)
    assert body == {"name": "unique_name", "properties": payloads.PROPERTIES}


def test_a_request_that_arrives_in_pieces_gets_one_answer() -> None:
    made, transport = connection()
    whole = request("POST", "/v2/projects/app/join", b'{"name": "n"}')
    for index in range(len(whole)):
        assert transport.data == b""
        made.data_received(whole[index : index + 1])
    assert transport.data == payloads.wire_answer(b"POST /v2/projects/app/join HTTP/1.1")


def test_requests_that_arrive_together_are_answered_in_order() -> None:
    made, transport = connection()
    get, missing = "/v2/projects/app/agents/A1", "/v2/projects/app/agents/missing"
    made.data_received(request("GET", get) + request("GET", missing))
    first, second = (payloads.wire_answer(f"GET {t} HTTP/1.1".encode()) for t in (get, missing))
    assert transport.data == first + second
    assert second.startswith(b"HTTP/1.1 404 ")


def test_an_answer_says_how_long_its_body_is() -> None:
    head, _, body = payloads.wire_answer(b"GET /v2/projects/app/agents/A1 HTTP/1.1").partition(
        b"\r\n\r\n"
    )
    assert body_length(head) == len(body)
    assert body_length(b"GET / HTTP/1.1") == 0


def test_an_empty_body_in_chunks_ends_where_it_ends() -> None:
    made, transport = connection()
    head = b"GET /v2/projects/app/agents/A1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    made.data_received(head + b"0\r\n\r\n" + head)
    answer = payloads.wire_answer(b"GET /v2/projects/app/agents/A1 HTTP/1.1")
    assert transport.data == answer
    made.data_received(b"0\r\n\r\n")
    assert transport.data == answer * 2


def test_the_far_platform_answers_over_tls_to_who_trusts_it(tmp_path: Path) -> None:
    trusted = tmp_path / "far.pem"
    with closing(Server(trusted)) as server:
        context = ssl.create_default_context(cafile=trusted)
        found = httpx.get(f"{server.url}/v2/projects/app/agents/A1", verify=context)
        assert found.json()["agent_id"] == "A1"
        with pytest.raises(httpx.ConnectError):
            httpx.get(server.url)


def test_the_server_answers_and_what_it_used_is_seen() -> None:
    with closing(Server()) as server:
        assert httpx.get(f"{server.url}/v2/projects/app/agents/A1").json()["agent_id"] == "A1"
        assert server.cpu() > 0


def test_a_process_that_has_ended_is_broken() -> None:
    process = Process("running:settle", "one argument too many")
    with closing(process), pytest.raises(Broken, match="has ended"):
        process.ask()

"""Bytes and packets of a request, as they leave."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from shengwang_agent import AgentClient

from .costs import HEADER_BYTES, SENDS_PER_CALL, START_BODY_OVER_JSON, within

BODY = {"name": "n", "properties": {"channel": "频道", "token": "t", "remote_rtc_uids": ["2"]}}
CALLS: dict[str, Callable[[AgentClient], Any]] = {
    "get": lambda client: client.agents.get("app", "A1"),
    "list": lambda client: client.agents.list("app"),
    "start": lambda client: client.agents.start("app", **BODY),
    "hang up": lambda client: client.telephony.hangup("app", "A1"),
}
EMPTY = b'{"agent_id":"A1","data":{"list":[]}}'
REPLY = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(EMPTY), EMPTY)


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """An address, and the requests that came there, as bytes."""
    requests: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                while data := whole(connection):
                    requests.append(data)
                    connection.sendall(REPLY)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", requests
        thread.join(10)


def whole(connection: socket.socket) -> bytes:
    """One request to its end; empty when there is none."""
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            return b""
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if b"-length:" in line]
    while lengths and len(body) < int(lengths[0]):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@pytest.fixture
def packets(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Sizes of what this process hands to its sockets, replies of the test server left out."""
    sizes: list[int] = []
    real = socket.socket.send

    def send(self: socket.socket, data: Any, *more: Any) -> int:
        sizes.append(len(data))
        return real(self, data, *more)

    monkeypatch.setattr(socket.socket, "send", send)
    return sizes


@pytest.mark.parametrize("name", CALLS)
def test_bytes_of_a_request(name: str, packets: list[int]) -> None:
    with (
        listening() as (url, requests),
        AgentClient(username="u", password="p", base_url=url) as client,
    ):
        CALLS[name](client)
        packets.clear()
        CALLS[name](client)
        fast = client._sender._clients.fast
    head, _, body = requests[1].partition(b"\r\n\r\n")
    within(len(head) + 4, HEADER_BYTES, "HEADER_BYTES")
    if name == "start":
        compact = json.dumps(BODY, ensure_ascii=False, separators=(",", ":")).encode()
        within(len(body) - len(compact), START_BODY_OVER_JSON, "START_BODY_OVER_JSON")
        assert json.loads(body) == BODY
    allowed = SENDS_PER_CALL + (1 if body and not fast else 0)
    within(len(packets), allowed, "SENDS_PER_CALL")
    assert sum(packets) == len(requests[1])

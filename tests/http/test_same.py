"""With and without ``[fast]``: the same bytes leave, and the same settings decide."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, ConfigurationError
from shengwang_agent._http import client as library, json as codec
from shengwang_agent.agents import StartAgentsRequestProperties

GET_BYTES = 320
"""Budget of what ``agents.get`` sends, head and all. Raise it for a header the platform needs."""


class Recorder:
    """Answers every request on one connection at a time, and keeps the bytes it was sent."""

    def __init__(self) -> None:
        self.seen: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            with sock:
                self.seen.append(self._request(sock))
                body = b'{"agent_id":"A1","data":{"list":[]}}'
                head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
                sock.sendall(head % len(body) + body)

    def _request(self, sock: socket.socket) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data:
            data += sock.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        lengths = [line[15:] for line in head.lower().split(b"\r\n") if b"content-length" in line]
        while lengths and len(body) < int(lengths[0]):
            body += sock.recv(65536)
        return head + b"\r\n\r\n" + body

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


def properties() -> StartAgentsRequestProperties:
    return StartAgentsRequestProperties(
        channel="频道", token="t", agent_rtc_uid="1", remote_rtc_uids=["2"]
    )


CALLS: dict[str, Callable[[Any], Any]] = {
    "get": lambda c: c.agents.get("app", "A 1/ü"),
    "start": lambda c: c.agents.start("app", name="n", properties=properties()),
    "stop": lambda c: c.agents.stop("app", "A1"),
    "list": lambda c: c.agents.with_raw_response.list("app", channel="a b&c=频道", limit=2),
    "host": lambda c: c.agents.get(
        "app", "A1", request_options={"additional_headers": {"Host": "gateway.test", "x-a": "1"}}
    ),
}


def sent(recorder: Recorder, call: Callable[[Any], Any], kind: str) -> bytes:
    more: dict[str, Any] = {"base_url": recorder.url, "authorization": "secret", "max_retries": 0}
    if kind == "sync":
        with AgentClient(**more) as client:
            call(client)
    else:

        async def run() -> None:
            async with AsyncAgentClient(**more) as client:
                await call(client)

        asyncio.run(run())
    return recorder.seen.pop()


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("name", CALLS)
def test_the_same_bytes_leave(name: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder()
    try:
        found = sent(recorder, CALLS[name], kind)
        monkeypatch.setattr(library, "is_fast", lambda settings: False)
        assert found == sent(recorder, CALLS[name], kind)
    finally:
        recorder.close()
    assert found.lower().count(b"host:") == 1
    if name == "get":
        assert len(found) <= GET_BYTES, found


@pytest.mark.parametrize("name", ["Content-Length", "transfer-encoding"])
def test_what_follows_from_the_body_cannot_be_said(name: str) -> None:
    options: Any = {"additional_headers": {name: "1"}}
    with (
        AgentClient(authorization="x", base_url="http://127.0.0.1:1") as client,
        pytest.raises(ConfigurationError, match=f"additional_headers: header '{name}' follows"),
    ):
        client.agents.get("app", "A1", request_options=options)


def test_a_proxy_is_the_business_of_the_http_library(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("orjson")
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with AgentClient(authorization="x") as client:
        settings = client._sender.settings
    assert library.is_fast(settings)
    assert not library.is_fast(settings._replace(proxy="http://127.0.0.1:1"))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    assert not library.is_fast(settings)


def test_a_proxy_named_later_changes_nothing_for_a_client_in_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recorder = Recorder()
    client = AsyncAgentClient(authorization="x", base_url=recorder.url)
    try:
        for variable in ("SHENGWANG_NOTHING", "HTTPS_PROXY"):
            monkeypatch.setenv(variable, "http://127.0.0.1:1")
            assert asyncio.run(_id(client)) == "A1"
    finally:
        recorder.close()


async def _id(client: AsyncAgentClient) -> str | None:
    return (await client.agents.get("app", "A1")).agent_id


@pytest.mark.parametrize(
    "text",
    [
        b'{"n": 18446744073709551616}',
        b"[-9223372036854775809, 18446744073709551615, 1e400, NaN, -0, 0.1]",
        b'{"n": 123456789012345678901234567890.5}',
        b'"\\ud800"',
        b"\xef\xbb\xbf{}",
        b'{"a": 1, "a": 2}',
        b'"' + b"{" * 300 + b'"',
        b"[" * 200 + b"]" * 200,
    ],
)
def test_json_is_read_the_same(text: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    found = codec.decode(text)
    monkeypatch.setattr(codec, "orjson", None)
    again = codec.decode(text)
    assert repr(found) == repr(again)  # NaN is not equal to itself; types count


@pytest.mark.parametrize(
    "text", [b"", b"{", b"\xff", b"[" * 201 + b"]" * 201, b'{"a":' * 999 + b"1" + b"}" * 999]
)
def test_json_is_refused_the_same(text: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(codec.Undecodable) as caught:
        codec.decode(text)
    monkeypatch.setattr(codec, "orjson", None)
    with pytest.raises(codec.Undecodable) as again:
        codec.decode(text)
    assert str(caught.value) == str(again.value)

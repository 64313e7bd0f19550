"""Answers that are more, less or something else than they should be, over real sockets."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from shengwang_agent import errors
from shengwang_agent._http.body import BODY_LIMIT

from . import faults
from .calling import Loop
from .faults import FaultServer, gzipped, raw, reply

BODY = json.dumps(faults.OK_BODY).encode()


@pytest.mark.parametrize(
    "action",
    [
        gzipped(BODY),
        gzipped(BODY, coding="GZIP"),
        gzipped(BODY, coding="x-gzip"),
        faults.until_close,
        raw(
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
            + b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY)
        ),
        reply(200, b"\xef\xbb\xbf" + BODY),
        raw(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 23\r\n\r\n" + b'{"agent_id":     "A1" }\n'[:23]),
    ],
    ids=["gzip", "GZIP", "x-gzip", "until close", "chunked", "bom", "after a 100"],
)  # fmt: skip
def test_what_is_good_is_read(loop: Loop, action: Any) -> None:
    with FaultServer([action]) as server:
        assert loop.call("agents.get", server.url).agent_id == "A1"


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (faults.bomb(), "longer than 16 MiB"),
        (faults.endless, "longer than 16 MiB"),
        (reply(200, b" " * (BODY_LIMIT + 1)), "longer than 16 MiB"),
        (gzipped(BODY, cut=20), "the compressed body ends early"),
        (gzipped(BODY, cut=3), "the compressed body ends early"),
        (gzipped(BODY, coding="br"), "the body is not UTF-8"),
        (gzipped(BODY, coding="gzip, gzip"), "the compressed body is damaged"),
        (reply(200, BODY, content_encoding="gzip"), "the compressed body is damaged"),
        (faults.too_short_a_length, "the body is not JSON"),
        (reply(200, b"<html>hello</html>"), "the body is not JSON"),
        (reply(200, b"[]"), "not an object"),
        (reply(200, b""), "the body is not JSON"),
        (reply(204), "the body is not JSON"),
    ],
    ids=range(13),
)
def test_what_cannot_be_read_is_a_decode_error(loop: Loop, action: Any, text: str) -> None:
    with FaultServer([action]) as server:
        with pytest.raises(errors.DecodeError, match=text) as caught:
            loop.call("agents.get", server.url)
        assert len(server.received) == 1
    assert len(str(caught.value)) <= errors.TEXT_LIMIT


def test_a_bomb_in_an_error_answer_is_an_error_all_the_same(loop: Loop) -> None:
    bomb = faults.bomb()

    def act(talk: Any) -> bool:
        class Changed:
            send = staticmethod(lambda data: talk.send(data.replace(b" 200 ", b" 400 ", 1)))

        return bomb(Changed())  # type: ignore[arg-type]

    with (
        FaultServer([act]) as server,
        pytest.raises(errors.BadRequestError, match="16 MiB") as caught,
    ):
        loop.call("agents.get", server.url)
    assert caught.value.body is None


def test_the_largest_body_that_fits_is_read(loop: Loop) -> None:
    body = b'{"agent_id": "A1"' + b" " * (BODY_LIMIT - 18) + b"}"
    assert len(body) == BODY_LIMIT
    with FaultServer([reply(200, body)]) as server:
        assert loop.call("agents.get", server.url).agent_id == "A1"


def test_a_connection_cut_in_mid_bomb_is_closed_and_not_used_again(loop: Loop) -> None:
    def twice(client: Any) -> Any:
        if loop.kind == "sync":
            with pytest.raises(errors.DecodeError):
                client.agents.get("app", "A1")
            return client.agents.get("app", "A1")
        return _twice(client)

    async def _twice(client: Any) -> Any:
        with pytest.raises(errors.DecodeError):
            await client.agents.get("app", "A1")
        return await client.agents.get("app", "A1")

    with FaultServer([faults.endless]) as server:
        assert loop.call(twice, server.url).agent_id == "A1"
        assert server.connections == 2


def test_garbage_after_the_answer_harms_no_later_call(loop: Loop) -> None:
    dirty = raw(faults.head(200, {"content-length": str(len(BODY))}) + BODY + b"garbage")

    def twice(client: Any) -> Any:
        if loop.kind == "sync":
            return [client.agents.get("app", "A1").agent_id for _ in range(2)]
        return _twice(client)

    async def _twice(client: Any) -> Any:
        return [(await client.agents.get("app", "A1")).agent_id for _ in range(2)]

    with FaultServer([dirty]) as server:
        assert loop.call(twice, server.url) == ["A1", "A1"]


@pytest.mark.parametrize("body", [b"[" * 5000 + b"]" * 5000, b'{"a":' * 5000 + b"1" + b"}" * 5000])
def test_deep_json_is_refused(loop: Loop, body: bytes) -> None:
    if body[:1] == b"[":
        body = b'{"list": ' + body + b"}"
    with FaultServer([reply(200, body)]) as server, pytest.raises(errors.DecodeError, match="deep"):
        loop.call("agents.get", server.url)


def test_values_stay_what_they_were(loop: Loop) -> None:
    body = {"agent_id": 7, "start_ts": 1735035893.9, "status": True, "new": {"x": None}}
    with FaultServer([reply(200, body)]) as server:
        found = loop.call("agents.get", server.url)
    assert (found.agent_id, found.start_ts, found.status) == (7, 1735035893.9, True)
    assert found.to_dict() == body


@pytest.mark.parametrize("transport", ["plain", "as installed", "the user's own"])
@pytest.mark.parametrize(
    ("call", "method", "length"),
    [
        ("agents.stop", "POST", "0"),
        ("agents.get", "GET", None),
        (lambda client: client.phone_numbers.delete("+8613812345678"), "DELETE", None),
    ],
    ids=["POST", "GET", "DELETE"],
)
def test_a_request_without_a_body_tells_its_length_where_one_is_expected(
    loop: Loop, transport: str, call: Any, method: str, length: str | None, request: Any
) -> None:
    """A proxy may answer 411 to a POST without one, and a paid agent would run on."""
    more = {}
    if transport == "plain":
        request.getfixturevalue("plain")
    elif transport == "the user's own":
        more = {"httpx_client": httpx.Client() if loop.kind == "sync" else httpx.AsyncClient()}
    with FaultServer(default=reply(200, connection="close")) as server:
        loop.call(call, server.url, **more)
        (received,) = server.received
    assert (received.method, received.headers.get("content-length")) == (method, length)
    made = httpx.Request(method, server.url)
    assert made.headers.get("content-length") == length, "what the HTTP library itself sends"

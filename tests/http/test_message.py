"""The bytes of one exchange, fed by hand; they are used only where ``[fast]`` is installed."""

from __future__ import annotations

from math import inf

import pytest

pytest.importorskip("orjson")

from shengwang_agent._http.fast.message import Reply, origin_of, request_bytes
from shengwang_agent._http.framing import HEAD_LIMIT, BadAnswer
from shengwang_agent._http.request import Request

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: 1\r\nX-A: 2\r\n\r\n{}"


def fed(*chunks: bytes) -> Reply:
    reply = Reply()
    for chunk in chunks:
        reply.feed(chunk)
    return reply


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_an_answer_is_the_same_however_it_is_cut(size: int) -> None:
    reply = fed(*[OK[i : i + size] for i in range(0, len(OK), size)])
    assert reply.answer is not None
    assert (reply.answer.status, reply.answer.content) == (200, b"{}")
    assert reply.answer.headers["x-a"] == "1, 2"
    assert reply.reusable


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"more",
        OK + OK,
        OK.replace(b"X-A: 1", b"Connection: close"),
        OK.replace(b"1.1", b"1.0"),
    ],
    ids=["garbage", "two answers", "close", "HTTP/1.0"],
)
def test_nothing_is_built_on_a_connection_in_doubt(answer: bytes) -> None:
    reply = fed(answer)
    assert reply.answer is not None
    assert not reply.reusable


def test_what_comes_before_the_answer_is_passed_over() -> None:
    reply = fed(b"HTTP/1.1 103 Early Hints\r\nX-A: 9\r\n\r\n" + OK)
    assert reply.answer is not None
    assert reply.answer.headers["x-a"] == "1, 2"


def test_an_answer_of_no_stated_length_ends_with_its_connection() -> None:
    reply = fed(b"HTTP/1.1 200 OK\r\n\r\nab", b"c")
    assert reply.answer is None
    reply.ended()
    assert reply.answer is not None
    assert reply.answer.content == b"abc"
    assert not reply.reusable


@pytest.mark.parametrize("begun", [b"", b"HTTP/1.1 200 OK\r\nConte", OK[:-1]])
def test_an_answer_that_is_cut_is_none(begun: bytes) -> None:
    reply = fed(begun) if begun else Reply()
    with pytest.raises(BadAnswer):
        reply.ended()


@pytest.mark.parametrize(
    "answer",
    [
        b"garbage\r\n\r\n",
        OK.replace(b"X-A: 1", b"Content-Length: 3"),
        OK.replace(b"X-A: 1", b"Transfer-Encoding: chunked"),
        b"HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * HEAD_LIMIT,
    ],
    ids=["garbage", "two lengths", "length and chunks", "upgrade", "endless head"],
)
def test_what_is_not_http_is_refused(answer: bytes) -> None:
    with pytest.raises(BadAnswer):
        fed(answer)


def test_a_request_on_the_wire() -> None:
    url = "https://example.invalid:8443/v2/a%20b?limit=1"
    origin, target = origin_of(url)
    assert (origin.host, origin.port, origin.tls) == ("example.invalid", 8443, True)
    request = Request("POST", url, {"x-a": "1"}, b"{}", None, inf)
    assert request_bytes(request, origin, target) == (
        b"POST /v2/a%20b?limit=1 HTTP/1.1\r\nHost: example.invalid:8443\r\nx-a: 1\r\n"
        b"Content-Length: 2\r\n\r\n{}"
    )


def test_a_target_that_is_no_plain_text_is_encoded() -> None:
    assert origin_of("http://127.0.0.1:1/a b")[1] == "/a%20b"

"""What is made of each kind of answer, right or wrong: the same by all four transports."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

from shengwang_agent import errors
from shengwang_agent._http import client as library
from shengwang_agent._http.body import BODY_LIMIT, LAYERS
from shengwang_agent._http.framing import HEAD_LIMIT, Framing

from .calling import Loop
from .faults import FaultServer, Talk, raw
from .four import Four, Outcome, four

REFUSED = Outcome(lost=("no_response", "ConnectionLost", "RemoteProtocolError"))
LENGTH, CHUNKED = b"Content-Length: 2", b"Transfer-Encoding: chunked"
CHUNKS = b"2\r\n{}\r\n0\r\n\r\n"


def answer(*lines: bytes, body: bytes = b"{}", first: bytes = b"HTTP/1.1 200 OK") -> bytes:
    return b"\r\n".join([first, *lines]) + b"\r\n\r\n" + body


@pytest.fixture(scope="module")
def transports() -> Iterator[Four]:
    with four() as made:
        yield made


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


ILLEGAL = {
    "differing lengths": answer(LENGTH, b"Content-Length: 3"),
    "differing lengths in one line": answer(b"Content-Length: 2, 3"),
    "differing spellings of a length": answer(LENGTH, b"Content-Length: 02"),
    "length with a plus": answer(b"Content-Length: +2"),
    "length with an underscore": answer(b"Content-Length: 0_2"),
    "negative length": answer(b"Content-Length: -2"),
    "hexadecimal length": answer(b"Content-Length: 0x2"),
    "fractional length": answer(b"Content-Length: 2.0"),
    "empty length": answer(b"Content-Length:"),
    "empty element of a length": answer(b"Content-Length: 2,"),
    "length of other digits": answer("Content-Length: ²".encode("latin-1")),
    "endless length": answer(b"Content-Length: " + b"9" * 30),
    "length and chunks": answer(LENGTH, CHUNKED, body=CHUNKS),
    "chunks and length": answer(CHUNKED, LENGTH, body=CHUNKS),
    "length and chunks without a body": answer(
        LENGTH, CHUNKED, body=b"", first=b"HTTP/1.1 204 No Content"
    ),
    "chunked, chunked": answer(b"Transfer-Encoding: chunked, chunked", body=CHUNKS),
    "chunked twice": answer(CHUNKED, CHUNKED, body=CHUNKS),
    "identity, chunked": answer(b"Transfer-Encoding: identity, chunked", body=CHUNKS),
    "gzip, chunked": answer(b"Transfer-Encoding: gzip, chunked", body=CHUNKS),
    "chunked, identity": answer(b"Transfer-Encoding: chunked, identity", body=CHUNKS),
    "transfer coding identity": answer(b"Transfer-Encoding: identity"),
    "unknown transfer coding": answer(b"Transfer-Encoding: xchunked", body=CHUNKS),
    "empty transfer coding": answer(b"Transfer-Encoding:", body=CHUNKS),
    "chunked with a parameter": answer(b"Transfer-Encoding: chunked;a=b", body=CHUNKS),
    "chunks in HTTP/1.0": answer(CHUNKED, body=CHUNKS, first=b"HTTP/1.0 200 OK"),
    "folded header": answer(b"X-A: 1", b" 2", LENGTH),
    "folded with a tab": answer(b"X-A: 1", b"\t2", LENGTH),
    "folded first header": answer(b" X-A: 1", LENGTH),
    "folded length": answer(b"Content-Length:", b" 2"),
    "bare line feeds": answer(LENGTH).replace(b"\r\n", b"\n"),
    "a bare line feed": answer(LENGTH, b"X-A: 1\nX-B: 2"),
    "a bare line feed at the end": answer(LENGTH).replace(b"\r\n\r\n", b"\r\n\n"),
    "a bare carriage return": answer(LENGTH, b"X-A: 1\rX-B: 2"),
    "a carriage return too many": answer(LENGTH, b"X-A: 1\r"),
    "NUL in a value": answer(LENGTH, b"X-A: 1\x002"),
    "NUL in a name": answer(LENGTH, b"X\x00A: 12"),
    "a control character in a value": answer(LENGTH, b"X-A: 1\x012"),
    "DEL in a value": answer(LENGTH, b"X-A: 1\x7f2"),
    "no colon": answer(LENGTH, b"X-A"),
    "space before the colon": answer(LENGTH, b"X-A : 1"),
    "space before the colon of a length": answer(b"Content-Length : 2"),
    "space within a name": answer(LENGTH, b"X A: 1"),
    "empty name": answer(LENGTH, b": 1"),
    "name that is not ASCII": answer(LENGTH, "X-Ä: 1".encode()),
    "name in brackets": answer(LENGTH, b"X[a]: 1"),
    "lower-case protocol": answer(LENGTH, first=b"http/1.1 200 OK"),
    "HTTP/2.0": answer(LENGTH, first=b"HTTP/2.0 200 OK"),
    "HTTP/0.9": answer(LENGTH, first=b"HTTP/0.9 200 OK"),
    "HTTP/1": answer(LENGTH, first=b"HTTP/1 200 OK"),
    "HTTP/1.10": answer(LENGTH, first=b"HTTP/1.10 200 OK"),
    "another protocol": answer(LENGTH, first=b"ICY 200 OK"),
    "a body and nothing else": b'{"agent_id": "A1"}',
    "a greeting": b"SSH-2.0-OpenSSH_9.6\r\n",
    "TLS": b"\x15\x03\x01\x00\x02\x02\x28",
    "an empty line first": b"\r\n" + answer(LENGTH),
    "a space first": b" " + answer(LENGTH),
    "status of two digits": answer(LENGTH, first=b"HTTP/1.1 20 OK"),
    "status of four digits": answer(LENGTH, first=b"HTTP/1.1 2000 OK"),
    "status below 100": answer(LENGTH, first=b"HTTP/1.1 099 OK"),
    "no status": answer(LENGTH, first=b"HTTP/1.1 OK"),
    "two spaces before the status": answer(LENGTH, first=b"HTTP/1.1  200 OK"),
    "a tab before the status": answer(LENGTH, first=b"HTTP/1.1\t200 OK"),
    "NUL in the reason": answer(LENGTH, first=b"HTTP/1.1 200 O\x00K"),
    "a bare carriage return in the reason": answer(LENGTH, first=b"HTTP/1.1 200 O\rK"),
    "another protocol after it": answer(
        b"Upgrade: x", b"Connection: upgrade", first=b"HTTP/1.1 101 Switching Protocols"
    ),
    "wrong head before the answer": answer(b"X-A", body=b"", first=b"HTTP/1.1 100 C")
    + answer(LENGTH),
    "a wrong answer after 100": answer(body=b"", first=b"HTTP/1.1 100 C") + answer(b"X-A : 1"),
    "endless header": b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * HEAD_LIMIT,
    "endless headers": b"HTTP/1.1 200 OK\r\n" + b"X-A: 1\r\n" * (HEAD_LIMIT // 8),
    "a head that is too long": answer(LENGTH, b"X-A: " + b"a" * HEAD_LIMIT),
    "chunk size with 0x": answer(CHUNKED, body=b"0x2\r\n{}\r\n0\r\n\r\n"),
    "chunk size with a plus": answer(CHUNKED, body=b"+2\r\n{}\r\n0\r\n\r\n"),
    "negative chunk size": answer(CHUNKED, body=b"-2\r\n{}\r\n0\r\n\r\n"),
    "chunk size with an underscore": answer(CHUNKED, body=b"0_2\r\n{}\r\n0\r\n\r\n"),
    "space before a chunk size": answer(CHUNKED, body=b" 2\r\n{}\r\n0\r\n\r\n"),
    "space before a chunk extension": answer(CHUNKED, body=b"2 ;a\r\n{}\r\n0\r\n\r\n"),
    "no chunk size": answer(CHUNKED, body=b"\r\n{}\r\n0\r\n\r\n"),
    "chunk size that is too large": answer(CHUNKED, body=b"1" + b"0" * 16 + b"\r\n{}"),
    "chunk size after a bare line feed": answer(CHUNKED, body=b"2\n{}\r\n0\r\n\r\n"),
    "a bare line feed in a chunk extension": answer(CHUNKED, body=b"2;a\n{}\r\n0\r\n\r\n"),
    "NUL in a chunk extension": answer(CHUNKED, body=b"2;a\x00\r\n{}\r\n0\r\n\r\n"),
    "endless chunk extension": answer(CHUNKED, body=b"2;" + b"a" * HEAD_LIMIT),
    "chunk that is longer than it says": answer(CHUNKED, body=b"2\r\n{}}\r\n0\r\n\r\n"),
    "chunk that is shorter than it says": answer(CHUNKED, body=b"4\r\n{}\r\n0\r\n\r\n"),
    "chunk ended by a bare line feed": answer(CHUNKED, body=b"2\r\n{}\n0\r\n\r\n"),
    "chunk ended by other bytes": answer(CHUNKED, body=b"2\r\n{}xx0\r\n\r\n"),
    "malformed trailer": answer(CHUNKED, body=b"2\r\n{}\r\n0\r\nX-A\r\n\r\n"),
    "folded trailer": answer(CHUNKED, body=b"2\r\n{}\r\n0\r\nX-A: 1\r\n 2\r\n\r\n"),
    "trailers ended by bare line feeds": answer(CHUNKED, body=b"2\r\n{}\r\n0\r\n\n"),
    "length in the trailers": answer(CHUNKED, body=b"2\r\n{}\r\n0\r\nContent-Length: 2\r\n\r\n"),
    "endless trailers": answer(CHUNKED, body=b"2\r\n{}\r\n0\r\n" + b"X-A: 1\r\n" * HEAD_LIMIT),
}


@pytest.mark.parametrize("name", ILLEGAL)
def test_what_could_be_read_in_two_ways_is_refused_at_once(transports: Four, name: str) -> None:
    data = ILLEGAL[name]
    for size in (len(data), 7) if len(data) < 1000 else (len(data), 65536):
        # The connection stays open: a refusal that came of its end would be another error.
        assert transports.agreed(pieces(data, size), ends=False) == REFUSED


OK = answer(LENGTH)
CLOSED = b"Connection: close"
HTTP10 = b"HTTP/1.0 200 OK"
LEGAL: dict[str, tuple[bytes, int, bytes, bool]] = {
    "ordinary": (OK, 200, b"{}", True),
    "an equal length twice": (answer(LENGTH, LENGTH), 200, b"{}", True),
    "an equal length in one line": (answer(b"Content-Length: 2, 2"), 200, b"{}", True),
    "length with zeros": (answer(b"Content-Length: 0002"), 200, b"{}", True),
    "length among spaces": (answer(b"Content-Length: \t2 \t"), 200, b"{}", True),
    "length without a space": (answer(b"content-length:2"), 200, b"{}", True),
    "chunks": (answer(CHUNKED, body=CHUNKS), 200, b"{}", True),
    "chunks in capitals": (answer(b"TRANSFER-ENCODING: CHUNKED", body=CHUNKS), 200, b"{}", True),
    "many chunks": (answer(CHUNKED, body=b"1\r\n{\r\n01\r\n}\r\n000\r\n\r\n"), 200, b"{}", True),
    "a large chunk": (
        answer(CHUNKED, body=b"aBcD\r\n" + b" " * 0xABCD + b"\r\n0\r\n\r\n"),
        200,
        b" " * 0xABCD,
        True,
    ),
    "chunk extensions": (
        answer(CHUNKED, body=b'2;a=b;c="d e"\r\n{}\r\n0;x\r\n\r\n'),
        200,
        b"{}",
        True,
    ),
    "spaces after a chunk size": (answer(CHUNKED, body=b"2 \r\n{}\r\n0  \r\n\r\n"), 200, b"{}", True),
    "trailers": (answer(CHUNKED, body=b"2\r\n{}\r\n0\r\nX-T: 1\r\n\r\n"), 200, b"{}", True),
    "no chunk but the last": (answer(CHUNKED, body=b"0\r\n\r\n"), 200, b"", True),
    "no reason": (answer(LENGTH, first=b"HTTP/1.1 200 "), 200, b"{}", True),
    "no reason and no space": (answer(LENGTH, first=b"HTTP/1.1 200"), 200, b"{}", True),
    "odd reason": (answer(LENGTH, first=b"HTTP/1.1 200 \xff \t:\xe4"), 200, b"{}", True),
    "a minor version to come": (answer(LENGTH, first=b"HTTP/1.2 200 OK"), 200, b"{}", True),
    "a status nobody knows": (answer(LENGTH, first=b"HTTP/1.1 999 X"), 999, b"{}", True),
    "no headers": (answer(first=HTTP10), 200, b"{}", False),
    "values that are not ASCII": (answer(LENGTH, b"X-A: \xe4\xff\x80"), 200, b"{}", True),
    "empty value": (answer(LENGTH, b"X-A:"), 200, b"{}", True),
    "names of all characters": (answer(LENGTH, b"!#$%&'*+-.^_`|~09aZ: 1"), 200, b"{}", True),
    "many headers": (answer(LENGTH, *[b"X-%d: 1" % n for n in range(3000)]), 200, b"{}", True),
    "a long head": (answer(LENGTH, b"X-A: " + b"a" * 90_000), 200, b"{}", True),
    "after a 100": (answer(body=b"", first=b"HTTP/1.1 100 Continue") + OK, 200, b"{}", True),
    "after 102 and 103": (
        answer(body=b"", first=b"HTTP/1.1 102 P")
        + answer(b"Link: </a>", body=b"", first=b"HTTP/1.1 103 Early Hints")
        + OK,
        200,
        b"{}",
        True,
    ),
    "after a 100 with a length": (
        answer(b"Content-Length: 5", body=b"", first=b"HTTP/1.1 100 Continue") + OK,
        200,
        b"{}",
        True,
    ),
    "after a 100 that closes": (
        answer(CLOSED, body=b"", first=b"HTTP/1.1 100 Continue") + OK,
        200,
        b"{}",
        True,
    ),
    "204": (answer(body=b"", first=b"HTTP/1.1 204 No Content"), 204, b"", True),
    "204 with a length": (answer(LENGTH, body=b"", first=b"HTTP/1.1 204 No Content"), 204, b"", True),
    "204 with chunks": (answer(CHUNKED, body=b"", first=b"HTTP/1.1 204 X"), 204, b"", True),
    "204 with a body": (answer(LENGTH, first=b"HTTP/1.1 204 No Content"), 204, b"", False),
    "304 with a length": (answer(LENGTH, body=b"", first=b"HTTP/1.1 304 X"), 304, b"", True),
    "length zero": (answer(b"Content-Length: 0", body=b""), 200, b"", True),
    "bytes after the answer": (OK + b"x", 200, b"{}", False),
    "a line after the answer": (OK + b"\r\n", 200, b"{}", False),
    "two answers": (OK + answer(b"Content-Length: 4", body=b"evil"), 200, b"{}", False),
    "bytes after the chunks": (answer(CHUNKED, body=CHUNKS) + b"x", 200, b"{}", False),
    "bytes after length zero": (answer(b"Content-Length: 0"), 200, b"", False),
    "HTTP/1.0": (answer(LENGTH, first=HTTP10), 200, b"{}", False),
    "HTTP/1.0 that stays open": (
        answer(LENGTH, b"Connection: keep-alive", first=HTTP10),
        200,
        b"{}",
        False,
    ),
    "close": (answer(LENGTH, CLOSED), 200, b"{}", False),
    "close in a list": (answer(LENGTH, b"Connection: a, CLOSE ,b"), 200, b"{}", False),
    "close in a second line": (answer(LENGTH, b"Connection: a", CLOSED), 200, b"{}", False),
    "a token like close": (answer(LENGTH, b"Connection: closed"), 200, b"{}", True),
    "keep-alive": (answer(LENGTH, b"Connection: Keep-Alive"), 200, b"{}", True),
    "an upgrade that is offered": (
        answer(LENGTH, b"Connection: upgrade", b"Upgrade: h2c"),
        200,
        b"{}",
        True,
    ),
    "until the connection ends": (answer(), 200, b"{}", False),
    "nothing until the connection ends": (answer(body=b""), 200, b"", False),
}  # fmt: skip
UNTIL_END = {"no headers", "until the connection ends", "nothing until the connection ends"}


@pytest.mark.parametrize("name", LEGAL)
def test_what_has_one_meaning_is_read(transports: Four, name: str) -> None:
    data, status, content, kept = LEGAL[name]
    sizes = (len(data), 1) if len(data) < 1000 else (len(data), 5000)
    for size in sizes:
        found = transports.agreed(pieces(data, size), ends=name in UNTIL_END)
        assert (found.status, found.content, found.broken) == (status, content, None)
        assert found.kept is kept


@pytest.mark.parametrize("headers", [[LENGTH], [CHUNKED], [b"X-A: 1"]])
def test_an_end_at_any_byte(transports: Four, headers: list[bytes]) -> None:
    chunked = headers == [CHUNKED]
    body = b"1\r\n{\r\n1\r\n}\r\n0\r\nX-T: 1\r\n\r\n" if chunked else b"{}"
    whole = answer(*headers, b"X-A: 1", body=body)
    head = len(whole) - len(body)
    for cut in range(len(whole)):
        found = transports.agreed([whole[:cut]] if cut else [])
        if headers == [b"X-A: 1"] and cut >= head:
            assert (found.status, found.content) == (200, whole[head:cut])
        else:
            assert found == REFUSED


# Codings of the body --------------------------------------------------------------------------

JSON = b'{"agent_id": "A1"}'
BARE = zlib.compressobj(wbits=-zlib.MAX_WBITS)
RAW = BARE.compress(JSON) + BARE.flush()
DAMAGED, EARLY = "the compressed body is damaged", "the compressed body ends early"
CODED: dict[str, tuple[bytes, bytes, bytes, str | None]] = {
    "none": (b"", JSON, JSON, None),
    "identity": (b"identity", JSON, JSON, None),
    "gzip": (b"gzip", gzip.compress(JSON), JSON, None),
    "GZIP": (b" GZIP ", gzip.compress(JSON), JSON, None),
    "x-gzip": (b"x-gzip", gzip.compress(JSON), JSON, None),
    "deflate": (b"deflate", zlib.compress(JSON), JSON, None),
    "bare deflate": (b"deflate", RAW, JSON, None),
    "no coding at all": (b"utf-8", JSON, JSON, None),
    "no coding, and gzip": (b"utf-8, gzip", gzip.compress(JSON), JSON, None),
    "gzip, identity": (b"gzip, identity", gzip.compress(JSON), JSON, None),
    "empty elements": (b",gzip,,", gzip.compress(JSON), JSON, None),
    "gzip twice": (b"gzip, gzip", gzip.compress(gzip.compress(JSON)), JSON, None),
    "deflate, then gzip": (b"deflate, gzip", gzip.compress(zlib.compress(JSON)), JSON, None),
    "several members": (b"gzip", gzip.compress(JSON) + gzip.compress(b"more"), JSON, None),
    "bytes after the end": (b"gzip", gzip.compress(JSON) + b"\0" * 9, JSON, None),
    "no body": (b"gzip", b"", b"", None),
    "br, which was not asked for": (b"br", JSON, JSON, None),
    "zstd, which was not asked for": (b"zstd", JSON, JSON, None),
    "not gzip": (b"gzip", JSON, b"", DAMAGED),
    "deflate called gzip": (b"gzip", zlib.compress(JSON), b"", DAMAGED),
    "gzip called deflate": (b"deflate", gzip.compress(JSON), b"", DAMAGED),
    "gzip once, said twice": (b"gzip, gzip", gzip.compress(JSON), b"", DAMAGED),
    "half": (b"gzip", gzip.compress(JSON)[:20], b"", EARLY),
    "half of the inner one": (b"gzip, gzip", gzip.compress(gzip.compress(JSON)[:20]), b"", EARLY),
    "the first byte of deflate": (b"deflate", b"\x78", b"", EARLY),
    "too many": (b"gzip," * (LAYERS + 1), JSON, b"", f"more than {LAYERS} content-encodings"),
    "a bomb": (b"gzip", gzip.compress(bytes(BODY_LIMIT + 1), 9), b"", "longer than 16 MiB"),
    "a bomb in a bomb": (
        b"gzip, gzip",
        gzip.compress(gzip.compress(bytes(BODY_LIMIT + 1), 9), 9),
        b"",
        "longer than 16 MiB",
    ),
}


@pytest.mark.parametrize("name", CODED)
def test_a_coded_body_is_read_within_its_bounds(transports: Four, name: str) -> None:
    coding, body, content, broken = CODED[name]
    data = answer(b"Content-Encoding: " + coding, b"Content-Length: %d" % len(body), body=body)
    for size in (len(data), 1) if len(data) < 1000 else (len(data), 5000):
        found = transports.agreed(pieces(data, size), ends=False)
        assert found.status == 200
        assert found.content == content
        assert (broken or "") in (found.broken or ""), found
        assert (found.broken is None) is (broken is None)


# The framing by itself ------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*LEGAL, *ILLEGAL])
def test_where_the_bytes_are_cut_changes_nothing(name: str) -> None:
    data = LEGAL[name][0] if name in LEGAL else ILLEGAL[name]
    data = data[:400]
    whole = judged(data)
    for cut in range(1, len(data)):
        assert judged(data[:cut], data[cut:]) == whole


def judged(*chunks: bytes) -> Any:
    framing = Framing()
    body = b""
    for chunk in chunks:
        if framing.done or framing.fault:
            framing.keep = False
            break
        body += b"".join(framing.feed(chunk))
    return framing.status, framing.headers, body, framing.done, framing.keep, framing.fault


# The same over sockets ------------------------------------------------------------------------


def said(data: bytes) -> Any:
    """Sends these bytes, and leaves the connection open."""

    def act(talk: Talk) -> bool:
        talk.send(data)
        return True

    return act


REAL = ["folded header", "bare line feeds", "length and chunks", "differing lengths", "no colon"]


@pytest.mark.parametrize("fast", [True, False], ids=["fast", "plain"])
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("name", REAL)
def test_over_sockets_too(
    kind: str, name: str, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "is_fast", lambda settings: fast)
    with FaultServer([raw(ILLEGAL[name])]) as server:
        with pytest.raises(errors.OutcomeUnknown) as caught:
            Loop(kind).call("agents.speak", server.url)
        assert isinstance(caught.value, errors.ConnectionLost)
        assert len(server.received) == 1


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_with_the_users_own_client_too(library: str, kind: str) -> None:
    module = pytest.importorskip(library)
    loop = Loop("sync" if kind == "Client" else "async")
    script = [raw(ILLEGAL["folded header"]), said(OK + OK)]
    owned = getattr(module, kind)()

    def both(client: Any) -> Any:
        if loop.kind == "async":
            return both_async(client)
        with owned:
            with pytest.raises(module.RemoteProtocolError, match="malformed status line"):
                client.agents.speak("app", "A1", text="x")
            return [client.agents.get("app", "A1") for _ in range(2)]

    async def both_async(client: Any) -> Any:
        async with owned:
            with pytest.raises(module.RemoteProtocolError, match="malformed status line"):
                await client.agents.speak("app", "A1", text="x")
            return [await client.agents.get("app", "A1") for _ in range(2)]

    with FaultServer(script) as server:
        loop.call(both, server.url, httpx_client=owned)
        assert (len(server.received), server.connections) == (3, 3)


@pytest.mark.parametrize("fast", [True, False], ids=["fast", "plain"])
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_second_answer_is_given_to_nobody(
    kind: str, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "is_fast", lambda settings: fast)
    evil = answer(b"Content-Length: 20", body=b'{"agent_id": "EVIL"}')
    good = answer(b"Content-Length: 18", body=JSON)

    def twice(client: Any) -> Any:
        if kind == "sync":
            return [client.agents.get("app", "A1").agent_id for _ in range(2)]
        return _twice(client)

    async def _twice(client: Any) -> Any:
        return [(await client.agents.get("app", "A1")).agent_id for _ in range(2)]

    with FaultServer([said(good + evil)]) as server:
        assert Loop(kind).call(twice, server.url) == ["A1", "A1"]
        assert server.connections == 2

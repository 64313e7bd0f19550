"""Answers that never end, and never keep a single read waiting: the limits of a call end them."""

from __future__ import annotations

import threading
import zlib

import pytest

pytest.importorskip("orjson")

from shengwang_agent import errors

from .calling import Loop
from .faults import FaultServer, Talk, head

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = head(200, {"transfer-encoding": "chunked"})
ZIPPED = head(200, {"transfer-encoding": "chunked", "content-encoding": "gzip"})
EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"


@pytest.fixture(params=["sync", "async"])
def loop(request: pytest.FixtureRequest) -> Loop:
    return Loop(request.param)


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def zipped(data: bytes, *, ends: bool) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(data) + packer.flush(zlib.Z_FINISH if ends else zlib.Z_SYNC_FLUSH)


ENDLESS = {
    "1xx answers": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "1xx answers with headers": (b"", b"HTTP/1.1 103 Hints\r\nlink: a\r\n\r\n"),
    "header lines": (HEAD, b"x-a: 1\r\n"),
    "one header line": (HEAD + b"x-a: ", b"a"),
    "a status line": (b"HTTP/1.1 200 ", b"a"),
    "tiny chunks": (CHUNKED, chunk(b" ")),
    "chunk extensions": (CHUNKED + b"1;", b"a"),
    "trailers": (CHUNKED + chunk(b"{}") + b"0\r\n", b"x-a: 1\r\n"),
    "one trailer": (CHUNKED + chunk(b"{}") + b"0\r\nx-a: ", b"a"),
    "empty gzip blocks": (ZIPPED + chunk(zipped(b"", ends=False)), chunk(EMPTY_BLOCK)),
    "bytes after the gzip end": (ZIPPED + chunk(zipped(b"{}", ends=True)), chunk(b"\x00" * 9)),
    "a body until close": (HEAD + b"connection: close\r\n\r\n", b" "),
}


class Endless:
    """Sends the same for ever, as fast as it is taken, or a piece now and then."""

    def __init__(self, begin: bytes, piece: bytes, pause: float) -> None:
        self.hung_up = threading.Event()
        self._begin, self._pause = begin, pause
        self._piece = piece if pause else piece * (4096 // len(piece))

    def __call__(self, talk: Talk) -> bool:
        try:
            talk.send(self._begin)
            while not talk.server.ended.wait(self._pause):
                talk.send(self._piece)
        except OSError:
            self.hung_up.set()
        return False


@pytest.mark.parametrize("pause", [0.0, 0.01], ids=["flooding", "dripping"])
@pytest.mark.parametrize("kind", ENDLESS)
def test_an_endless_answer_ends_with_the_time_of_the_call(
    loop: Loop, kind: str, pause: float
) -> None:
    endless = Endless(*ENDLESS[kind], pause)
    with FaultServer([endless]) as server:
        with pytest.raises(errors.ShengwangError):
            loop.call("agents.get", server.url, timeout=0.15, deadline=0.3, max_retries=0)
        assert endless.hung_up.wait(10), "the connection was not closed"


@pytest.mark.parametrize("kind", ["one trailer", "chunk extensions", "1xx answers"])
def test_what_is_no_body_is_bounded_without_limits_of_time_too(loop: Loop, kind: str) -> None:
    endless = Endless(*ENDLESS[kind], 0.0)
    with FaultServer([endless]) as server:
        with pytest.raises(errors.ConnectionLost):
            loop.call("agents.get", server.url, timeout=None, max_retries=0)
        assert endless.hung_up.wait(10)

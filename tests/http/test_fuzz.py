"""Answers made at random, right and wrong: all four transports make the same of each.

``ANSWERS`` in the environment is how many are tried, ``SEED`` which ones::

    ANSWERS=12000 SEED=7 python -m pytest tests/http/test_fuzz.py
"""

from __future__ import annotations

import gzip
import os
import random
import zlib
from collections.abc import Iterator

import pytest

from .four import Four, four

COUNT = int(os.environ.get("ANSWERS", "240"))
SEEDS = [int(os.environ["SEED"])] if "SEED" in os.environ else [1, 2, 3, 4]

FIRST = [
    b"HTTP/1.1 200 OK", b"HTTP/1.1 200 OK", b"HTTP/1.1 200 OK", b"HTTP/1.1 404 Not Found",
    b"HTTP/1.1 503 Busy", b"HTTP/1.1 204 No Content", b"HTTP/1.1 304 X", b"HTTP/1.0 200 OK",
    b"HTTP/1.1 200", b"HTTP/1.1 200 ", b"HTTP/1.1 999 X", b"HTTP/1.1 101 X", b"HTTP/1.1 100 Continue",
    b"HTTP/1.1 103 Hints", b"HTTP/1.1 20 OK", b"HTTP/2.0 200 OK", b"http/1.1 200 OK", b"HTTP/1.2 200 \xff",
]  # fmt: skip
LENGTHS = [
    b"%d",
    b"%d",
    b"%d",
    b"0%d",
    b"+%d",
    b"-%d",
    b"%d_0",
    b" %d ",
    b"%d, %d",
    b"%d,",
    b"0x%d",
    b"",
]
CODINGS = [
    b"chunked", b"chunked", b"chunked", b"Chunked", b"chunked, chunked", b"identity", b"gzip, chunked",
    b"identity, chunked", b"chunked;a=b", b"xchunked", b"",
]  # fmt: skip
OTHERS = [
    b"X-A: 1", b"X-A: 1", b"X-A:", b"x-a:2 ", b"X-A : 1", b"X-A", b": 1", b" folded", b"\tfolded",
    b"X-A: \xe4", b"X-\xe4: 1", b"X-A: a\x00b", b"X-A: a\rb", b"X-A: a\nb", b"Connection: close",
    b"Connection: keep-alive", b"Connection: a, close", b"Connection: upgrade", b"Upgrade: h2c",
    b"Trailer: X", b"Set-Cookie: a=b", b"X-A: " + b"a" * 200,
]  # fmt: skip
CONTENT = [
    b"",
    b"gzip",
    b"gzip",
    b"deflate",
    b"deflate",
    b"identity",
    b"utf-8",
    b"br",
    b"gzip, gzip",
    b"gzip, utf-8",
]
SIZES = [
    b"%x",
    b"%x",
    b"%x",
    b"%X",
    b"0%x",
    b"%x;a=b",
    b"%x ",
    b" %x",
    b"0x%x",
    b"%x ;a",
    b"+%x",
    b"%x\t",
]
ENDS = [b"\r\n"] * 12 + [b"\n", b"\r", b"", b"\r\n\r\n"]


class Answers:
    """Makes answers: each part is right most of the time, so that several faults are seldom."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def __iter__(self) -> Answers:
        return self

    def __next__(self) -> tuple[list[bytes], bool]:
        data = self._answer()
        if self._chance.random() < 0.1:
            data = self._answer() + data
        if self._chance.random() < 0.3:
            data = self._damaged(data)
        return self._cut(data), self._chance.random() < 0.4

    def _answer(self) -> bytes:
        pick = self._chance.choice
        coding, body = self._body()
        lines = [self._likely(FIRST)]
        if coding:
            lines.append(b"Content-Encoding: " + coding)
        kind = self._chance.random()
        if kind < 0.55:
            lines += [self._length(body)] * (2 if self._chance.random() < 0.1 else 1)
        if kind > 0.5 and kind < 0.95:
            lines.append(
                pick([b"Transfer-Encoding: ", b"transfer-encoding:"]) + self._likely(CODINGS)
            )
            body = self._chunked(body)
        for _ in range(self._chance.randrange(3)):
            lines.insert(self._chance.randint(1, len(lines)), self._likely(OTHERS))
        end = self._likely(ENDS) if self._chance.random() < 0.1 else b"\r\n"
        return b"".join(line + end for line in lines) + b"\r\n" + body

    def _likely(self, choices: list[bytes]) -> bytes:
        return choices[0] if self._chance.random() < 0.5 else self._chance.choice(choices)

    def _length(self, body: bytes) -> bytes:
        size = len(body) + (self._chance.choice([-1, 1, 9]) if self._chance.random() < 0.1 else 0)
        form = self._likely(LENGTHS)
        return b"Content-Length: " + form.replace(b"%d", b"%d" % max(size, 0))

    def _body(self) -> tuple[bytes, bytes]:
        text = b'{"a": "%s"}' % (b"b" * self._chance.choice([0, 1, 10, 300]))
        coding = self._chance.choice(CONTENT) if self._chance.random() < 0.3 else b""
        if self._chance.random() < 0.2:
            return coding, text
        for name in coding.split(b", "):
            if name == b"gzip":
                text = gzip.compress(text, mtime=0)
            elif name == b"deflate":
                text = (
                    zlib.compress(text)[2:-4]
                    if self._chance.random() < 0.5
                    else zlib.compress(text)
                )
        return coding, text + text[: self._chance.choice([0, 0, 0, 0, 5])]

    def _chunked(self, body: bytes) -> bytes:
        made, at = [], 0
        while at < len(body):
            piece = body[at : at + self._chance.randint(1, 100)]
            at += len(piece)
            made += [self._size(len(piece)), piece, self._line_end()]
        made += [self._size(0), *[b"X-T: 1\r\n"] * self._chance.choice([0, 0, 0, 1, 2])]
        return b"".join(made) + self._line_end()

    def _size(self, size: int) -> bytes:
        form = SIZES[0] if self._chance.random() < 0.9 else self._chance.choice(SIZES)
        return form % size + self._line_end()

    def _line_end(self) -> bytes:
        return b"\r\n" if self._chance.random() < 0.98 else self._chance.choice(ENDS)

    def _damaged(self, data: bytes) -> bytes:
        at = self._chance.randint(0, len(data))
        how = self._chance.randrange(5)
        if how == 0:
            return data[:at]
        if how == 1:
            return data[:at] + data[at + 1 :]
        if how == 2:
            return data[:at] + bytes([self._chance.randrange(256)]) + data[at + 1 :]
        if how == 3:
            return (
                data[:at] + self._chance.choice([b"\r", b"\n", b"\0", b" ", b":", b","]) + data[at:]
            )
        return data + self._chance.choice([b"x", b"\r\n", b"\0", data])

    def _cut(self, data: bytes) -> list[bytes]:
        if not data:
            return []
        count = self._chance.choice([0, 0, 1, 2, 5])
        cuts = sorted({self._chance.randint(1, len(data)) for _ in range(count)} - {len(data)})
        return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]


@pytest.fixture(scope="module")
def transports() -> Iterator[Four]:
    with four() as made:
        yield made


@pytest.mark.parametrize("seed", SEEDS)
def test_all_transports_make_the_same_of_any_answer(transports: Four, seed: int) -> None:
    count = COUNT // len(SEEDS)
    read = 0
    for (pieces, ends), _ in zip(Answers(seed), range(count), strict=False):
        read += transports.agreed(pieces, ends).lost is None
    assert 0.2 < read / count < 0.8, "answers of one kind show little"

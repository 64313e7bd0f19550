"""Reading an answer's body within its bounds: size, time, and no bomb in the compression."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from time import monotonic
from typing import Any, NamedTuple

BODY_LIMIT = 16 * 1024 * 1024
"""A longer answer is refused, also when it only grows that long after decompression."""

LAYERS = 5
"""Compressions over each other that are undone; each takes memory."""


class Answer(NamedTuple):
    """One HTTP answer, read to its end. Header names are lower-case.

    ``broken`` says why the body is unusable (too long, or its compression is damaged).
    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    broken: str | None = None

    def __repr__(self) -> str:
        return f"<Answer {self.status}, {len(self.content)} bytes>"  # for tracebacks with locals


class TimeUp(Exception):
    """The answer was not complete within the time limit of the attempt."""


class TooLate(TimeUp):
    """The time was up before the request was sent, so it was not sent."""


class Unreadable(Exception):
    """The body cannot be had: too long, or its compression is unknown or damaged."""


class _Layer:
    """One compression, undone as its bytes come, never past the limit."""

    def __init__(self, coding: str) -> None:
        # zlib can tell its own formats apart, but some servers send "deflate" without a header.
        self._inflate: Any = None
        if coding != "deflate":
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._first = b""
        self._size = 0
        self.begun = False

    def add(self, chunk: bytes) -> bytes:
        self.begun = self.begun or bool(chunk)
        if self._inflate is None:
            chunk = self._first = self._first + chunk
            if len(chunk) < 2:
                return b""
            wrapped = chunk[0] & 15 == 8 and (chunk[0] << 8 | chunk[1]) % 31 == 0
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        if self._inflate.eof:
            return b""  # zlib would keep it, and copy all of it each time
        try:
            found = bytes(self._inflate.decompress(chunk, BODY_LIMIT + 1 - self._size))
        except zlib.error:
            raise Unreadable("the compressed body is damaged") from None
        self._size += len(found)
        if self._size > BODY_LIMIT:
            raise _too_long()
        return found

    @property
    def ended(self) -> bool:
        return self._inflate is not None and self._inflate.eof


def _too_long() -> Unreadable:
    return Unreadable(f"the body is longer than {BODY_LIMIT >> 20} MiB")


def _layers(coding: str) -> list[_Layer]:
    """What is undone first comes first. What is no coding we know is passed over, as in httpx."""
    names = [name.strip(" \t").lower() for name in coding.split(",")]
    known = [name for name in names if name in ("gzip", "x-gzip", "deflate")]
    if len(known) > LAYERS:
        raise Unreadable(f"the body has more than {LAYERS} content-encodings")
    return [_Layer(name) for name in reversed(known)]


class Body:
    """Collects chunks, decompressing gzip and deflate as they come, never past the limit."""

    def __init__(self, coding: str, until: float) -> None:
        self._layers = _layers(coding) if coding else []
        self._until = until
        self._parts: list[bytes] = []
        self._size = self._received = 0

    def add(self, chunk: bytes) -> None:
        self._received += len(chunk)
        for layer in self._layers:
            chunk = layer.add(chunk)
        self._size += len(chunk)
        # Also what was received is counted: empty blocks, and what follows the compressed end,
        # give no output.
        if max(self._size, self._received) > BODY_LIMIT:
            raise _too_long()
        if chunk:
            self._parts.append(chunk)
        if monotonic() > self._until:
            raise TimeUp("the answer was not complete within the time limit")

    def whole(self) -> bytes:
        if self._layers and any(layer.begun and not layer.ended for layer in self._layers):
            raise Unreadable("the compressed body ends early")
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)


def read(response: Any, until: float) -> Answer:
    """Read an open response to its end and close it. ``until`` is monotonic seconds, or ``inf``."""
    headers = _headers(response)
    try:
        body = _begun(response, headers, until)
        for chunk in () if response.is_stream_consumed else response.stream:
            body.add(chunk)
        return Answer(response.status_code, headers, body.whole())
    except Unreadable as error:
        return Answer(response.status_code, headers, b"", str(error))
    finally:
        response.close()
        response.stream = None  # it and the response hold each other, and the connection pool


async def read_async(response: Any, until: float) -> Answer:
    """The same for the async client."""
    headers = _headers(response)
    try:
        body = _begun(response, headers, until)
        if not response.is_stream_consumed:
            async for chunk in response.stream:
                body.add(chunk)
        return Answer(response.status_code, headers, body.whole())
    except Unreadable as error:
        return Answer(response.status_code, headers, b"", str(error))
    finally:
        await response.aclose()
        response.stream = None


def _headers(response: Any) -> dict[str, str]:
    # Once as a plain dict: a look-up in the library's own kind takes a microsecond each.
    found: dict[str, str] = {}
    for raw_name, raw_value in response.headers.raw:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _begun(response: Any, headers: Mapping[str, str], until: float) -> Body:
    if not response.is_stream_consumed:
        return Body(headers.get("content-encoding", ""), until)
    # A mock transport hands over a response that is read already, and decompressed with it.
    body = Body("", until)
    body.add(response.content)
    return body

"""Reading an answer's body within its bounds: size, time, and no bomb in the compression."""

from __future__ import annotations

import re
import zlib
from collections.abc import AsyncIterator, Iterator, Mapping
from time import monotonic
from typing import Any, NamedTuple

BODY_LIMIT = 16 * 1024 * 1024
"""A longer answer is refused, also when it only grows that long after decompression."""


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


class Unreadable(Exception):
    """The body cannot be had: too long, or its compression is unknown or damaged."""


class Body:
    """Collects chunks, decompressing gzip and deflate as they come, never past the limit."""

    def __init__(self, coding: str, until: float) -> None:
        coding = coding.strip().lower()
        self._inflate: Any = None
        if coding in ("gzip", "x-gzip", "deflate"):
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)
        elif coding not in ("", "identity"):
            name = repr(coding) if re.fullmatch("[a-z0-9-]{1,20}", coding) else "(no name of one)"
            raise Unreadable(f"the body has an unknown content-encoding {name}")
        self._until = until
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        if self._inflate is not None:
            chunk = self._inflated(chunk)
        self._size += len(chunk)
        if self._size > BODY_LIMIT:
            raise Unreadable(f"the body is longer than {BODY_LIMIT >> 20} MiB")
        self._parts.append(chunk)
        if monotonic() > self._until:
            raise TimeUp("the answer was not complete within the time limit")

    def _inflated(self, chunk: bytes) -> bytes:
        try:
            return bytes(self._inflate.decompress(chunk, BODY_LIMIT + 1 - self._size))
        except zlib.error:
            raise Unreadable("the compressed body is damaged") from None

    def whole(self) -> bytes:
        if self._inflate is not None and self._parts and not self._inflate.eof:
            raise Unreadable("the compressed body ends early")
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)


def read(response: Any, until: float) -> Answer:
    """Read an open response to its end and close it. ``until`` is monotonic seconds, or ``inf``."""
    headers = _headers(response)
    try:
        body = _body(response, headers, until)
        for chunk in _chunks(response):
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
        body = _body(response, headers, until)
        async for chunk in _async_chunks(response):
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


def _body(response: Any, headers: Mapping[str, str], until: float) -> Body:
    # A mock transport hands over a response that is read already, and decompressed with it.
    coding = "" if response.is_stream_consumed else headers.get("content-encoding", "")
    return Body(coding, until)


def _chunks(response: Any) -> Iterator[bytes]:
    return iter((response.content,)) if response.is_stream_consumed else iter(response.stream)


async def _async_chunks(response: Any) -> AsyncIterator[bytes]:
    if response.is_stream_consumed:
        yield response.content
    else:
        async for chunk in response.stream:
            yield chunk

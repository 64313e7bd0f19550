"""Where an HTTP/1.1 answer begins and ends, judged alike for every transport (RFC 9112).

Two readers that see different ends of one answer can be made to give it to the wrong call. So
whatever can be read in two ways is refused here, and what is left has one meaning. The HTTP
library's own parser is shown only what has passed.
"""

from __future__ import annotations

import re
from math import inf
from typing import Literal

HEAD_LIMIT = 100 * 1024
"""Bytes of a status line with its headers and the answers 1xx before, of the line before a chunk,
or of all trailers."""

_TEXT = rb"[\t -~\x80-\xff]*"
_FIELDS = rb"((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:" + _TEXT + rb"\r\n)*)"
# A missing reason is common, and harmless.
_HEAD = re.compile(
    rb"HTTP/1\.([0-9]) ([1-9][0-9]{2})(?: " + _TEXT + rb")?\r\n" + _FIELDS + rb"\r\n"
)
_TRAILERS = re.compile(rb"\n" + _FIELDS + rb"\r\n")
_FIELD = re.compile(r"([^:]+):[\t ]*([^\r]*)\r\n")  # of lines that are in order
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,16})(?:[\t ]*|;" + _TEXT + rb")\r\n")
_LENGTH = re.compile("[0-9]{1,18}")

# How the lines of a step end: also with bare line feeds, so that these are refused, not waited for.
_LINE, _BLANK = re.compile(rb"\n"), re.compile(rb"\n\r?\n")
_ENDS = {"head": _BLANK, "size": _LINE, "chunk end": _LINE, "trailers": _BLANK}
_BEGINNINGS = {"head": b"HTTP/1.", "size": b"", "chunk end": b"\r\n", "trailers": b"\n"}
_WRONG_BEGINNING = {
    "head": "the answer is not HTTP/1.1",
    "chunk end": "a chunk of the answer is longer than it says",
}


class BadAnswer(Exception):
    """What came is not HTTP/1.1, has no clear end, or ended early."""


class Framing:
    """One answer, fed as its bytes arrive.

    ``status`` is 0 until the head is there. ``done`` means complete, ``fault`` why it never will
    be; ``keep`` says whether the connection can carry another call. ``used`` counts the bytes of
    the last feed that are of the answer, and in order.
    """

    __slots__ = (
        "_interim", "_kept", "_left", "_step", "done", "fault", "headers", "keep", "status", "used",
    )  # fmt: skip

    def __init__(self) -> None:
        self._step: Literal["head", "body", "size", "chunk", "chunk end", "trailers"] = "head"
        self._left: float = 0
        self._kept = bytearray()  # lines that have not ended yet
        self._interim = 0  # bytes of answers 1xx
        self.status = self.used = 0
        self.headers: dict[str, str] = {}
        self.done = self.keep = False
        self.fault: str | None = None

    def feed(self, data: bytes) -> list[bytes]:
        """Take what was read, and give what it holds of the body."""
        pieces: list[bytes] = []
        at, end = 0, len(data)
        try:
            while at < end and not self.done:
                if self._step == "body" or self._step == "chunk":
                    stop = int(min(end, at + self._left))
                    pieces.append(data[at:stop])
                    self._left -= stop - at
                    at = stop
                    if not self._left:
                        self.done, self._step = self._step == "body", "chunk end"
                else:
                    at = self._lines(data, at)
        except BadAnswer as error:
            self.fault = str(error)
        self.used = at
        if at < end:
            self.keep = False
        return pieces

    def passed(self, data: bytes) -> bytes:
        """What of ``data`` another parser may see; ``b""`` is the end of the connection.

        Raises BadAnswer instead of nothing. A fault behind something is raised by ``check``.
        """
        if data:
            self.feed(data)
        else:
            self.eof()
        if not self.used:
            self.check()
        return data if self.used == len(data) else data[: self.used]

    def check(self) -> None:
        """Raise BadAnswer when the answer can never be complete."""
        if self.fault is not None:
            raise BadAnswer(self.fault)

    def eof(self) -> None:
        """The server closed the connection: how an answer of no stated length ends."""
        self.used = 0
        if self._left == inf:
            self.done = True
        elif self._step == "head" and not self._kept:
            self.fault = "the server closed the connection without an answer"
        else:
            self.fault = "the server closed the connection within its answer"

    def _lines(self, data: bytes, at: int) -> int:
        """Take the line or lines that are next. Gives where in ``data`` they end."""
        kept, step = self._kept, self._step
        before, begin = len(kept), at
        text: bytes | bytearray = data
        if before:  # else nothing is copied: a block of data may hold thousands of lines
            kept += data[at:]
            begin, text = 0, kept
        found = _ENDS[step].search(text, begin + max(before - 2, 0))
        size = (found.end() if found else len(text)) - begin
        if size + self._interim > HEAD_LIMIT:
            raise BadAnswer("the header lines of the answer do not end")
        if not text.startswith(_BEGINNINGS[step][:size], begin):
            raise BadAnswer(_WRONG_BEGINNING[step])
        if found is None:
            if not before:
                kept += data[at:]
            return len(data)
        block = bytes(text[begin : begin + size])
        self._kept = bytearray()
        self._read(step, block)
        return at + size - before

    def _read(self, step: str, block: bytes) -> None:
        if step == "head":
            self._head(block)
        elif step == "size":
            found = _SIZE.fullmatch(block)
            if found is None:
                raise BadAnswer("the answer has a chunk without a proper size")
            self._left = int(found[1], 16)
            self._step = "chunk" if self._left else "trailers"
            if not self._left:
                self._kept += b"\n"  # the blank line after it ends the answer, or the trailers do
        elif step == "chunk end":
            self._step = "size"
        else:
            found = _TRAILERS.fullmatch(block)
            if found is None or not _FRAMING.isdisjoint(_fields(found[1])):
                raise BadAnswer("the answer has malformed trailers")
            self.done = True

    def _head(self, block: bytes) -> None:
        found = _HEAD.fullmatch(block)
        if found is None:
            raise BadAnswer("the answer has a malformed status line or header")
        status, headers, old = int(found[2]), _fields(found[3]), found[1] == b"0"
        length = _body_length(headers, old)
        if status == 101:
            raise BadAnswer("the server changed the protocol")
        if status < 200:
            self._interim += len(block)
            return  # the answer itself is still to come
        self._interim = 0
        self.status, self.headers = status, headers
        if status in (204, 304):
            length = 0
        self.keep = not old and length != inf and not _closes(headers)
        if length is None:
            self._step = "size"
        else:
            self._step, self._left, self.done = "body", length, not length


_FRAMING = frozenset({"content-length", "transfer-encoding"})


def _fields(lines: bytes) -> dict[str, str]:
    """Header lines as names in lower case and values; values of one name are joined."""
    found: dict[str, str] = {}
    for name, value in _FIELD.findall(lines.decode("latin-1")):
        key, text = name.lower(), value.rstrip("\t ")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _body_length(headers: dict[str, str], old: bool) -> float | None:
    """Bytes of the body: ``inf`` for all until the connection ends, None for chunks."""
    coding, length = headers.get("transfer-encoding"), headers.get("content-length")
    if coding is not None:
        if length is not None:
            raise BadAnswer("the answer has both Content-Length and Transfer-Encoding")
        if old or coding.lower() != "chunked":
            raise BadAnswer("the answer has a Transfer-Encoding other than chunked")
        headers["transfer-encoding"] = "chunked"
        return None
    if length is None:
        return inf
    if "," in length:  # the same length twice is one length
        said = {value.strip("\t ") for value in length.split(",")}
        length = headers["content-length"] = said.pop() if len(said) == 1 else ""
    if _LENGTH.fullmatch(length) is None:
        raise BadAnswer("the answer has no single proper Content-Length")
    return int(length)


def _closes(headers: dict[str, str]) -> bool:
    tokens = headers.get("connection", "keep-alive").lower()
    return tokens != "keep-alive" and "close" in [t.strip("\t ") for t in tokens.split(",")]

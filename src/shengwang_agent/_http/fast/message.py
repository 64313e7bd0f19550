"""One HTTP/1.1 exchange as bytes: what is sent, and what came back. No sockets in here."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from shengwang_agent._http import SharedHeaders
from shengwang_agent._http.body import Answer, Body, Unreadable
from shengwang_agent._http.framing import Framing
from shengwang_agent._http.request import HAS_BODY, Request, parsed_url


class Origin(NamedTuple):
    """Where connections lead. ``header`` is the Host header."""

    host: str
    port: int
    tls: bool
    header: bytes


_PLAIN_TARGET = re.compile(r"/[!-~]*")


def origin_of(url: str) -> tuple[Origin, str]:
    """Origin of an address, and the path and query asked for there."""
    scheme, _, netloc, rest = url.split("/", 3)
    target = f"/{rest}"
    if _PLAIN_TARGET.fullmatch(target) is None:  # where a server's redirect leads, at most
        target = parsed_url(url).raw_path.decode("ascii")
    return _origin(f"{scheme}//{netloc}"), target


@lru_cache(maxsize=64)
def _origin(base: str) -> Origin:
    parsed = urlsplit(base)
    tls, host = parsed.scheme == "https", parsed.hostname or ""
    if not host.isascii():
        host = parsed_url(base).raw_host.decode("ascii")
    usual = 443 if tls else 80
    port, header = parsed.port or usual, f"[{host}]" if ":" in host else host
    return Origin(host, port, tls, (header if port == usual else f"{header}:{port}").encode())


def request_bytes(request: Request, origin: Origin, target: str) -> bytes:
    """The request as it goes over the wire."""
    line = f"{request.method} {target} HTTP/1.1\r\n".encode("ascii")
    head = _head(request.headers, origin.header)
    if request.content is None and request.method not in HAS_BODY:
        return b"%b%b\r\n" % (line, head)
    content = request.content or b""
    return b"%b%bContent-Length: %d\r\n\r\n%b" % (line, head, len(content), content)


def _head(headers: dict[str, str], host: bytes) -> bytes:
    """Header lines; those all calls of a client share remember their encoded form."""
    kept: Any = getattr(headers, "lines", None)
    if kept is None or kept[0] != host:
        # Host comes first, also one of the user's: what stands between reads it early.
        own = {"host": headers["host"]} if "host" in headers else {"Host": host.decode("ascii")}
        lines = (f"{name}: {value}\r\n" for name, value in {**own, **headers}.items())
        kept = (host, "".join(lines).encode())
        if isinstance(headers, SharedHeaders):
            headers.lines = kept
    return kept[1]  # type: ignore[no-any-return]


class Reply:
    """One answer, fed as its bytes arrive; complete when ``answer`` is there.

    ``reusable`` says whether the connection can carry another call.
    """

    __slots__ = ("_body", "_framing", "answer", "reusable")

    def __init__(self) -> None:
        self._framing = Framing()
        self._body: Body | None = None
        self.answer: Answer | None = None
        self.reusable = False

    def feed(self, data: bytes) -> None:
        """Take what was read. Raises BadAnswer for what is no proper answer."""
        self._take(self._framing.feed(data))

    def ended(self) -> None:
        """The server closed the connection: how an answer of no stated length ends."""
        self._framing.eof()
        self._take([])

    def _take(self, pieces: list[bytes]) -> None:
        framing, body = self._framing, self._body
        content, broken = b"", None
        try:
            if body is None and framing.status:
                body = self._body = Body(framing.headers.get("content-encoding", ""), inf)
            if body is not None:
                for piece in pieces:
                    body.add(piece)
            framing.check()
            if not framing.done:
                return
            self.reusable = framing.keep
            content = body.whole() if body is not None else b""
        except Unreadable as error:
            broken = str(error)
        self.answer = Answer(framing.status, framing.headers, content, broken)

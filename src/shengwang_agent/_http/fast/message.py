"""One HTTP/1.1 exchange as bytes: what is sent, and what came back. No sockets in here."""

from __future__ import annotations

import re
from math import inf
from typing import Any, NamedTuple

from shengwang_agent._http import SharedHeaders
from shengwang_agent._http.body import Answer, Body, Unreadable
from shengwang_agent._http.framing import BadAnswer, Framing
from shengwang_agent._http.request import HAS_BODY, Request, parsed_url


class Origin(NamedTuple):
    """Where connections lead. ``header`` is the Host header."""

    host: str
    port: int
    tls: bool
    header: bytes


_origins: dict[str, Origin] = {}
_PLAIN_TARGET = re.compile(r"/[!-~]*")


def origin_of(url: str) -> tuple[Origin, str]:
    """Origin of an address, and the path and query asked for there."""
    scheme, _, netloc, rest = url.split("/", 3)
    base, target = f"{scheme}//{netloc}", f"/{rest}"
    origin = _origins.get(base)
    if origin is None:
        parsed = parsed_url(base)
        tls = parsed.scheme == "https"
        port = parsed.port or (443 if tls else 80)
        origin = Origin(parsed.raw_host.decode("ascii"), port, tls, parsed.netloc)
        _origins[base] = origin
    if _PLAIN_TARGET.fullmatch(target) is None:  # where a server's redirect leads, at most
        target = parsed_url(url).raw_path.decode("ascii")
    return origin, target


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
        framing = self._framing
        pieces = framing.feed(data)
        if framing.status:
            try:
                body = self._body
                if body is None:
                    body = self._body = Body(framing.headers.get("content-encoding", ""), inf)
                for piece in pieces:
                    body.add(piece)
            except Unreadable as error:
                self._answered(b"", str(error))
                return
        self._judge()

    def ended(self) -> None:
        """The server closed the connection: how an answer of no stated length ends."""
        self._framing.eof()
        self._judge()

    def _judge(self) -> None:
        framing = self._framing
        if framing.fault is not None:
            raise BadAnswer(framing.fault)
        if not framing.done:
            return
        self.reusable = framing.keep
        try:
            self._answered(self._body.whole() if self._body else b"")
        except Unreadable as error:
            self._answered(b"", str(error))

    def _answered(self, content: bytes, broken: str | None = None) -> None:
        framing = self._framing
        self.answer = Answer(framing.status, framing.headers, content, broken)

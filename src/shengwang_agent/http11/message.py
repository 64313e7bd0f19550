"""One HTTP/1.1 exchange as bytes: what is sent, and what came back. No sockets in here."""

from __future__ import annotations

import re
import sys
from math import inf
from typing import Any, NamedTuple

import httpcore
import httptools

from shengwang_agent.reading import Answer, Body, Unreadable
from shengwang_agent.state import SharedHeaders
from shengwang_agent.wire import Request, parsed_url

HEAD_LIMIT = 100 * 1024
"""Bytes of a status line with its headers; a server that sends more is not speaking HTTP."""


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
    if request.content is None:
        return b"%b%b\r\n" % (line, head)
    size = len(request.content)
    return b"%b%bContent-Length: %d\r\n\r\n%b" % (line, head, size, request.content)


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

    __slots__ = (
        "_body", "_broken", "_extra", "_headers", "_mark", "_parser", "_raised", "_seen", "answer",
        "reusable",
    )  # fmt: skip

    def __init__(self) -> None:
        self._parser: Any = httptools.HttpResponseParser(self)
        self._headers: dict[str, str] = {}
        self._body: Body | None = None
        self._broken: str | None = None
        self._raised: BaseException | None = None
        self._seen = self._mark = 0
        self.answer: Answer | None = None
        self.reusable = False

    def feed(self, data: bytes) -> None:
        """Take what was read. Raises httpcore.RemoteProtocolError for what is not HTTP."""
        self._seen += len(data)
        outside = sys.exc_info()[1]
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            raise httpcore.RemoteProtocolError("the server changed the protocol") from None
        except httptools.HttpParserCallbackError as error:
            self.reusable = False
            raise self._raised_within(error, outside) from None
        except httptools.HttpParserError as error:
            self.reusable = False
            if self.answer is None:
                raise httpcore.RemoteProtocolError(str(error)) from None
        if self.answer is None and self._seen - self._mark > HEAD_LIMIT:
            raise httpcore.RemoteProtocolError("the header lines of the answer do not end")

    def _raised_within(self, error: Exception, outside: BaseException | None) -> BaseException:
        """What the parser turned into its own error, such as Ctrl-C: that comes out as itself.

        The parser keeps it as the context of its error, unless the caller is within an ``except``
        block: then Python puts the exception of that block there, ``outside``.
        """
        found, self._raised = self._raised or error.__context__, None
        if isinstance(found, httptools.HttpParserError):
            return httpcore.RemoteProtocolError(str(found))
        return KeyboardInterrupt() if found is None or found is outside else found

    def ended(self) -> None:
        """The server closed the connection: how an answer of no stated length ends."""
        if self._body is None and not self._seen:
            raise httpcore.RemoteProtocolError("Server disconnected without sending a response.")
        framed = "content-length" in self._headers or "transfer-encoding" in self._headers
        if self._body is None or framed:
            raise httpcore.RemoteProtocolError("the server closed the connection within its answer")
        self._finish(reusable=False)

    def forget(self) -> None:
        """Let the parser go: it holds this object, and this one it."""
        self._parser = None

    # What the parser calls ----------------------------------------------------------------

    def on_message_begin(self) -> None:
        if self.answer is not None:
            self.reusable = False  # more than one answer to one request: nothing to build on

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._body is not None:
            return  # a trailer, or what follows the answer
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        known = self._headers.get(key)
        self._headers[key] = text if known is None else f"{known}, {text}"

    def on_headers_complete(self) -> None:
        if self.answer is not None or self._parser.get_status_code() < 200:
            return
        try:
            self._body = Body(self._headers.get("content-encoding", ""), inf)
        except Unreadable as error:
            self._body, self._broken = Body("", inf), str(error)
            self._finish(reusable=False)

    def on_body(self, chunk: bytes) -> None:
        self._mark = self._seen
        if self.answer is None and self._body is not None:
            try:
                self._body.add(chunk)
            except Unreadable as error:
                self._broken = str(error)
                self._finish(reusable=False)
            except BaseException as error:
                self._raised = error
                raise

    def on_message_complete(self) -> None:
        if self._body is None:
            self._headers = {}  # 1xx: the answer itself is still to come
        elif self.answer is None:
            self._finish(reusable=self._parser.should_keep_alive())

    def _finish(self, *, reusable: bool) -> None:
        content = b""
        if self._broken is None and self._body is not None:
            try:
                content = self._body.whole()
            except Unreadable as error:
                self._broken = str(error)
        self.reusable = reusable
        self.answer = Answer(self._parser.get_status_code(), self._headers, content, self._broken)

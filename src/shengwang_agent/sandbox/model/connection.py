"""One HTTP request on a connection of its own, which another thread may cut at any moment."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import httpx

from shengwang_agent._credentials.settings import is_loopback
from shengwang_agent._http.client import tls_context
from shengwang_agent._masking import said

#: Seconds for making a connection.
CONNECT_TIMEOUT = 10.0
#: Seconds that a server has to end an answer which is complete.
LAST_WORDS = 0.25
#: Headers that only the connection itself can write.
FRAMING = frozenset({"host", "content-length", "transfer-encoding", "connection", "te", "upgrade"})
Headers = Sequence[tuple[str, str]]


class ConnectionBroken(Exception):
    """No complete answer came; the text says what happened and holds no secret."""


class NotLocal(ConnectionBroken):
    """The address is not on this machine, and nothing was requested."""


def check_address(url: str, what: str, allow_remote: bool = False, allow: str = "") -> None:
    """NotLocal unless ``url`` is on this machine, or others are allowed; ``allow`` tells how."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if not host:
        raise NotLocal(
            f"{what} has no usable address: expected http://… or https://…, got {quoted(url)}"
        )
    if not allow_remote and not is_loopback(host):
        raise NotLocal(f"{what} at {host!r} is not on this machine{allow}")


def quoted(url: object) -> str:
    """An address as errors may quote it: without user and query, which may be secret."""
    plain = str(url).partition("?")[0]
    return repr(said(plain if "://" in plain else plain.rpartition("@")[2])[:200])


class Compressed(ConnectionBroken):
    """The body is not as it was written; nobody asked for that, and it is not read."""


class Connection:
    """Sends one request and reads its answer: no redirect, no proxy, no cookie, no repeat.

    ``timeout`` bounds each read in real seconds. :meth:`cut` ends a read that another thread is
    waiting in; :meth:`close` is for the thread that reads.
    """

    def __init__(self, timeout: float, transport: httpx.BaseTransport | None = None) -> None:
        self._timeout = timeout
        self._given = transport
        self._lock = threading.Lock()
        self._socket: Any = None
        self._answer: httpx.Response | None = None
        self._own: httpx.HTTPTransport | None = None
        self.was_cut = self.late = False

    def send(self, method: str, url: str, headers: Headers, body: bytes | None) -> httpx.Response:
        """Status and headers of the answer; its body is read by :meth:`body`."""
        limits = {"connect": CONNECT_TIMEOUT, "read": self._timeout, "write": self._timeout}
        extensions = {"timeout": {**limits, "pool": None}, "trace": self._trace}
        with self._told():
            lines = [(name.encode(), value.encode()) for name, value in headers]
            request = httpx.Request(method, url, headers=lines, content=body, extensions=extensions)
            self._answer = self._transport().handle_request(request)
        return self._answer

    def body(self) -> Iterator[bytes]:
        """The body as it arrives. It has to be as it was sent: nobody asked for compression."""
        answer = self._answer
        assert answer is not None
        assert isinstance(answer.stream, httpx.SyncByteStream)
        coding = answer.headers.get("content-encoding") or "identity"
        if coding.lower() != "identity":
            raise Compressed(f"the answer is compressed ({coding}), though nobody asked")
        with self._told():
            yield from answer.stream

    def read(self, most: int) -> bytes | None:
        """The whole body, or None when it is longer than ``most`` bytes."""
        found = bytearray()
        for part in self.body():
            found += part
            if len(found) > most:
                return None
        return bytes(found)

    def drain(self, body: Iterator[bytes]) -> None:
        """Let the server end an answer that is complete, for a moment.

        It would otherwise see the connection close before its own end, as in an interruption.
        """
        with contextlib.suppress(ConnectionBroken), self.within(LAST_WORDS):
            for _ in body:
                pass

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut the connection when the block takes longer; ``late`` tells that it did."""
        timer = threading.Timer(seconds, self._time_is_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _time_is_up(self) -> None:
        self.late = True
        self.cut()

    def cut(self) -> None:
        """Shut the socket down, from any thread; whoever reads from it gets ConnectionBroken."""
        with self._lock:
            self.was_cut = True
            self._shut()

    def close(self) -> None:
        """Close the connection. An answer that was not read to its end is left unread."""
        if self._answer is not None:
            self._answer.close()
        if self._own is not None:
            self._own.close()

    def _transport(self) -> httpx.BaseTransport:
        if self._given is not None:
            return self._given
        self._own = httpx.HTTPTransport(verify=tls_context(), trust_env=False)
        return self._own

    def _trace(self, name: str, info: dict[str, Any]) -> None:
        if name in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            with self._lock:
                self._socket = info["return_value"].get_extra_info("socket")
                if self.was_cut:
                    self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            raise ConnectionBroken(_words(error)) from None


def _words(error: Exception) -> str:
    if isinstance(error, httpx.ConnectTimeout):
        return f"no connection within {CONNECT_TIMEOUT:g} s"
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    if isinstance(error, httpx.ConnectError):
        return f"no connection: {error}"
    if isinstance(error, httpx.RemoteProtocolError):
        return "the answer is not HTTP, or was cut short"
    if isinstance(error, httpx.NetworkError):
        return "the connection broke"
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
        return (
            "the address cannot be called; it begins with http:// or https://, and a host follows"
        )
    return "the request cannot be sent as it is"

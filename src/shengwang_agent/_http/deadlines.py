"""Network streams that obey the time limit of the running attempt.

The HTTP library limits each single read, so a server that sends one byte now and then is
never too slow for it. These wrappers cut every read and write to what is left of the attempt.
They also check what arrives (``framing.py``), and know which connections must not be used again:
those that received bytes no request asked for. They wrap the library's own network backend and
import nothing of it.
"""

from __future__ import annotations

import re
import socket
import ssl
from contextvars import ContextVar
from importlib import import_module
from math import inf
from time import monotonic
from typing import Any
from weakref import WeakSet

from shengwang_agent._http.body import TimeUp, TooLate
from shengwang_agent._http.framing import Framing

TIME_LIMIT: ContextVar[float | None] = ContextVar("shengwang_agent_time_limit", default=None)
"""When, in monotonic seconds, the running attempt must be over: ``inf`` when never, None when no
attempt of this package is running."""

_needed_soon = ["attrs"]
"""What the first answer of a process needs, and nothing before: it is loaded while that is on its way."""


def _load_meanwhile() -> None:
    """Load what the answer will need; the request is sent, so that this takes no time."""
    for name in tuple(_needed_soon):  # two threads may do it at once
        import_module(name)
    _needed_soon.clear()


PIECE = 16384
"""Bytes sent at once: the library limits each single send, and the time is looked at between."""

_REQUEST = re.compile(rb"(?!CONNECT )[A-Z]+ [^ ]+ HTTP/1\.1\r\n")
"""How a request begins; what is said to a proxy before, and HTTP/2, begin otherwise."""

ADDRESS_SECONDS = 2.0
"""Least time for one of several addresses of a host, when there is that much."""


def remaining(timeout: float | None) -> float | None:
    """The smaller of ``timeout`` and what is left of the attempt, never quite zero."""
    until = TIME_LIMIT.get()
    if until is None or until == inf:
        return timeout
    left = max(until - monotonic(), 0.001)
    return left if timeout is None else min(left, timeout)


def in_time(timeout: float | None) -> float | None:
    """The same, or TimeUp when nothing is left: a server may send without end."""
    until = TIME_LIMIT.get()
    if until is not None and monotonic() >= until:
        raise TimeUp("the answer was not complete within the time limit")
    return remaining(timeout)


class _Wrapped:
    def __init__(self, inner: Any, unavailable: Any = None) -> None:
        self._inner = inner
        self._unavailable = unavailable

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class _GuardedStream(_Wrapped):
    """What the streams of both clients know of the connection they belong to.

    ``unavailable`` is the library's exception for a connection that cannot take a request: its
    pool then uses another one. Without it the reader (``_http/fast``) judges the answers.
    """

    _answer: Framing | None = None
    _unusable = False

    def _before_write(self, buffer: bytes) -> None:
        """Something is about to be sent; a request of ours begins an exchange."""
        if self._unavailable is None or _REQUEST.match(buffer) is None:
            return
        if self._answer is not None and self.get_extra_info("is_readable"):
            self._unusable = True  # looked at once more, as near to sending as can be
            raise self._unavailable
        until = TIME_LIMIT.get()
        if until is not None and monotonic() >= until:  # resolving a name can take any time
            raise TooLate("the time was up before the request was sent")
        self._answer = None if until is None else Framing()

    def _checked(self, answer: Framing | None, data: bytes) -> bytes:
        """What was read, as far as it is in order; the library's parser sees nothing else."""
        if answer is None:
            return data
        data = answer.passed(data)
        if answer.done:
            self._unusable = not answer.keep or self._has_unread()
        return data

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable" and self._unusable:
            return True  # for the library: there is something to read, so it is of no use
        return self._inner.get_extra_info(info)

    def _has_unread(self) -> bool:
        """True when bytes were received that are not read: the socket does not show those."""
        return _has_decrypted(self._inner.get_extra_info("ssl_object"))


def _has_decrypted(tls: Any) -> bool:
    if tls is None:
        return False
    if not isinstance(tls, ssl.SSLObject):  # over a socket: to read from it might block
        return bool(tls.pending())
    try:
        tls.read(1)
    except ssl.SSLWantReadError:
        return False
    except ssl.SSLError:
        return True
    return True


class _Stream(_GuardedStream):
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        answer = self._answer
        if answer is not None:
            answer.check()
        if _needed_soon:
            _load_meanwhile()
        return self._checked(answer, self._inner.read(max_bytes, in_time(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:  # two of three writes of a request without a body are empty
            return
        self._before_write(buffer)
        self._inner.write(buffer[:PIECE], remaining(timeout))
        for begun in range(PIECE, len(buffer), PIECE):
            self._inner.write(buffer[begun : begun + PIECE], in_time(timeout))

    def start_tls(self, ssl_context: Any, server_hostname: Any = None, timeout: Any = None) -> Any:
        limit = remaining(timeout)
        # The same wrapper stays, with what it knows of the plain stream.
        self._inner = self._inner.start_tls(ssl_context, server_hostname, limit)
        return self


class DeadlineBackend(_Wrapped):
    """Makes guarded streams; everything else is the wrapped backend's."""

    def __init__(self, inner: Any, unavailable: Any = None) -> None:
        super().__init__(inner, unavailable)
        self._streams: WeakSet[_Stream] = WeakSet()

    def release(self) -> None:
        """Close the sockets in a forked child: the parent's own stay open, and no lock is taken."""
        for stream in list(self._streams):
            stream.close()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **more: Any) -> Any:
        stream = _Stream(self._connected(host, port, remaining(timeout), more), self._unavailable)
        self._streams.add(stream)
        return stream

    def _connected(self, host: str, port: int, limit: float | None, more: Any) -> Any:
        """Connect within ``limit`` seconds in all: the library takes as long for each address."""
        until = inf if limit is None else monotonic() + limit
        *others, last = self._addresses(host, port) if until != inf else [host]
        for number, address in enumerate(others):
            left = until - monotonic()
            share = min(left, max(ADDRESS_SECONDS, left / (len(others) + 1 - number)))
            try:
                return self._inner.connect_tcp(address, port, timeout=share, **more)
            except Exception as error:
                if type(error).__name__ not in ("ConnectError", "ConnectTimeout"):
                    raise
                if monotonic() >= until:
                    raise
        rest = None if until == inf else max(until - monotonic(), 0.001)
        return self._inner.connect_tcp(last, port, timeout=rest, **more)

    def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, where no backend of the user's would look them up."""
        if not type(self._inner).__module__.startswith(("httpcore", "shengwang_agent")):
            return [host]
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError:
            return [host]  # the library looks it up again, and raises its own error
        return list(dict.fromkeys(str(entry[4][0]) for entry in found)) or [host]


class _AsyncStream(_GuardedStream):
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        answer = self._answer
        if answer is not None:
            answer.check()
        if _needed_soon:
            _load_meanwhile()
        return self._checked(answer, await self._inner.read(max_bytes, in_time(timeout)))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer:
            self._before_write(buffer)
            await self._inner.write(buffer, remaining(timeout))

    async def start_tls(
        self, ssl_context: Any, server_hostname: Any = None, timeout: Any = None
    ) -> Any:
        limit = remaining(timeout)
        try:
            inner = await self._inner.start_tls(ssl_context, server_hostname, limit)
        except BaseException:  # the library closes it for an error, but not when cancelled
            close_now(self._inner)
            raise
        return _AsyncStream(inner, self._unavailable)

    async def aclose(self) -> None:
        """Close without a wait: one that is cancelled would leave the socket open."""
        close_now(self._inner)

    def _has_unread(self) -> bool:
        # Bytes that arrived while a waiting read was being woken are in a queue of their own.
        under: Any = getattr(self._inner, "_stream", None)
        while hasattr(under, "transport_stream"):
            under = under.transport_stream
        queue = getattr(getattr(under, "_protocol", None), "read_queue", None)
        return bool(queue) or super()._has_unread()


class AsyncDeadlineBackend(_Wrapped):
    """The same for the async client."""

    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **more: Any
    ) -> Any:
        limit = remaining(timeout)
        inner = await self._inner.connect_tcp(host, port, timeout=limit, **more)
        return _AsyncStream(inner, self._unavailable)


def close_now(closable: Any) -> None:
    """Run ``aclose()`` to its end here and now; of what it awaits, nothing is waited for.

    What it awaits are single turns of the event loop. Anything else is given up there.
    """
    closing = closable.aclose()
    try:
        while closing.send(None) is None:
            pass
    except StopIteration:
        pass
    else:
        closing.close()

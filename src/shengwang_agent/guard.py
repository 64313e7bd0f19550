"""Network streams that obey the time limit of the running attempt.

The HTTP library limits each single read, so a server that sends one byte now and then is
never too slow for it. These wrappers cut every read and write to what is left of the attempt.
They wrap the library's own network backend and import nothing of it.
"""

from __future__ import annotations

from contextvars import ContextVar
from math import inf
from time import monotonic
from typing import Any
from weakref import WeakSet

TIME_LIMIT: ContextVar[float | None] = ContextVar("shengwang_agent_time_limit", default=None)
"""When, in monotonic seconds, the running attempt must be over: ``inf`` when never, None when no
attempt of this package is running."""


def remaining(timeout: float | None) -> float | None:
    """The smaller of ``timeout`` and what is left of the attempt, never quite zero."""
    until = TIME_LIMIT.get()
    if until is None or until == inf:
        return timeout
    left = max(until - monotonic(), 0.001)
    return left if timeout is None else min(left, timeout)


class _Wrapped:
    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class _Stream(_Wrapped):
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, remaining(timeout))  # type: ignore[no-any-return]

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer:  # two of three writes of a request without a body are empty
            self._inner.write(buffer, remaining(timeout))

    def start_tls(self, ssl_context: Any, server_hostname: Any = None, timeout: Any = None) -> Any:
        limit = remaining(timeout)
        # The same wrapper goes on, so that what is kept of the plain stream stays true.
        self._inner = self._inner.start_tls(ssl_context, server_hostname, limit)
        return self


class GuardedBackend(_Wrapped):
    """Makes guarded streams; everything else is the wrapped backend's."""

    def __init__(self, inner: Any) -> None:
        super().__init__(inner)
        self._streams: WeakSet[_Stream] = WeakSet()

    def release(self) -> None:
        """Close the sockets in a forked child: the parent's own stay open, and no lock is taken."""
        for stream in list(self._streams):
            stream.close()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **more: Any) -> Any:
        limit = remaining(timeout)
        stream = _Stream(self._inner.connect_tcp(host, port, timeout=limit, **more))
        self._streams.add(stream)
        return stream


class _AsyncStream(_Wrapped):
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._inner.read(max_bytes, remaining(timeout))  # type: ignore[no-any-return]

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer:
            await self._inner.write(buffer, remaining(timeout))

    async def start_tls(
        self, ssl_context: Any, server_hostname: Any = None, timeout: Any = None
    ) -> Any:
        limit = remaining(timeout)
        inner = await self._inner.start_tls(ssl_context, server_hostname, limit)
        return _AsyncStream(inner)


class AsyncGuardedBackend(_Wrapped):
    """The same for the async client."""

    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **more: Any
    ) -> Any:
        limit = remaining(timeout)
        inner = await self._inner.connect_tcp(host, port, timeout=limit, **more)
        return _AsyncStream(inner)

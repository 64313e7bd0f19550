"""HTTP/1.1 over blocking sockets, for the sync client."""

from __future__ import annotations

import contextlib
from time import monotonic
from typing import Any

from shengwang_agent._http.body import Answer
from shengwang_agent._http.deadlines import DeadlineBackend
from shengwang_agent._http.fast import streams
from shengwang_agent._http.fast.idle import IdleConnections
from shengwang_agent._http.fast.message import Origin, Reply, origin_of, request_bytes
from shengwang_agent._http.request import Request, timeouts
from shengwang_agent.errors import CLOSED, ClosedClientError

CHUNK = 65536


class Connection:
    """One connection; the stream under it is the HTTP library's, with its time limits."""

    __slots__ = ("_stream",)

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def ask(self, data: bytes, limits: dict[str, float | None], until: float) -> Reply:
        """Send a request and read its answer. Raises the exceptions of ``streams``."""
        stream, read, sent = self._stream, limits["read"], True
        if monotonic() >= until:
            raise streams.PoolTimeout  # too late to wait for an answer
        try:
            stream.write(data, limits["write"])
        except streams.WriteError:
            sent = False  # a server may answer and close before it read everything
        reply = Reply()
        while reply.answer is None:
            chunk = stream.read(CHUNK, read)
            if chunk:
                reply.feed(chunk)
            else:
                reply.ended()
            # No single read takes long where the server is never silent.
            if reply.answer is None and monotonic() >= until:
                raise streams.ReadTimeout
        reply.reusable = reply.reusable and sent
        return reply

    def stale(self) -> bool:
        """True when there is something to read, although nothing was asked."""
        return bool(self._stream.get_extra_info("is_readable"))

    def close(self) -> None:
        """Close the socket."""
        with contextlib.suppress(OSError):
            self._stream.close()


class Connections:
    """All connections of one sync client in one process.

    The limiter in front of it never admits more calls than there are connections.
    """

    def __init__(self, context: Any, limits: Any) -> None:
        self._context = context
        self._backend = DeadlineBackend(streams.Sockets())
        self._idle = IdleConnections(limits)

    def ask(self, request: Request) -> Answer:
        """Make one attempt. Raises the exceptions of ``streams`` when no answer comes."""
        if self._idle.closed:
            raise ClosedClientError(CLOSED)
        limits = timeouts(request.timeout)
        origin, target = origin_of(request.url)
        data = request_bytes(request, origin, target)
        connection: Connection | None = self._idle.take(origin, monotonic())
        try:
            if connection is None:
                connection = self._connect(origin, limits["connect"])
            reply = connection.ask(data, limits, request.until)
        except BaseException:
            self._idle.lose(connection)
            raise
        self._idle.give(origin, connection, monotonic(), reusable=reply.reusable)
        return reply.answer  # type: ignore[return-value]

    def _connect(self, origin: Origin, limit: float | None) -> Connection:
        stream = self._backend.connect_tcp(origin.host, origin.port, timeout=limit)
        if origin.tls:
            try:
                stream = stream.start_tls(self._context, origin.host, limit)
            except BaseException:
                stream.close()
                raise
        return Connection(stream)

    def close(self) -> None:
        """Close idle connections now, those in use when their calls end."""
        self._idle.close()

    def release(self) -> None:
        """Close the sockets in a forked child: the parent's own stay open, no lock is taken."""
        self._backend.release()

"""HTTP/1.1 over asyncio, for the async client. One object serves one event loop."""

from __future__ import annotations

import asyncio
from math import inf
from time import monotonic
from typing import Any, cast

import httpcore

from shengwang_agent.errors import ClosedClientError
from shengwang_agent.http11.idle import Idle
from shengwang_agent.http11.message import Origin, Reply, origin_of, request_bytes
from shengwang_agent.reading import Answer
from shengwang_agent.wire import CLOSED, Request, timeouts

HAPPY_EYEBALLS_SECONDS = 0.25
"""How long the first address of a host is tried alone (RFC 8305)."""


class Connection(asyncio.Protocol):
    """One connection. The event loop feeds the answer as it arrives; a call waits only once."""

    __slots__ = ("_done", "_drained", "_gone", "_heard", "_loop", "_reply", "_timer", "_transport")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._transport: asyncio.Transport | None = None
        self._reply: Reply | None = None
        self._done: asyncio.Future[None] | None = None
        self._drained: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._heard = 0.0
        self._gone = False

    async def ask(self, data: bytes, limits: dict[str, float | None], until: float) -> Reply:
        """Send a request and wait for its answer. Raises httpcore's exceptions."""
        reply = self._reply = Reply()
        done = self._done = self._loop.create_future()
        try:
            cast("asyncio.Transport", self._transport).write(data)
            if self._drained is not None:
                await self._drain(self._drained, limits["write"], until)
            self._heard = monotonic()
            self._watch(inf if limits["read"] is None else limits["read"], until)
            await done
            return reply
        finally:
            self._reply = self._done = None
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if done.done() and not done.cancelled():
                done.exception()  # seen, also when the call was cancelled in the same moment

    async def _drain(
        self, drained: asyncio.Future[None], limit: float | None, until: float
    ) -> None:
        left = min(inf if limit is None else limit, until - monotonic())
        await asyncio.wait({drained}, timeout=None if left == inf else max(left, 0.0))
        if not drained.done():
            raise httpcore.WriteTimeout

    def _watch(self, read: float, until: float) -> None:
        """Give up when nothing is heard for ``read`` seconds, or at ``until``."""
        now, due = monotonic(), min(self._heard + read, until)
        if due == inf:
            return
        if due > now:
            self._timer = self._loop.call_later(due - now, self._watch, read, until)
        else:
            self._end(httpcore.ReadTimeout())

    def _end(self, error: Exception | None) -> None:
        done = self._done
        if done is not None and not done.done():
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(error)

    # What the event loop calls ------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        reply = self._reply
        if reply is None or reply.answer is not None:
            self.close()  # nothing was asked
            return
        self._heard = monotonic()
        try:
            reply.feed(data)
        except httpcore.RemoteProtocolError as error:
            self._end(error)
        else:
            if reply.answer is not None:
                self._end(None)

    def eof_received(self) -> None:
        self._over(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self._over(exc)
        self.resume_writing()

    def _over(self, error: Exception | None) -> None:
        self._gone = True
        reply = self._reply
        if reply is None or reply.answer is not None:
            return
        if error is not None:
            self._end(httpcore.ReadError(str(error)))
            return
        try:
            reply.ended()
        except httpcore.RemoteProtocolError as ended:
            self._end(ended)
        else:
            self._end(None)

    def pause_writing(self) -> None:
        self._drained = self._loop.create_future()

    def resume_writing(self) -> None:
        drained, self._drained = self._drained, None
        if drained is not None and not drained.done():
            drained.set_result(None)

    # Between calls ------------------------------------------------------------------------

    def stale(self) -> bool:
        """True when the other side closed it, or sent what nobody asked for."""
        return self._gone

    def close(self) -> None:
        """Close the socket at once; nothing of worth is on its way."""
        self._gone = True
        if self._transport is not None:
            self._transport.abort()


class Connections:
    """All connections of one async client in one event loop.

    The gate in front of it sees to it that there are never more calls than connections.
    """

    def __init__(self, context: Any, limits: Any) -> None:
        self._context = context
        self._idle: Idle[Connection] = Idle(limits)

    async def ask(self, request: Request) -> Answer:
        """Make one attempt. Raises httpcore's exceptions when no answer comes."""
        if self._idle.closed:
            raise ClosedClientError(CLOSED)
        limits, until = timeouts(request.timeout), request.until
        origin, target = origin_of(request.url)
        data = request_bytes(request, origin, target)
        connection = self._idle.take(origin, monotonic())
        try:
            if connection is None:
                connection = await self._connect(origin, limits["connect"], until)
            reply = await connection.ask(data, limits, until)
        except BaseException:
            self._idle.lose(connection)
            raise
        if reply.reusable:
            self._idle.give(origin, connection, monotonic())
        else:
            self._idle.lose(connection)
        return reply.answer  # type: ignore[return-value]

    async def _connect(self, origin: Origin, limit: float | None, until: float) -> Connection:
        loop = asyncio.get_running_loop()
        left = min(inf if limit is None else limit, until - monotonic())
        making = loop.create_task(_open(loop, origin, self._context if origin.tls else None))
        try:
            await asyncio.wait({making}, timeout=None if left == inf else max(left, 0.0))
            if not making.done():
                raise httpcore.ConnectTimeout
        except BaseException:
            making.cancel()
            making.add_done_callback(_drop)
            raise
        try:
            return making.result()
        except OSError as error:  # TLS errors are such, too
            raise httpcore.ConnectError(str(error)) from error

    async def aclose(self) -> None:
        """Close what rests, and what is in use as soon as its call ends."""
        self._idle.close()
        await asyncio.sleep(0)  # the event loop closes sockets in its next round


async def _open(loop: asyncio.AbstractEventLoop, origin: Origin, context: Any) -> Connection:
    more: dict[str, Any] = {}
    is_name = origin.host[-1].isalpha() and ":" not in origin.host
    # Other loops do not know the argument. With a literal address there is nothing to choose from,
    # and a cancelled choice can leave a socket to the garbage collector.
    if is_name and isinstance(loop, asyncio.BaseEventLoop):
        more["happy_eyeballs_delay"] = HAPPY_EYEBALLS_SECONDS
    if context is not None:
        more |= {"ssl": context, "server_hostname": origin.host}
    _, protocol = await loop.create_connection(
        lambda: Connection(loop), origin.host, origin.port, **more
    )
    return protocol


def _drop(making: asyncio.Task[Connection]) -> None:
    """A connection that was made after all, when nobody waited for it any more."""
    if not making.cancelled() and making.exception() is None:
        making.result().close()

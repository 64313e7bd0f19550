"""HTTP/1.1 over asyncio, for the async client. One object serves one event loop."""

from __future__ import annotations

import asyncio
import select
from math import inf
from time import monotonic
from typing import Any, cast

from shengwang_agent._http.body import Answer
from shengwang_agent._http.fast import streams
from shengwang_agent._http.fast.idle import IdleConnections
from shengwang_agent._http.fast.message import Origin, Reply, origin_of, request_bytes
from shengwang_agent._http.framing import BadAnswer
from shengwang_agent._http.request import Request, seconds_left, timeouts
from shengwang_agent.errors import CLOSED, ClosedClientError

HAPPY_EYEBALLS_SECONDS = 0.25
"""How long the first address of a host is tried alone (RFC 8305)."""

READ_TURNS = 3
"""Rounds an event loop needs at most until it has read what a socket holds."""


class Connection(asyncio.Protocol):
    """One connection. The event loop feeds the answer as it arrives; a call waits only once.

    What the server does before the first request is kept in ``_early`` and judged then. Once
    a request was sent there, ``_early`` is None, and nothing may come that was not asked for.
    """

    __slots__ = (
        "_done", "_drained", "_early", "_gone", "_heard", "_loop", "_poll", "_reply",
        "_timer", "_transport",
    )  # fmt: skip

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._transport: asyncio.Transport | None = None
        self._poll: Any = None
        self._early: list[bytes] | None = []
        self._reply: Reply | None = None
        self._done: asyncio.Future[None] | None = None
        self._drained: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._heard = 0.0
        self._gone = False

    async def ask(self, data: bytes, limits: dict[str, float | None], until: float) -> Reply:
        """Send a request and wait for its answer. Raises the exceptions of ``streams``."""
        early = await self._listen() if self._early is not None else None
        reply = self._reply = Reply()
        done = self._done = self._loop.create_future()
        transport = cast("asyncio.Transport", self._transport)
        try:
            if early is not None and self._refused(early, reply, done):
                return reply
            if monotonic() >= until:
                raise streams.PoolTimeout  # too late to wait for an answer
            transport.write(data)
            if self._drained is not None:
                await self._drain(self._drained, done, limits["write"], until)
            self._heard = monotonic()
            self._watch(inf if limits["read"] is None else limits["read"], until)
            await done
            if reply.reusable and not self._gone and transport.get_write_buffer_size():
                reply.reusable = False  # answered before all was sent
            return reply
        finally:
            self._reply = self._done = None
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if done.done() and not done.cancelled():
                done.exception()  # seen, also when the call was cancelled in the same moment

    async def _listen(self) -> list[bytes]:
        """What a new connection brought before anything is sent on it."""
        for _ in range(READ_TURNS):
            if self._gone or not self._readable():
                break
            await asyncio.sleep(0)
        early, self._early = self._early, None
        return early or []

    def _refused(self, early: list[bytes], reply: Reply, done: asyncio.Future[None]) -> bool:
        """True when the server has answered already: an error, such as 503 of one with no room.

        Raises ConnectError when it closed the connection, or sent what is no refusal: then the
        request was not sent, and never will be there.
        """
        for data in early:
            self.data_received(data)
        if self._gone:
            self._over(None)
        if not done.done():
            return False
        try:
            done.result()
        except (BadAnswer, streams.ReadError) as error:
            raise streams.ConnectError(str(error)) from error
        reply.reusable = False
        if reply.answer is None or reply.answer.status < 400:
            raise streams.ConnectError("the server answered before it was asked")
        return True

    async def _drain(
        self,
        drained: asyncio.Future[None],
        done: asyncio.Future[None],
        limit: float | None,
        until: float,
    ) -> None:
        """Wait until the request is sent, or answered without that."""
        seconds = seconds_left(until, limit)
        both = {drained, done}
        if not (await asyncio.wait(both, timeout=seconds, return_when=asyncio.FIRST_COMPLETED))[0]:
            raise streams.WriteTimeout

    def _watch(self, read: float, until: float) -> None:
        """Give up when nothing is heard for ``read`` seconds, or at ``until``."""
        now, due = monotonic(), min(self._heard + read, until)
        if due == inf:
            return
        if due > now:
            self._timer = self._loop.call_later(due - now, self._watch, read, until)
        else:
            self._end(streams.ReadTimeout())

    def _end(self, error: BaseException | None) -> bool:
        """Wake the call; False when none waits."""
        done = self._done
        if done is None or done.done():
            return False
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)
        return True

    # What the event loop calls ------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        socket = transport.get_extra_info("socket")
        if socket is not None and hasattr(select, "poll"):
            self._poll = select.poll()
            self._poll.register(socket.fileno(), select.POLLIN)

    def data_received(self, data: bytes) -> None:
        reply = self._reply
        if reply is None and self._early is not None:
            self._early.append(data)
            return
        if reply is None or self._done is None or self._done.done():
            self.close()  # nothing was asked
            return
        self._heard = monotonic()
        try:
            reply.feed(data)
        except BaseException as error:  # the call's, also where it is Ctrl-C
            if not self._end(error):
                raise
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
            self._end(streams.ReadError(str(error)))
            return
        try:
            reply.ended()
        except BadAnswer as ended:
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
        """True when the other side closed it, or sent bytes that no request asked for.

        The socket itself is asked: a busy event loop has not heard of it yet.
        """
        return self._gone or self._readable()

    def _readable(self) -> bool:
        poll, transport = self._poll, self._transport
        if poll is not None:
            return bool(poll.poll(0))
        socket = transport.get_extra_info("socket") if transport is not None else None
        return socket is not None and bool(select.select([socket], [], [], 0)[0])

    def close(self) -> None:
        """Close the socket at once; nothing of worth is on its way."""
        self._gone = True
        if self._transport is not None and not self._loop.is_closed():
            self._transport.abort()


class Connections:
    """All connections of one async client in one event loop.

    The limiter in front of it never admits more calls than there are connections.
    """

    def __init__(self, context: Any, limits: Any) -> None:
        self._context = context
        self._idle = IdleConnections(limits)

    async def ask(self, request: Request) -> Answer:
        """Make one attempt. Raises the exceptions of ``streams`` when no answer comes."""
        if self._idle.closed:
            raise ClosedClientError(CLOSED)
        limits, until = timeouts(request.timeout), request.until
        origin, target = origin_of(request.url)
        data = request_bytes(request, origin, target)
        connection: Connection | None = self._idle.take(origin, monotonic())
        try:
            if connection is None:
                connection = await self._connect(origin, limits["connect"], until)
            reply = await connection.ask(data, limits, until)
        except BaseException:
            self._idle.lose(connection)
            raise
        self._idle.give(origin, connection, monotonic(), reusable=reply.reusable)
        return reply.answer  # type: ignore[return-value]

    async def _connect(self, origin: Origin, limit: float | None, until: float) -> Connection:
        loop = asyncio.get_running_loop()
        making = loop.create_task(_open(loop, origin, self._context if origin.tls else None))
        try:
            await asyncio.wait({making}, timeout=seconds_left(until, limit))
            if not making.done():
                raise streams.ConnectTimeout
        except BaseException:
            if making.done():
                _drop(making)
            elif not loop.is_closed():  # it is, when a forgotten coroutine is let go of
                making.cancel()
                making.add_done_callback(_drop)
            raise
        try:
            return making.result()
        except OSError as error:  # TLS errors are such, too
            raise streams.ConnectError(str(error)) from error

    async def aclose(self) -> None:
        """Close idle connections now, those in use when their calls end."""
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
    """Close a connection that was made after its call had given up."""
    if not making.cancelled() and making.exception() is None:
        making.result().close()

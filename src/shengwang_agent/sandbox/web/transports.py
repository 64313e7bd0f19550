"""The sandbox in-process: httpx transports that need no port.

Delays are not slept through: an answer that is late for the time-out of the request, or for what
is left of the deadline of its call, raises ``httpx.ReadTimeout`` at once. Any other delay moves a
held clock on by as much.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from math import inf
from time import monotonic

import httpx

from shengwang_agent._http.deadlines import TIME_LIMIT

from ..outgoing import WebhookSender
from ..platform.world import Clock
from .exchange import DRIP, HttpReply, IncomingRequest
from .gateway import Gateway, Unreachable

_AHEAD: ContextVar[float] = ContextVar("shengwang_agent_sandbox_ahead", default=86_400.0)
"""How far the clock of the sandbox's own clients is ahead of the machine's, in this thread or task:
a day, and the delays that nobody waited for. With the day no limit of theirs can pass on the
machine's clock, so that the transport alone judges what is late."""


def client_time() -> float:
    """The clock of the sandbox's own clients, in seconds."""
    return monotonic() + _AHEAD.get()


def _incoming(request: httpx.Request, body: bytes) -> IncomingRequest:
    raw_path, _, query = request.url.raw_path.decode("ascii").partition("?")
    headers = {name.lower(): value for name, value in request.headers.items()}
    return IncomingRequest(request.method, raw_path, query, headers, body)


class _CutStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body of which only the beginning arrives."""

    def __init__(self, part: bytes, length: int, request: httpx.Request) -> None:
        self._part = part
        self._error = httpx.RemoteProtocolError(
            f"peer closed connection without sending complete message body "
            f"(received {len(part)} bytes, expected {length})",
            request=request,
        )

    def __iter__(self):  # type: ignore[no-untyped-def]
        yield self._part
        raise self._error

    async def __aiter__(self):  # type: ignore[no-untyped-def]
        yield self._part
        raise self._error


class _Carrier:
    """What both transports share: one request in, one response (or failure) out.

    ``now`` is the clock of the client, by which the deadline of a call is judged.
    """

    def __init__(self, gateway: Gateway, clock: Clock, webhooks: WebhookSender) -> None:
        self._gateway = gateway
        self._clock = clock
        self._webhooks = webhooks
        self.now: Callable[[], float] = monotonic

    def _respond(self, request: httpx.Request, body: bytes, *, blocking: bool) -> httpx.Response:
        reply = self._answer(request, body, blocking)
        most = request.extensions.get("timeout", {}).get("read")
        most, until = inf if most is None else most, TIME_LIMIT.get()
        left = inf if until is None else max(0.0, until - self.now())
        first = inf if reply.effect == "stall" else reply.delay
        gap = DRIP if reply.effect == "drip" else 0.0
        whole = first + gap * len(reply.body)
        if max(first, gap) >= most or whole >= left or whole == inf:
            late = min(left, most if first >= most else first + most)
            self._pass(0.0 if late == inf else late)
            raise httpx.ReadTimeout("the sandbox answers too late", request=request)
        self._pass(whole)
        return _response(reply, request)

    def _answer(self, request: httpx.Request, body: bytes, blocking: bool) -> HttpReply:
        began = monotonic()
        try:
            return self._gateway.answer(_incoming(request, body), blocking=blocking)
        except Unreachable as error:
            raise httpx.ConnectError(f"{error} cannot be reached", request=request) from None
        finally:
            if not self._clock.speed:  # time stands still while a source of replies works
                _AHEAD.set(_AHEAD.get() - (monotonic() - began))

    def _pass(self, seconds: float) -> None:
        _AHEAD.set(_AHEAD.get() + seconds)
        if seconds and not self._clock.speed:
            self._clock.advance(seconds)


def _response(reply: HttpReply, request: httpx.Request) -> httpx.Response:
    if reply.effect == "drop":
        raise httpx.ReadError("connection reset by the sandbox", request=request)
    if reply.effect == "garbage":
        raise httpx.RemoteProtocolError(
            "illegal status line: the answer is not HTTP", request=request
        )
    if reply.effect in ("half_body", "wrong_length"):
        part, length = reply.cut()
        headers = {**reply.headers, "content-length": str(length)}
        return httpx.Response(
            reply.status, headers=headers, stream=_CutStream(part, length, request), request=request
        )
    return httpx.Response(reply.status, headers=reply.headers, content=reply.body, request=request)


class SandboxTransport(_Carrier, httpx.BaseTransport):
    """A transport for ``httpx.Client`` that asks the sandbox directly."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request; raises the httpx errors a network would cause."""
        try:
            return self._respond(request, request.read(), blocking=True)
        finally:
            self._webhooks.hand_over()


class AsyncSandboxTransport(_Carrier, httpx.AsyncBaseTransport):
    """A transport for ``httpx.AsyncClient`` that asks the sandbox directly."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request; raises the httpx errors a network would cause."""
        try:
            return self._respond(request, await request.aread(), blocking=False)
        finally:
            await self._webhooks.hand_over_async()

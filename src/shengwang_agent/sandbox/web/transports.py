"""The sandbox in-process: httpx transports that need no port.

Delays are not slept through: an answer that is late for the request's read time-out raises
``httpx.ReadTimeout`` at once, any other delay moves a held clock on by as much.
"""

from __future__ import annotations

import httpx

from ..platform.clock import Clock
from .exchange import HttpReply, IncomingRequest
from .gateway import Gateway, Unreachable


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
    """What both transports share: one request in, one response (or failure) out."""

    def __init__(self, gateway: Gateway, clock: Clock) -> None:
        self._gateway = gateway
        self._clock = clock

    def _respond(self, request: httpx.Request, body: bytes, *, blocking: bool) -> httpx.Response:
        try:
            reply = self._gateway.answer(_incoming(request, body), blocking=blocking)
        except Unreachable as error:
            raise httpx.ConnectError(f"{error} cannot be reached", request=request) from None
        limit = request.extensions.get("timeout", {}).get("read")
        late = limit is not None and reply.delay >= limit
        if late or reply.effect == "stall":
            self._pass(limit or 0.0)
            raise httpx.ReadTimeout("the sandbox answers too late", request=request)
        self._pass(reply.delay)
        return _response(reply, request)

    def _pass(self, seconds: float) -> None:
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
        return self._respond(request, request.read(), blocking=True)


class AsyncSandboxTransport(_Carrier, httpx.AsyncBaseTransport):
    """A transport for ``httpx.AsyncClient`` that asks the sandbox directly."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request; raises the httpx errors a network would cause."""
        return self._respond(request, await request.aread(), blocking=False)

"""The sandbox as an ASGI application: the platform's paths, and the page at the root."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from shengwang_agent._credentials.settings import is_loopback

from .exchange import DRIP, LARGEST_BODY, HttpReply, IncomingRequest
from .gateway import Gateway, Unreachable

#: Under this key of ``scope["extensions"]`` our server hands over the socket's transport.
TRANSPORT = "shengwang_agent.transport"
READ_ON = 4
"""How many times the largest body is read before the answer is given all the same."""
_FOREIGN = PlainTextResponse("The sandbox answers the machine it runs on, and no web site.", 403)


class App:
    """ASGI 3. ``page`` answers everything outside the platform's own paths."""

    def __init__(self, gateway: Gateway, page: ASGIApp) -> None:
        self._gateway = gateway
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._page(scope, receive, send)
        if scope["type"] != "http":
            return
        page = _is_page(scope["path"])
        strict = page or _transport(scope) is not None
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        if is_foreign(headers.get("host", ""), headers.get("origin"), strict):
            await _FOREIGN(scope, receive, send)
        elif page:
            await self._page(scope, receive, send)
        else:
            await self._platform(headers, scope, receive, send)

    async def _platform(
        self, headers: dict[str, str], scope: Scope, receive: Receive, send: Send
    ) -> None:
        # HTTP/2 needs neither header; our own server speaks HTTP/1.1.
        tells = "content-length" in headers or "transfer-encoding" in headers
        has_body = tells or _transport(scope) is None
        try:
            body = await read_body(Request(scope, receive)) if has_body else b""
        except ClientDisconnect:
            return
        path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1")
        query = scope["query_string"].decode("latin-1")
        incoming = IncomingRequest(scope["method"], path, query, headers, body)
        try:
            reply = self._gateway.answer(incoming, blocking=False)
        except Unreachable:
            reply = HttpReply(effect="drop")
        if reply.delay:
            await asyncio.sleep(reply.delay)
        if reply.effect == "none":
            await Response(reply.body, reply.status, reply.headers)(scope, receive, send)
        else:
            await _send_faulty(reply, scope, receive, send)


def _is_page(path: str) -> bool:
    return path == "/" or path.startswith("/_sandbox/") or path == "/favicon.ico"


def _transport(scope: Scope) -> Any:
    """The connection below HTTP, when our own server runs the application."""
    return scope.get("extensions", {}).get(TRANSPORT)


@lru_cache(maxsize=256)
def is_foreign(host: str, origin: str | None, strict: bool) -> bool:
    """Whether another web site is behind this request.

    A page anywhere on the web can send requests to 127.0.0.1, directly or by a host name that it
    points there. Neither may read the request log, push buttons, or have a local model asked. Where
    another program serves the application (not ``strict``), names without a dot pass too: nobody
    outside can own one.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
        sender = host if origin is None else urlsplit(origin).netloc
    except ValueError:  # brackets that do not close, and the like
        return True
    local = is_loopback(name) or name.endswith(".localhost")  # of which browsers ask nobody
    ours = local or (not strict and "." not in name)
    return not ours or sender != host


async def read_body(request: Request) -> bytes:
    """The body; of one that is too long, enough to refuse it. Raises when the client has left."""
    body, seen = bytearray(), 0
    async for chunk in request.stream():
        seen += len(chunk)
        body += chunk[: LARGEST_BODY + 1 - len(body)]
        # What is too long is read on for a while: a client that still sends may miss the answer.
        if seen > READ_ON * LARGEST_BODY:
            break
    return bytes(body)


async def _send_faulty(reply: HttpReply, scope: Scope, receive: Receive, send: Send) -> None:
    transport = _transport(scope)
    if transport is None:
        raise RuntimeError(
            f"the fault {reply.effect!r} needs the sandbox's own server or transports"
        )
    if reply.effect == "drop":
        transport.abort()
    elif reply.effect == "garbage":
        transport.write(b"\x00\xff this is not HTTP \xfe\r\n\r\n")
        transport.close()
    elif reply.effect == "stall":
        await asyncio.Event().wait()
    else:
        part, length = reply.cut()
        chunks = _drip(part) if reply.effect == "drip" else _cut_off(part, transport)
        headers = {**reply.headers, "content-length": str(length)}
        await StreamingResponse(chunks, reply.status, headers)(scope, receive, send)


async def _drip(body: bytes) -> AsyncIterator[bytes]:
    for at in range(len(body)):
        yield body[at : at + 1]
        await asyncio.sleep(DRIP)


async def _cut_off(part: bytes, transport: Any) -> AsyncIterator[bytes]:
    yield part
    transport.close()
    await asyncio.Event().wait()  # starlette ends the answer as soon as the connection is gone

"""The sandbox as an ASGI application: the platform's paths, and the page at the root."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from shengwang_agent._credentials.settings import is_loopback

from .exchange import LARGEST_BODY, HttpReply, IncomingRequest
from .gateway import Gateway, Unreachable

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGI = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Under this key of ``scope["extensions"]`` our server hands over the socket's transport.
TRANSPORT = "shengwang_agent.transport"
READ_ON = 4
"""How many times the largest body is read before the answer is given all the same."""


class App:
    """ASGI 3. ``page`` answers everything outside the platform's own paths."""

    def __init__(self, gateway: Gateway, page: ASGI) -> None:
        self._gateway = gateway
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        if scope["type"] != "http":
            return
        page = _is_page(scope["path"])
        headers = _headers(scope)
        if _is_foreign(headers, strict=page or TRANSPORT in scope.get("extensions", {})):
            await deliver(_FOREIGN, scope, send)
            return
        body = await _body(receive)
        if body is None:
            return
        if not page:
            await self._platform(_incoming(scope, headers, body), scope, send)
        elif len(body) > LARGEST_BODY:
            await deliver(_TOO_LONG, scope, send)
        else:
            await self._page(scope, _once(body), send)

    async def _platform(self, incoming: IncomingRequest, scope: Scope, send: Send) -> None:
        try:
            reply = self._gateway.answer(incoming, patient=False)
        except Unreachable:
            reply = HttpReply(effect="drop")
        if reply.delay:
            await asyncio.sleep(reply.delay)
        await deliver(reply, scope, send)


def _is_page(path: str) -> bool:
    return path == "/" or path.startswith("/_sandbox/") or path == "/favicon.ico"


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def _incoming(scope: Scope, headers: dict[str, str], body: bytes) -> IncomingRequest:
    return IncomingRequest(
        scope["method"],
        (scope.get("raw_path") or scope["path"].encode()).decode("latin-1"),
        scope["query_string"].decode("latin-1"),
        headers,
        body,
        headers.get("host", ""),
    )


_TOO_LONG = HttpReply(413, {"content-type": "text/plain"}, b"The body is too long.")
_FOREIGN = HttpReply(
    403,
    {"content-type": "text/plain"},
    b"The sandbox answers the machine it runs on, and no web site.",
)


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _is_foreign(headers: dict[str, str], *, strict: bool) -> bool:
    """Whether another web site is behind this request.

    A page anywhere on the web can send requests to 127.0.0.1, directly or by a host name that it
    points there. Neither may read the request log, push buttons, or have a local model asked. Where
    another program serves the application (not ``strict``), names without a dot pass too: nobody
    outside can own one.
    """
    host = headers.get("host", "")
    try:
        name = urlsplit(f"//{host}").hostname or ""
        origin = urlsplit(headers["origin"]).netloc if "origin" in headers else host
    except ValueError:  # brackets that do not close, and the like
        return True
    local = is_loopback(name) or name.endswith(".localhost")  # of which browsers ask nobody
    ours = local or (not strict and "." not in name)
    return not ours or origin != host


async def _body(receive: Receive) -> bytes | None:
    """The body, or None when the client left. Of one that is too long, enough to refuse it."""
    body, seen = bytearray(), 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunk = message.get("body", b"")
        seen += len(chunk)
        body += chunk[: LARGEST_BODY + 1 - len(body)]
        # What is too long is read on for a while: a client that still sends may miss the answer.
        if not message.get("more_body") or seen > READ_ON * LARGEST_BODY:
            return bytes(body)


def _once(body: bytes) -> Receive:
    """A ``receive`` for a body that has been read already."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    return receive


async def deliver(reply: HttpReply, scope: Scope, send: Send) -> None:
    """Send a reply with whatever the network does to it."""
    if reply.effect != "none":
        await _send_faulty(reply, scope, send)
        return
    await _send_head(reply, send, len(reply.body))
    await send({"type": "http.response.body", "body": reply.body})


async def _send_head(reply: HttpReply, send: Send, length: int) -> None:
    headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in reply.headers.items()
    ]
    if reply.status != 204:
        headers.append((b"content-length", str(length).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})


async def _send_faulty(reply: HttpReply, scope: Scope, send: Send) -> None:
    transport = scope.get("extensions", {}).get(TRANSPORT)
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
    elif reply.effect == "drip":
        await _drip(reply, reply.body or b"{}", send)
    else:
        await _cut_short(reply, transport, send)


async def _cut_short(reply: HttpReply, transport: Any, send: Send) -> None:
    part, length = reply.cut()
    await _send_head(reply, send, length)
    await send({"type": "http.response.body", "body": part, "more_body": True})
    transport.close()


async def _drip(reply: HttpReply, body: bytes, send: Send) -> None:
    await _send_head(reply, send, len(body))
    for at in range(len(body)):
        await send({"type": "http.response.body", "body": body[at : at + 1], "more_body": True})
        await asyncio.sleep(0.05)
    await send({"type": "http.response.body", "body": b""})

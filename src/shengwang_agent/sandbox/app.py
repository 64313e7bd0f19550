"""The sandbox as an ASGI application: the platform's paths, and the page at the root."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from .exchange import Incoming, Reply
from .gateway import Gateway, Unreachable

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGI = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Under this key of ``scope["extensions"]`` our server hands over the socket's transport.
TRANSPORT = "shengwang_agent.transport"


class App:
    """ASGI 3. ``page`` answers everything outside the platform's own paths."""

    def __init__(self, gateway: Gateway, page: ASGI) -> None:
        self._gateway = gateway
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http" and _is_page(scope["path"]):
            await self._page(scope, receive, send)
        elif scope["type"] == "http":
            await self._platform(scope, receive, send)

    async def _platform(self, scope: Scope, receive: Receive, send: Send) -> None:
        incoming = await _incoming(scope, receive)
        if incoming is None:
            return
        try:
            reply = self._gateway.answer(incoming, patient=False)
        except Unreachable:
            reply = Reply(effect="drop")
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


async def _incoming(scope: Scope, receive: Receive) -> Incoming | None:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return Incoming(
        scope["method"],
        (scope.get("raw_path") or scope["path"].encode()).decode("latin-1"),
        scope["query_string"].decode("latin-1"),
        headers,
        bytes(body),
        headers.get("host", ""),
    )


async def deliver(reply: Reply, scope: Scope, send: Send) -> None:
    """Send a reply with whatever the network does to it."""
    if reply.effect != "none":
        await _spoil(reply, scope, send)
        return
    await _send_head(reply, send, len(reply.body))
    await send({"type": "http.response.body", "body": reply.body})


async def _send_head(reply: Reply, send: Send, length: int) -> None:
    headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in reply.headers.items()
    ]
    if reply.status != 204:
        headers.append((b"content-length", str(length).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})


async def _spoil(reply: Reply, scope: Scope, send: Send) -> None:
    transport = scope.get("extensions", {}).get(TRANSPORT)
    if transport is None:
        raise RuntimeError(
            f"the fault {reply.effect!r} needs the sandbox's own server or transports"
        )
    body = reply.body or b"{}"
    if reply.effect == "drop":
        transport.abort()
    elif reply.effect == "garbage":
        transport.write(b"\x00\xff this is not HTTP \xfe\r\n\r\n")
        transport.close()
    elif reply.effect == "stall":
        await asyncio.Event().wait()
    elif reply.effect == "drip":
        await _drip(reply, body, send)
    else:
        await _cut_short(reply, body, transport, send)


async def _cut_short(reply: Reply, body: bytes, transport: Any, send: Send) -> None:
    if reply.effect == "half_body":
        length, part = len(body), body[: len(body) // 2]
    else:
        length, part = len(body) + 10, body
    await _send_head(reply, send, length)
    await send({"type": "http.response.body", "body": part, "more_body": True})
    transport.close()


async def _drip(reply: Reply, body: bytes, send: Send) -> None:
    await _send_head(reply, send, len(body))
    for at in range(len(body)):
        await send({"type": "http.response.body", "body": body[at : at + 1], "more_body": True})
        await asyncio.sleep(0.05)
    await send({"type": "http.response.body", "body": b""})

"""The sandbox as an ASGI application, and a real HTTP server for it on 127.0.0.1, in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import struct
import threading
from collections.abc import AsyncIterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from shengwang_agent._credentials.settings import is_loopback

from .exchange import DRIP, LARGEST_BODY, HttpReply, IncomingRequest
from .gateway import Gateway, Unreachable

#: Under this key of ``scope["extensions"]`` our server hands over the socket's transport.
TRANSPORT = "shengwang_agent.transport"
READ_ON = 4
"""How many times the largest body is read before the answer is given all the same."""
#: struct linger: on, after 0 seconds. Closing then resets the connection.
_AT_ONCE = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
_LOG = logging.getLogger("shengwang_agent.sandbox.server")
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
        _reset(transport)
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


def _reset(transport: asyncio.Transport) -> None:
    """Cut a connection so that the client sees an error at once."""
    raw = transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    transport.abort()


async def _drip(body: bytes) -> AsyncIterator[bytes]:
    for at in range(len(body)):
        yield body[at : at + 1]
        await asyncio.sleep(DRIP)


async def _cut_off(part: bytes, transport: Any) -> AsyncIterator[bytes]:
    yield part
    transport.close()
    await asyncio.Event().wait()  # starlette ends the answer as soon as the connection is gone


class _Protocol(H11Protocol):
    """uvicorn's protocol that also tells the application which socket a request came by.

    Faults such as a cut connection happen below HTTP. The alternative, a TCP proxy in front,
    would have to parse HTTP a second time to know when a request has been read; here uvicorn
    has done that, and one wrapped callable is the whole hook.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.logger, self.access_log = _LOG, False
        app = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})[TRANSPORT] = self.transport
            await app(scope, receive, send)

        self.app = with_transport


class _Uvicorn(uvicorn.Server):
    """A server that says when it listens, ends at once when told to, and changes nothing in the
    process it runs in: no logger, no signal handler, no policy.

    uvicorn looks ten times a second whether it should end and then waits for its connections;
    a test suite that opens a sandbox per test would spend its time there.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = asyncio.Event()

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen and serve until :meth:`end`, without uvicorn's signal handlers and log lines."""
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        self._loop = asyncio.get_running_loop()
        await self.startup(sockets)
        self.ready.set()
        while not self._stop.is_set():
            await self.on_tick(0)  # keeps the Date header current
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._stop.wait(), 1.0)
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        for task in list(self.server_state.tasks):
            task.cancel()
        await asyncio.sleep(0)

    def _log_started_message(self, listeners: Any) -> None:
        """Log nothing: these lines do not belong into the logs of the host program."""

    def end(self) -> None:
        """Tell the server, from any thread, to close everything now."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._stop.set)


class LocalServer:
    """Serves an application on one loopback port until closed."""

    def __init__(self, app: ASGIApp, port: int = 0, host: str = "127.0.0.1") -> None:
        self._app = app
        self.host = host
        self.port = port
        self._server: _Uvicorn | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def running(self) -> bool:
        return self._server is not None

    def start(self) -> None:
        """Listen; port 0 takes a free one. Raises OSError when the port is taken."""
        # The protocol is named because asyncio switches Nagle's algorithm off only for sockets
        # that say they are TCP; with it on, every answer waits 40 ms for a delayed ACK.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":  # Windows would let two sandboxes share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self.host, self.port))
        except OSError:
            listener.close()
            raise
        self.port = listener.getsockname()[1]
        self._server = _Uvicorn(self._config())
        self._thread = threading.Thread(target=self._run, args=(listener,), daemon=True)
        self._thread.name = "sandbox-server"
        self._thread.start()
        if not self._server.ready.wait(timeout=30):
            raise RuntimeError(f"the sandbox did not start to listen on {self.url}")

    def _config(self) -> uvicorn.Config:
        quiet = {"ws": "none", "lifespan": "off", "log_config": None, "server_header": False}
        return uvicorn.Config(self._app, http=_Protocol, backlog=2048, **quiet)  # type: ignore[arg-type]

    def _run(self, listener: socket.socket) -> None:
        assert self._server is not None
        with listener:
            asyncio.run(self._server.serve([listener]))

    def close(self) -> None:
        """Stop listening and cut every connection."""
        server, self._server = self._server, None
        thread, self._thread = self._thread, None
        if server is not None:
            server.end()
        if thread is not None:
            thread.join(timeout=10)

"""A real HTTP server on 127.0.0.1, in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import struct
import threading
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from .app import TRANSPORT

LOOPBACK = "127.0.0.1"
_LOG = logging.getLogger("shengwang_agent.sandbox.server")
#: struct linger: on, after 0 seconds. Closing then resets the connection.
_AT_ONCE = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)


class _Abortable:
    """The transport of one connection; ``abort`` resets it, so that the client sees an error at once."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def write(self, data: bytes) -> None:
        self._transport.write(data)

    def close(self) -> None:
        self._transport.close()

    def abort(self) -> None:
        raw = self._transport.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self._transport.abort()


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
            scope.setdefault("extensions", {})[TRANSPORT] = _Abortable(self.transport)
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
        self._stop: asyncio.Event | None = None

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen and serve until :meth:`end`, without uvicorn's signal handlers and log lines."""
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.startup(sockets)
        await self.main_loop()
        await self.shutdown(sockets)

    def _log_started_message(self, listeners: Any) -> None:
        """Log nothing: these lines do not belong into the logs of the host program."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        assert self._stop is not None
        while not self._stop.is_set():
            await self.on_tick(0)  # keeps the Date header current
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._stop.wait(), 1.0)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        for task in list(self.server_state.tasks):
            task.cancel()
        await asyncio.sleep(0)

    def end(self) -> None:
        """Tell the server, from any thread, to close everything now."""
        if self._loop is not None and self._stop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._stop.set)


class LocalServer:
    """Serves an application on one loopback port until closed."""

    def __init__(self, app: ASGIApp, port: int = 0, host: str = LOOPBACK) -> None:
        self._app = app
        self.host = host
        self.port = port
        self._server: _Uvicorn | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The address of the running server."""
        return f"http://{self.host}:{self.port}"

    @property
    def running(self) -> bool:
        """Whether the server listens."""
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
        self._thread = threading.Thread(
            target=self._run, args=(listener,), name="sandbox-server", daemon=True
        )
        self._thread.start()
        if not self._server.ready.wait(timeout=30):
            raise RuntimeError(f"the sandbox did not start to listen on {self.url}")

    def _config(self) -> uvicorn.Config:
        return uvicorn.Config(
            self._app,
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            backlog=2048,
            timeout_graceful_shutdown=1,
            server_header=False,
        )

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

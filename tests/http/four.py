"""The same scripted server before all four transports: plain and fast, sync and async.

No sockets: what the server says is handed over in the pieces it was written in, so that thousands
of answers take seconds, and each transport is given exactly the same.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from math import inf
from typing import Any, NamedTuple
from unittest import mock

import httpcore
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent._http import client as library
from shengwang_agent._http.deadlines import AsyncDeadlineBackend, DeadlineBackend
from shengwang_agent._http.request import Request

URL = "http://127.0.0.1:1"
NEXT = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnext"
KINDS = ("plain sync", "plain async", "fast sync", "fast async")
TURNS = 30
"""Rounds of the event loop in which a call that can end has ended."""


class Outcome(NamedTuple):
    """What a call gave. ``lost`` names the failure and its error where no answer came."""

    status: int | None = None
    headers: dict[str, str] | None = None
    content: bytes = b""
    broken: str | None = None
    lost: tuple[str, str, str] | None = None
    kept: bool = False


class Script:
    """What the server says on its next connection, and what it says to a second request."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.ends = False
        self.connections = 0

    def connected(self) -> tuple[list[bytes], bool]:
        self.connections += 1
        return (self.pieces, self.ends) if self.connections == 1 else ([NEXT], False)


class Wire:
    """One connection as the HTTP library's backends have it; a read of nothing is a reset."""

    def __init__(self, script: Script) -> None:
        self._pieces, self._ends = script.connected()
        self._pieces = list(self._pieces)
        self._requests = 0
        self.closed = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._pieces:
            piece = self._pieces.pop(0)
            if len(piece) > max_bytes:
                self._pieces.insert(0, piece[max_bytes:])
            return piece[:max_bytes]
        if self._ends:
            return b""
        raise httpcore.ReadError("reset")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._requests += 1
        if self._requests > 1:
            self._pieces.append(NEXT)

    def get_extra_info(self, info: str) -> Any:
        return bool(self._pieces or self._ends or self.closed) if info == "is_readable" else None

    def close(self) -> None:
        self.closed = True


class AsyncWire(Wire):
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # type: ignore[override]
        return super().read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # type: ignore[override]
        super().write(buffer, timeout)

    async def aclose(self) -> None:
        self.close()


class Transport(asyncio.Transport):
    """One connection as an event loop has it: it says its pieces when something was written."""

    def __init__(self, script: Script, protocol: Any, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._pieces, self._ends = script.connected()
        self._protocol, self._loop = protocol, loop
        self._requests = 0
        self._gone = False
        protocol.connection_made(self)

    def write(self, data: Any) -> None:
        self._requests += 1
        for piece in self._pieces if self._requests == 1 else [NEXT]:
            self._loop.call_soon(self._say, piece)
        if self._ends:
            self._loop.call_soon(self._finish)

    def _say(self, piece: bytes) -> None:
        if not self._gone:
            self._protocol.data_received(piece)

    def _finish(self) -> None:
        if not self._gone:
            self._protocol.eof_received()
            self.lose(None)

    def lose(self, error: Exception | None) -> None:
        if not self._gone:
            self._gone = True
            self._protocol.connection_lost(error)

    def get_write_buffer_size(self) -> int:
        return 0

    def abort(self) -> None:
        self._loop.call_soon(self.lose, None)

    close = abort


class Exchange:
    """In place of the flow with its repeats: one attempt, and what it gave."""

    def __init__(self, state: Any, request: Any, options: Any, raw: bool) -> None:
        self._request = request

    def run(self) -> Any:
        answer = yield self._request
        return answer


ONE_ATTEMPT = mock.patch("shengwang_agent._call.sender._Exchange", Exchange)


def told(answer: Any) -> Outcome:
    error = getattr(answer, "error", None)
    if error is None:
        return Outcome(answer.status, dict(answer.headers), answer.content, answer.broken)
    return Outcome(lost=(answer.failure, type(error).__name__, type(error.__cause__).__name__))


def request() -> Request:
    return Request("GET", f"{URL}/", {"x": "y"}, None, None, inf)


def _new_loop() -> Any:
    return asyncio.new_event_loop()


class Four:
    """One client of each kind, all before the same script."""

    def __init__(self) -> None:
        self._scripts = {kind: Script() for kind in KINDS}
        self._loop = _new_loop()
        self._loop.create_connection = self._connected
        self._loop.set_exception_handler(lambda loop, context: self._faults.append(context))
        self._faults: list[Any] = []
        self._transports: list[Transport] = []
        self._wires: dict[str, list[Wire]] = {kind: [] for kind in KINDS}
        self._clients: dict[str, Any] = {}

    def outcomes(self, pieces: Sequence[bytes], ends: bool = True) -> dict[str, Outcome]:
        """What each kind of client makes of an answer that comes in ``pieces``.

        Afterwards the connection ends, or stays open; then a call that wants more sees a reset.
        """
        found = {}
        for kind in KINDS:
            script = self._scripts[kind]
            script.pieces, script.ends, script.connections = list(pieces), ends, 0
            ask = self._ask_async if kind.endswith("async") else self._ask
            outcome = ask(kind)
            following = ask(kind)
            assert following[:3] == (200, {"content-length": "4"}, b"next"), (kind, following)
            found[kind] = outcome._replace(kept=script.connections == 1)
            self._drop(kind)
        return found

    def agreed(self, pieces: Sequence[bytes], ends: bool = True) -> Outcome:
        """The same, which must be one and the same outcome."""
        found = self.outcomes(pieces, ends)
        first = found[KINDS[0]]
        assert all(outcome == first for outcome in found.values()), (pieces, ends, found)
        assert not self._faults, "the event loop was given an exception"
        return first

    def _ask(self, kind: str) -> Outcome:
        with ONE_ATTEMPT:
            return told(self._clients[kind]._sender.send(request()))

    def _ask_async(self, kind: str) -> Outcome:
        with ONE_ATTEMPT:
            outcome: Outcome = self._loop.run_until_complete(self._asked(self._clients[kind]))
        return outcome

    async def _asked(self, client: Any) -> Outcome:
        call = asyncio.ensure_future(client._sender.send(request()))
        for _ in range(TURNS + len(self._scripts["fast async"].pieces)):
            if call.done():
                break
            await asyncio.sleep(0)
        else:
            for transport in self._transports:
                transport.lose(ConnectionResetError("reset"))
        return told(await call)

    def _drop(self, kind: str) -> None:
        """No connection is kept for the next answer."""
        for made in self._wires[kind]:
            made.close()
        self._wires[kind].clear()
        if kind == "fast async":
            for transport in self._transports:
                transport.lose(None)
            self._transports.clear()

    # What stands in for the network ---------------------------------------------------------

    async def _connected(self, factory: Any, *_: Any, **__: Any) -> tuple[Any, Any]:
        protocol = factory()
        transport = Transport(self._scripts["fast async"], protocol, self._loop)
        self._transports.append(transport)
        return transport, protocol

    def _backend(self, kind: str) -> Any:
        four = self

        class Backend:
            def connect_tcp(self, *_: Any, **__: Any) -> Any:
                four._wires[kind].append(Wire(four._scripts[kind]))
                return four._wires[kind][-1]

        class AsyncBackend:
            async def connect_tcp(self, *_: Any, **__: Any) -> Any:
                four._wires[kind].append(AsyncWire(four._scripts[kind]))
                return four._wires[kind][-1]

        return AsyncBackend() if kind.endswith("async") else Backend()

    def _open(self, kind: str, patch: pytest.MonkeyPatch) -> Any:
        fake = self._backend(kind)

        class Sync(DeadlineBackend):
            def __init__(self, inner: Any, *more: Any) -> None:
                super().__init__(fake, *more)

        class Async(AsyncDeadlineBackend):
            def __init__(self, inner: Any, *more: Any) -> None:
                super().__init__(fake, *more)

        patch.setattr(library, "is_fast", lambda settings: kind.startswith("fast"))
        patch.setattr("shengwang_agent._http.library.DeadlineBackend", Sync)
        patch.setattr("shengwang_agent._http.library.AsyncDeadlineBackend", Async)
        patch.setattr("shengwang_agent._http.fast.socket_connections.DeadlineBackend", Sync)
        more: dict[str, Any] = {"authorization": "x", "base_url": URL, "max_retries": 0}
        if not kind.endswith("async"):
            client: Any = AgentClient(**more)
            client._sender._clients.open().clients[0].http  # noqa: B018 (see below)
            return client
        client = AsyncAgentClient(**more)
        self._loop.run_until_complete(self._opened(client))
        return client

    async def _opened(self, client: Any) -> None:
        gate = client._sender._clients.open()
        gate.clients[0].http  # noqa: B018 (made here, while the patches hold)

    def close(self) -> None:
        for kind, client in self._clients.items():
            if kind.endswith("async"):
                self._loop.run_until_complete(client.close())
            else:
                client.close()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()


@contextlib.contextmanager
def four() -> Iterator[Four]:
    made = Four()
    with pytest.MonkeyPatch.context() as patch:
        for kind in KINDS:
            made._clients[kind] = made._open(kind, patch)
    try:
        yield made
    finally:
        made.close()

"""A server of raw sockets on 127.0.0.1 that does, request by request, what it is told.

    with FaultServer([reset_after_reading, reply(200)]) as server:
        ...

Each request takes the next action of the script; an empty script answers 200. ``server.received``
lists the requests that were read whole.
"""

from __future__ import annotations

import contextlib
import json
import select
import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from shengwang_agent._http.body import BODY_LIMIT

OK_BODY = {
    "agent_id": "A1",
    "status": "RUNNING",
    "create_ts": 1,
    "phone_number": "+8613812345678",
    "data": {"list": []},
}


class Received(NamedTuple):
    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class Talk:
    """One connection, as an action sees it."""

    def __init__(self, server: FaultServer, sock: socket.socket) -> None:
        self.server = server
        self.sock = sock
        self.request: Received | None = None

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def drip(self, data: bytes, every: float) -> None:
        """One byte now and then, until the other side or the server has had enough."""
        for number in range(len(data)):
            self.sock.sendall(data[number : number + 1])
            if self.server.ended.wait(every):
                return

    def reset(self) -> None:
        """Close with RST instead of FIN, as a crashed host does."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


HELLO = b"\x16\x03"  # how a handshake of TLS begins

# An action takes a Talk and returns True when the connection may be used again.
Action = Callable[[Talk], bool]


def head(status: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} Scripted", *(f"{k}: {v}" for k, v in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def encoded(body: Any) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body).encode()


def reply(status: int = 200, body: Any = None, **headers: str) -> Action:
    """An ordinary answer; ``retry_after="3"`` becomes the header ``retry-after: 3``."""
    content = encoded(body if body is not None else OK_BODY if status < 300 else {"reason": "R"})
    given = {"content-type": "application/json", "content-length": str(len(content))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    if status == 204:
        content, given = b"", {"content-length": "0"}

    def act(talk: Talk) -> bool:
        talk.send(head(status, given) + content)
        return True

    return act


def raw(data: bytes) -> Action:
    """Any bytes, then the end of the connection."""

    def act(talk: Talk) -> bool:
        talk.send(data)
        return False

    return act


def close_after_reading(talk: Talk) -> bool:
    return False


def reset_after_reading(talk: Talk) -> bool:
    talk.reset()
    return False


def reset_before_reading(talk: Talk) -> bool:
    # Not before the first byte is there: the other side could take that for a failed connect.
    talk.sock.recv(1, socket.MSG_PEEK)
    talk.reset()
    return False


reset_before_reading.at_once = True  # type: ignore[attr-defined]


def stall(talk: Talk) -> bool:
    talk.server.ended.wait(30)
    return False


def half_body(talk: Talk) -> bool:
    content = encoded(OK_BODY)
    talk.send(head(200, {"content-length": str(len(content))}) + content[:10])
    return False


def half_chunked(talk: Talk) -> bool:
    talk.send(head(200, {"transfer-encoding": "chunked"}) + b'5\r\n{"age\r\n')
    return False


def stall_in_body(talk: Talk) -> bool:
    half_body(talk)
    return stall(talk)


garbage = raw(b"\x16\x03\x01 this is not HTTP at all\r\n\r\n")
wrong_length = raw(head(200, {"content-length": "5000"}) + encoded(OK_BODY))
too_short_a_length = raw(head(200, {"content-length": "9"}) + encoded(OK_BODY))
two_lengths = raw(
    b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 7\r\n\r\n" + encoded(OK_BODY)
)
until_close = raw(head(200, {"connection": "close"}) + encoded(OK_BODY))


def drip_headers(talk: Talk) -> bool:
    talk.drip(b"HTTP/1.1 200 OK\r\nx-slow: " + b"a" * 4000, 0.02)
    return False


def drip_body(talk: Talk) -> bool:
    talk.send(head(200, {"content-length": "4000"}))
    talk.drip(b" " * 4000, 0.02)
    return False


def gzipped(content: bytes, *, cut: int | None = None, coding: str = "gzip") -> Action:
    packed = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    data = (packed.compress(content) + packed.flush())[:cut]

    def act(talk: Talk) -> bool:
        talk.send(head(200, {"content-encoding": coding, "content-length": str(len(data))}) + data)
        return True

    return act


def bomb() -> Action:
    """A few kilobytes that inflate to more than a client accepts."""
    return gzipped(b'{"a": "' + b" " * (BODY_LIMIT + 1000) + b'"}')


def endless(talk: Talk) -> bool:
    """A body without end, sent as fast as the other side takes it."""
    talk.send(head(200, {"connection": "close"}))
    block = b" " * 65536
    with contextlib.suppress(OSError):
        for _ in range(4 * BODY_LIMIT // len(block)):
            talk.send(block)
    return False


def _is_left(sock: socket.socket) -> bool:
    """Whether the client has closed a connection of which its thread here has not heard yet."""
    if sock.fileno() < 0:  # wrapped by TLS
        return False
    asked = select.poll()
    asked.register(sock, getattr(select, "POLLRDHUP", 0))
    return bool(asked.poll(0))


class FaultServer:
    """Listens on a free port of 127.0.0.1; every connection gets a thread of its own."""

    def __init__(
        self,
        script: Iterable[Action] = (),
        *,
        tls: ssl.SSLContext | None = None,
        default: Action | None = None,
        listening: bool = True,
    ) -> None:
        self.script = list(script)
        self.default = default or reply(200)
        self.received: list[Received] = []
        self.connections = 0
        self.most_open = 0
        self.ended = threading.Event()
        self._tls = tls
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}/base"
        if listening:
            self.listen()

    def listen(self) -> None:
        """Begin to accept; until then connections are refused."""
        self._listener.listen(512)
        self._start(self._accept)

    def __enter__(self) -> FaultServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            sockets = list(self._open)
        for sock in sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    @property
    def open_connections(self) -> int:
        with self._lock:
            return len(self._open)

    def bodies(self) -> list[Any]:
        return [json.loads(r.body) if r.body else None for r in self.received]

    def _start(self, target: Callable[..., None], *args: Any) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        with self._lock:
            self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                with self._lock:
                    self._open.add(sock)
                    self.connections += 1
                    still = sum(not _is_left(other) for other in self._open)
                    self.most_open = max(self.most_open, still)
                self._start(self._serve, sock)

    def _serve(self, sock: socket.socket) -> None:
        plain = sock
        try:
            sock.settimeout(30)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._tls is not None:
                sock = self._tls.wrap_socket(sock, server_side=True)
            talk = Talk(self, sock)
            while self._one(talk):
                pass
        except (OSError, ValueError):
            pass
        finally:
            sock.close()
            with self._lock:
                self._open.discard(plain)

    def _one(self, talk: Talk) -> bool:
        with self._lock:
            at_once = bool(self.script) and getattr(self.script[0], "at_once", False)
            action = self.script.pop(0) if at_once else None
        if action is not None:
            return action(talk)
        request = self._read(talk.sock)
        if request is None:
            return False
        talk.request = request
        with self._lock:
            self.received.append(request)
            action = self.script.pop(0) if self.script else self.default
        return action(talk)

    def _read(self, sock: socket.socket) -> Received | None:
        data = b""
        while b"\r\n\r\n" not in data:
            more = sock.recv(65536)
            if not more:
                return None
            data += more
            if data.startswith(HELLO):  # a server without TLS makes nothing of it, and hangs up
                return None
        top, _, body = data.partition(b"\r\n\r\n")
        first, *lines = top.decode("latin-1").split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
        while len(body) < int(headers.get("content-length", 0)):
            body += sock.recv(65536)
        method, target, _ = first.split(" ")
        return Received(method, target, headers, body)

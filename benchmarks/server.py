"""The local platform the clients are measured against: HTTP/1.1 with keep-alive, in its own process.

Answers are made once and kept, so that a request costs it less than any client. What it uses of its
processor is part of every result: a run in which the server was the bottleneck shows it.

Far away is over TLS, behind a relay that holds all bytes for 30 ms each way. No network of this
machine can be slowed down without rights; the relay is as good, and holds a new connection for the
round trip that its own handshake would take.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from functools import partial
from multiprocessing.connection import Connection as Pipe

import psutil

from benchmarks.payloads import wire_answer

ONE_WAY = 0.03
"""Seconds that bytes travel to or from a platform far away."""
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Connection(asyncio.Protocol):
    """One connection: requests in, prepared answers out, pipelined ones too."""

    after = 0.0
    """Seconds until an answer is sent."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport
        self._unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what answers are written to."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete by now."""
        self._unread += data
        while (end := self._unread.find(_END)) >= 0:
            head = self._unread[:end]
            whole = end + len(_END) + body_length(head)
            if len(self._unread) < whole:
                return
            self._unread = self._unread[whole:]
            answer = wire_answer(head.split(b"\r\n", 1)[0])
            if self.after:
                asyncio.get_running_loop().call_later(self.after, self._transport.write, answer)
            else:
                self._transport.write(answer)


def body_length(head: bytes) -> int:
    """How many bytes of body follow a request head. Chunks come from httpx-aiohttp, empty."""
    found = _LENGTH.search(head)
    if b"chunked" in head:
        return len(b"0" + _END)
    return int(found[1]) if found else 0


async def far(trusted: str) -> asyncio.Server:
    """The door of a platform that is far away."""
    import trustme

    context, authority = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), trustme.CA()
    authority.cert_pem.write_to_path(trusted)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    loop = asyncio.get_running_loop()
    platform = await loop.create_server(Connection, "127.0.0.1", 0, ssl=context)

    async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            loop.call_later(ONE_WAY, sink.write, data)
        loop.call_later(ONE_WAY, sink.close)

    async def relay(near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * ONE_WAY)
        there, out = await asyncio.open_connection(*platform.sockets[0].getsockname())
        await asyncio.gather(pump(near, out), pump(there, back), return_exceptions=True)

    return await asyncio.start_server(relay, "127.0.0.1", 0)


async def serve(pipe: Pipe, trusted: str | None) -> None:
    """Listen on a free port of this machine, which is told, until the process is ended."""
    loop = asyncio.get_running_loop()

    near = partial(loop.create_server, Connection, "127.0.0.1", 0, backlog=4096)
    door = await (far(trusted) if trusted else near())
    pipe.send(door.sockets[0].getsockname()[1])
    await door.serve_forever()


def main(pipe: Pipe, trusted: str | None, after: float, processor: int | None) -> None:
    """Far away with a file for the certificate to trust; each answer so late, on a processor."""
    if processor is not None:
        psutil.Process().cpu_affinity([processor])
    Connection.after = after
    asyncio.run(serve(pipe, trusted))

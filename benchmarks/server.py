"""The local platform the clients are measured against: HTTP/1.1 with keep-alive, in its own process.

Answers are made once and kept, so that a request costs it less than any client. What it uses of its
processor is part of every result: a run in which the server was the bottleneck shows it.

    python -m benchmarks.server [processor]      prints the port it chose
"""

from __future__ import annotations

import asyncio
import re
import sys

import psutil

from benchmarks.payloads import wire_answer

_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Connection(asyncio.Protocol):
    """One connection: requests in, prepared answers out, pipelined ones too."""

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
            self._transport.write(wire_answer(head.split(b"\r\n", 1)[0]))


def body_length(head: bytes) -> int:
    """How many bytes of body follow a request head. Chunks come from httpx-aiohttp, empty."""
    found = _LENGTH.search(head)
    if b"chunked" in head:
        return len(b"0" + _END)
    return int(found[1]) if found else 0


async def serve() -> None:
    """Listen on a free port of this machine until the process is ended."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    if sys.argv[1:]:
        psutil.Process().cpu_affinity([int(sys.argv[1])])
    asyncio.run(serve())

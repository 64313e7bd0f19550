"""The local platform the clients are measured against: HTTP/1.1 with keep-alive, in its own process.

Answers are made once and kept, so that a request costs it less than any client. What it used of
its processor is asked for with ``GET /server`` and is part of every result: a run in which the
server was the bottleneck shows it.

    python -m benchmarks.server [processor]      prints the port it chose
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time

from benchmarks.payloads import wire_answer

_END = b"\r\n\r\n"
_LENGTH = b"content-length:"


class Connection(asyncio.Protocol):
    """One connection: requests in, prepared answers out, pipelined ones too."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what answers are written to."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete by now."""
        self._unread += data
        assert self._transport is not None
        while True:
            end = self._unread.find(_END)
            if end < 0:
                return
            head = self._unread[:end]
            whole = end + len(_END) + body_length(head)
            if len(self._unread) < whole:
                return
            self._unread = self._unread[whole:]
            self._transport.write(reply(head.split(b"\r\n", 1)[0]))


def body_length(head: bytes) -> int:
    """How many bytes of body follow a request head."""
    lowered = head.lower()
    at = lowered.find(_LENGTH)
    return 0 if at < 0 else int(lowered[at + len(_LENGTH) :].split(b"\r\n", 1)[0])


def reply(request_line: bytes) -> bytes:
    """What is written back for one request line."""
    if request_line.startswith(b"GET /server "):
        body = json.dumps({"cpu": time.process_time()}).encode()
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    return wire_answer(request_line)


async def serve() -> None:
    """Listen on a free port of this machine until the process is ended."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def main(arguments: list[str]) -> None:
    """Bind to a processor when one was named, then serve."""
    if arguments and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(arguments[0])})
    asyncio.run(serve())


if __name__ == "__main__":
    main(sys.argv[1:])

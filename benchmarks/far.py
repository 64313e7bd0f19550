"""The local platform far away: over TLS, behind a relay that holds all bytes for 30 ms each way.

No network of this machine can be slowed down without rights; the relay is as good, and holds a new
connection for the round trip that its own handshake would take.

    python -m benchmarks.far FILE      writes the certificate to trust into FILE, prints the port
"""

from __future__ import annotations

import asyncio
import ssl
import sys

import trustme

from benchmarks.server import Connection

ONE_WAY = 0.03
"""Seconds that bytes travel."""


async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    """Hand on all bytes, each after its time."""
    loop = asyncio.get_running_loop()
    while data := await source.read(65536):
        loop.call_later(ONE_WAY, sink.write, data)
    loop.call_later(ONE_WAY, sink.close)


async def serve(trusted: str) -> None:
    """Listen on a free port of this machine until the process is ended."""
    context, authority = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), trustme.CA()
    authority.cert_pem.write_to_path(trusted)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    loop = asyncio.get_running_loop()
    platform = await loop.create_server(Connection, "127.0.0.1", 0, ssl=context)
    port = platform.sockets[0].getsockname()[1]

    async def relay(near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * ONE_WAY)
        far, there = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pump(near, there), pump(far, back), return_exceptions=True)

    door = await asyncio.start_server(relay, "127.0.0.1", 0)
    print(door.sockets[0].getsockname()[1], flush=True)
    await door.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))

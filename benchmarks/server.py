"""The local platform the clients are measured against: HTTP/1.1 with keep-alive, in its own process.

Answers are made once and kept, so that a request costs it less than any client. What it uses of its
processor is part of every result: a run in which the server was the bottleneck shows it. What is sent
and answered is the same for every client; workers in all environments read it here, so all that is
imported is of the standard library.

=============================================== ==================================================
``GET …/{appid}/agents/{id}``                   one agent
``POST …/{appid}/join``, ``…/call``             the agent that was started
``GET …/{appid}/agents?limit=N``                one page of N agents
``GET …/walk-N/agents?limit=100&cursor=K``      the page of N agents in all that begins at K
``GET …/{appid}/agents/history-N/history``      a history of N entries
``GET …/{appid}/agents/missing``                404
=============================================== ==================================================

Far away is over TLS, behind a relay that holds all bytes for 30 ms each way. No network of this
machine can be slowed down without rights; the relay is as good, and holds a new connection for the
round trip that its own handshake would take.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import ssl
from functools import lru_cache
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

APP, PAGE = "app", 100
PATIENCE = 120.0
"""Seconds the other clients wait for a connection or an answer: with hundreds of calls at once
some of them need more than the usual minute."""
AUTHORIZATION = "Basic dXNlcjpwYXNzd29yZA=="
START: dict[str, Any] = json.loads(Path(__file__).with_name("start.json").read_text("utf-8"))
"""The body of ``agents.start`` as the reference of the API shows it, what each package calls its parts,
and what a token holds before its salt and after."""
PROPERTIES = START["properties"]
HEADERS = (
    "Content-Type: application/json\r\n"
    "Date: Tue, 06 Jan 2026 08:00:00 GMT\r\n"
    "X-Request-Id: 5f3b0c9e7d2a4e6f8a1b2c3d4e5f6a7b\r\n"
)
AGENT = {"agent_id": "A1", "start_ts": 1735035893, "status": "RUNNING"}


def as_json(value: Any) -> bytes:
    """Without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


START_BODY = as_json({"name": "unique_name", "properties": PROPERTIES})
"""The prebuilt body of the floor: the same JSON every client has to make of its models."""


def page(first: int, count: int, total: int) -> bytes:
    """What ``agents.list`` gives: ``count`` agents from ``first`` on, a cursor while more come."""
    after = min(first + count, total)
    own = ({"agent_id": f"A{n:031d}", "start_ts": 1735035893 + n} for n in range(first, after))
    data = {"count": after - first, "list": [{**AGENT, **one} for one in own]}
    meta = {"cursor": str(after) if after < total else "", "total": total}
    return as_json({"data": data, "meta": meta, "status": "ok"})


def history(count: int) -> bytes:
    """What ``agents.get_history`` gives, with ``count`` entries as they come: role and content."""
    entries = [
        {"role": ("assistant", "user")[i % 2], "content": f"Sentence number {i} of this talk."}
        for i in range(count)
    ]
    return as_json({**AGENT, "contents": entries})


@lru_cache(maxsize=4096)
def answer(method: str, target: str) -> tuple[int, bytes]:
    """Status and body for a request line; 404 for anything the table above does not have."""
    parts = urlsplit(target)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    appid, _, rest = parts.path.partition("/v2/projects/")[2].partition("/")
    if method == "POST" and rest in ("join", "call"):
        return 200, as_json({"agent_id": "A1", "create_ts": 1735035893, "status": "RUNNING"})
    if rest == "agents":
        size = int(query.get("limit", PAGE))
        total = int(appid.partition("-")[2] or size)
        return 200, page(int(query.get("cursor") or 0), size, total)
    if rest.endswith("/history"):
        return 200, history(int(rest.split("/")[1].partition("-")[2]))
    if rest.startswith("agents/") and rest != "agents/missing":
        return 200, as_json({**AGENT, "name": "unique_name", "message": "", "stop_ts": 0})
    return 404, as_json({"detail": "the agent is unknown or gone", "reason": "TaskNotFound"})


@lru_cache(maxsize=4096)
def wire_answer(request_line: bytes) -> bytes:
    """The whole answer to a request line (without its line end), ready to be written."""
    method, target, _ = request_line.decode("ascii").split(" ")
    status, body = answer(method, target)
    reason = "OK" if status == 200 else "Not Found"
    head = f"HTTP/1.1 {status} {reason}\r\n{HEADERS}Content-Length: {len(body)}\r\n\r\n"
    return head.encode("ascii") + body


ONE_WAY = 0.03
"""Seconds that bytes travel to or from a platform far away."""
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Connection(asyncio.Protocol):
    """One connection: requests in, prepared answers out, pipelined ones too."""

    after, _unread = 0.0, b""
    """Seconds until an answer is sent."""

    def connection_made(self, transport: Any) -> None:
        """Keep what answers are written to."""
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


def main(pipe: Pipe, trusted: str | None, after: float, processor: int | None) -> None:
    """Listen on a free port of this machine, which is told, until the process is ended: far away with
    a file for the certificate to trust; each answer so late, on a processor."""
    if processor is not None:
        os.sched_setaffinity(0, [processor])
    Connection.after = after

    async def serve() -> None:
        near = asyncio.get_running_loop().create_server
        door = await (far(trusted) if trusted else near(Connection, "127.0.0.1", 0, backlog=4096))
        pipe.send(door.sockets[0].getsockname()[1])
        await door.serve_forever()

    asyncio.run(serve())

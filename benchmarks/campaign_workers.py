"""How the rate of a campaign grows with workers that share a journal in PostgreSQL.

    python -m benchmarks.campaign_workers ADDRESS [calls of one worker at once] [dials of one worker]

The platform is a stub of its own process that answers each call after 200 ms. A worker is a
process with some threads, each of which claims a dial, calls, settles it, and asks for the next:
what a worker of Celery does with its tasks.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
import threading
import time
from typing import Any

from shengwang_agent import AgentClient
from shengwang_agent.campaign import Campaign, Pace
from shengwang_agent.campaign.many import _processes, work

ANSWER_AFTER = 0.2
BODY = b'{"agent_id": "A%d", "create_ts": 1, "state": "IDLE"}'
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:  # the client has closed
        return b""


async def _serve(port: Any) -> None:
    answered = iter(range(1, sys.maxsize))

    async def client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _head(reader):
            length = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
            await reader.readexactly(int(length or 0))
            await asyncio.sleep(ANSWER_AFTER)
            body = BODY % next(answered)
            writer.write(HEAD % len(body) + body)

    server = await asyncio.start_server(client, "127.0.0.1", 0)
    port.put(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def stub(port: Any) -> None:
    """The platform."""
    asyncio.run(_serve(port))


def made(journal: str, title: str, rows: Any = None) -> Campaign:
    """The campaign of all workers."""
    return Campaign(
        rows,
        sip={
            "to_number": "{phone}",
            "from_number": "+861000000000",
            "rtc_uid": "1",
            "rtc_token": "t",
        },
        properties={"token": "t", "agent_rtc_uid": "2"},
        pipeline_id="1",
        journal=journal,
        title=title,
        pace=Pace(per_second=1e6, at_once=1000),
        follow=False,
    )


def worker(journal: str, title: str, port: int, threads: int, ready: Any, begin: Any) -> None:
    """One process that takes dials until nobody is left."""
    campaign = made(journal, title)
    base_url = f"http://127.0.0.1:{port}"
    with AgentClient(username="u", password="p", app_id="a", base_url=base_url) as client:
        ready.release()
        begin.wait()

        def until_the_end() -> None:
            while work(campaign, client):
                pass

        hands = [threading.Thread(target=until_the_end) for _ in range(threads)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        for process in _processes.values():
            process.end()


def rate(journal: str, title: str, port: int, workers: int, threads: int, dials: int) -> float:
    """Dials a second of so many workers."""
    campaign = made(journal, title, ({"phone": f"+861{i:010d}"} for i in range(dials * workers)))
    campaign.load()
    context = multiprocessing.get_context("spawn")
    ready, begin = context.Semaphore(0), context.Event()
    arguments = (journal, title, port, threads, ready, begin)
    staff = [context.Process(target=worker, args=arguments) for _ in range(workers)]
    for one in staff:
        one.start()
    for _ in staff:
        ready.acquire()
    begun = time.perf_counter()
    begin.set()
    for one in staff:
        one.join()
    found = dials * workers / (time.perf_counter() - begun)
    assert campaign.progress().done == {"placed": dials * workers}, campaign.progress()
    return found


def main(journal: str, threads: int = 2, dials: int = 100) -> None:
    """One worker, then eight."""
    context = multiprocessing.get_context("spawn")
    port = context.Queue()
    platform = context.Process(target=stub, args=(port,), daemon=True)
    platform.start()
    address = port.get()
    one, eight = (
        rate(journal, f"workers-{time.time_ns() % 10**9}", address, n, threads, dials)
        for n in (1, 8)
    )
    platform.terminate()
    print(
        f"workers on PostgreSQL     {one:.1f} dials/s of one, {eight:.1f} of eight: {eight / one:.1f}"
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))

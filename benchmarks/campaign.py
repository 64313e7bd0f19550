"""What a campaign costs beside the bare client, whether memory stays in bounds, and what workers add.

    python -m benchmarks.campaign [rows] [calls at once] [address of an empty PostgreSQL database]

In one process with the in-process sandbox there are no sockets, so what is measured is the code.
Bare: the same requests from the same number of tasks, nothing written down. Campaign: rows read and
checked, each dial claimed on disk before it is sent and settled after. All rows in one go have a client
that answers at once, so that only the campaign itself takes time. With an address, the rows go
through a journal there too, and eight workers are compared with one: each is a process with some threads
that claim a dial, call a platform that answers after 200 ms, settle it, and ask for the next.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
import time
from collections.abc import Awaitable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from benchmarks.running import Process, Server
from shengwang_agent import AgentClient
from shengwang_agent.campaign import Campaign, Pace
from shengwang_agent.campaign.journal import Schedule
from shengwang_agent.campaign.many import _processes, work
from shengwang_agent.campaign.sql_journal import Journal
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.telephony import CallTelephonyResponse

SIP: Any = {"from_number": "+861000000000", "rtc_uid": "100", "rtc_token": "token"}
PROPERTIES: Any = {"token": "token", "agent_rtc_uid": "111", "remote_rtc_uids": ["100"]}
ROUNDS, ROUND_ROWS, FORGET_EVERY = 7, 2000, 2000
THREADS, DIALS, ANSWER_AFTER = 2, 100, 0.2
"""Of each worker, and seconds until its calls are answered."""
Used = tuple[float, float]
"""Rows a second by the clock on the wall, and by the time the processor was ours."""


def numbers(count: int) -> Iterator[dict[str, str]]:
    """Rows that exist only while they are read."""
    return ({"phone": f"+861{i:010d}", "name": f"person {i}"} for i in range(count))


def made(journal: Path | str, at_once: int, rows: Any = None, title: str = "campaign") -> Campaign:
    """A campaign that dials as fast as it can."""
    sip, pace = {**SIP, "to_number": "{phone}"}, Pace(per_second=1e6, at_once=at_once)
    how: Any = {"properties": PROPERTIES, "pipeline_id": "1", "title": title, "follow": False}
    return Campaign(rows, sip=sip, journal=journal, pace=pace, **how)


def sandbox() -> Sandbox:
    """A platform that forgets what it can, so that its own memory is not measured."""
    platform = Sandbox(max_agents=None, keep=100, keep_finished=100)
    platform.callee("busy", sip=486)
    return platform


def forget(platform: Sandbox, done: int) -> None:
    """Let the platform forget its calls now and then, as it does after 60 days."""
    if done % FORGET_EVERY == 0:
        platform.clock.advance(61 * 86400)
        platform.dials.clear()


async def used(count: int, work: Awaitable[Any]) -> Used:
    """What some work on so many rows takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    await work
    return count / (time.perf_counter() - wall), count / (time.process_time() - cpu)


async def bare(count: int, at_once: int) -> Used:
    """What the client alone uses."""
    platform = sandbox()
    call, rows = platform.async_client().telephony.call, enumerate(numbers(count), 1)

    async def caller() -> None:
        for i, row in rows:
            named: Any = {"name": f"bare-{i}", "sip": {**SIP, "to_number": row["phone"]}}
            properties = {**PROPERTIES, "channel": f"bare-{i}"}
            await call(properties=properties, pipeline_id="1", **named)
            forget(platform, i)

    return await used(count, asyncio.gather(*(caller() for _ in range(at_once))))


class Answers:
    """A client that takes each call at once."""

    def __init__(self) -> None:
        self.telephony, self.calls = self, 0

    async def send(self) -> None: ...

    async def call(self, **_: Any) -> CallTelephonyResponse:
        self.calls += 1
        return CallTelephonyResponse(agent_id=f"A{self.calls}")


async def campaign(
    count: int, at_once: int, journal: Path | str, platform: Sandbox | None = None
) -> tuple[Used, list[float]]:
    """What a campaign with the same client uses, and the process's megabytes at each tenth."""
    client: Any = platform.async_client() if platform else Answers()
    whole, memory = made(journal, at_once, numbers(count)), psutil.Process().memory_info
    bytes_used = [memory().rss]

    async def run() -> None:
        done = 0
        async for _ in whole.run(client):
            done += 1
            if done % max(1, count // 10) == 0:
                bytes_used.append(memory().rss)
            if platform:
                forget(platform, done)

    found = await used(count, run())
    assert whole.progress().done["placed"] == count, whole.progress()
    return found, [each / 1e6 for each in bytes_used]


def compared(at_once: int, folder: Path) -> None:
    """Both in turn, so that what disturbs the machine disturbs both; neither clears up after the
    other. Medians of both, and the median of the ratios of each round."""
    rounds = []
    for i in range(ROUNDS):
        gc.collect()
        alone = asyncio.run(bare(ROUND_ROWS, at_once))
        gc.collect()
        whole = campaign(ROUND_ROWS, at_once, folder / f"{i}.db", sandbox())
        rounds.append((alone, asyncio.run(whole)[0]))
    both = np.array(rounds).transpose(2, 1, 0)
    for name, (alone, whole) in zip(("dials/s", "dials/s of processor time"), both, strict=True):
        told = f"{np.median(alone):,.0f} bare, {np.median(whole):,.0f} campaign"
        print(f"{name:<26}{told}, {np.median(whole / alone):.2f}")


def in_bounds(count: int, at_once: int, journals: list[Path | str]) -> None:
    """All rows in one go; then the journal is opened again, and who is next is claimed."""
    for journal in journals:
        (wall, cpu), memory = asyncio.run(campaign(count, at_once, journal))
        told = f"{wall:,.0f} dials/s, {cpu:,.0f} of processor time"
        print(f"{f'{count:,} rows in one go':<26}{told}")
        print("memory, MB, each tenth    " + " ".join(f"{mb:.0f}" for mb in memory))
        if isinstance(journal, Path):
            print(f"journal                   {journal.stat().st_size / count:.0f} bytes a row")
        begin = time.perf_counter()
        with closing(Journal(str(journal), "campaign")) as opened, opened.worker(60) as me:
            opened.counts()
            opened.tick(me, [], Schedule(Pace(1e6, 100), None))
            print(f"resume                    {(time.perf_counter() - begin) * 1000:.1f} ms")


def worker(pipe: Connection, journal: str, title: str, url: str) -> None:
    """One process that takes dials until nobody is left; asked once if it is ready, then to begin."""
    shared = made(journal, 1000, title=title)
    client = AgentClient(username="u", password="p", app_id="a", base_url=url)

    def until_the_end(_: int) -> None:
        while work(shared, client):
            pass

    with client, ThreadPoolExecutor(THREADS) as threads:
        for _ in range(2):
            pipe.send(pipe.recv())
        list(threads.map(until_the_end, range(THREADS)))
    for process in _processes.values():
        process.end()
    pipe.send(pipe.recv())


def rate(journal: str, title: str, url: str, workers: int) -> float:
    """Dials a second of so many workers."""
    whole = made(journal, 1000, numbers(DIALS * workers), title)
    whole.load()
    with ExitStack() as kept:
        staff = [Process("campaign:worker", journal, title, url) for _ in range(workers)]
        for one in staff:
            kept.enter_context(closing(one)).ask("ready?")
        begun = time.perf_counter()
        for one in staff:
            one.ask("begin")
        for one in staff:
            one.ask("done?")
        found = DIALS * workers / (time.perf_counter() - begun)
    assert whole.progress().done == {"placed": DIALS * workers}, whole.progress()
    return found


def main(count: int = 20_000, at_once: int = 50, address: str = "") -> None:
    """All parts."""
    asyncio.run(bare(500, at_once))  # everything loaded and warm
    with tempfile.TemporaryDirectory() as folder:
        compared(at_once, Path(folder))
        in_bounds(count, at_once, [Path(folder, "all.db"), *([address] if address else [])])
    if address:
        with closing(Server(after=ANSWER_AFTER)) as server:
            title = f"workers-{time.time_ns() % 10**9}"
            one, eight = (rate(address, f"{title}-{n}", server.url, n) for n in (1, 8))
        told = f"{one:.1f} dials/s of one, {eight:.1f} of eight: {eight / one:.1f}"
        print(f"workers on PostgreSQL     {told}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *sys.argv[3:])

"""What a campaign costs beside the bare client, and whether memory and journal stay in bounds.

    python benchmarks/campaign.py [rows] [calls at once]

Everything runs in this process against the in-process sandbox: no sockets, so what is measured is
the code. Bare: the same requests from the same number of tasks, nothing written down. Campaign:
rows read and checked, each dial claimed on disk before it is sent and settled after.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import psutil

from shengwang_agent.campaign import Campaign, Pace
from shengwang_agent.campaign.sqlite_journal import SqliteJournal
from shengwang_agent.sandbox import Sandbox

SIP: Any = {"from_number": "+861000000000", "rtc_uid": "100", "rtc_token": "token"}
PROPERTIES: Any = {"token": "token", "agent_rtc_uid": "111", "remote_rtc_uids": ["100"]}
ROUNDS, ROUND_ROWS, FORGET_EVERY = 7, 2000, 2000
PROCESS = psutil.Process()


def numbers(count: int) -> Iterator[dict[str, str]]:
    """Rows that exist only while they are read."""
    return ({"phone": f"+861{i:010d}", "name": f"person {i}"} for i in range(count))


def sandbox() -> Sandbox:
    """A platform that forgets what it can, so that its own memory is not measured."""
    made = Sandbox(max_agents=None, keep=100, keep_finished=100)
    made.callee("busy", sip=486)
    return made


def forget(platform: Sandbox, done: int) -> None:
    """Let the platform forget its calls now and then, as it does after 60 days."""
    if done % FORGET_EVERY == 0:
        platform.clock.advance(61 * 86400)
        platform.dials.clear()


class Used(NamedTuple):
    """Rows a second by the clock on the wall, and by the time the processor was ours."""

    wall: float
    cpu: float


async def used(count: int, work: Coroutine[Any, Any, Any]) -> Used:
    """What some work on so many rows takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    await work
    return Used(count / (time.perf_counter() - wall), count / (time.process_time() - cpu))


async def bare(count: int, at_once: int) -> Used:
    """What the client alone uses."""
    platform = sandbox()
    client = platform.async_client()
    rows = enumerate(numbers(count), 1)

    async def caller() -> None:
        for i, row in rows:
            channel = f"bare-{i}"
            sip: Any = {**SIP, "to_number": row["phone"]}
            properties: Any = {**PROPERTIES, "channel": channel}
            await client.telephony.call(
                name=channel, sip=sip, properties=properties, pipeline_id="1"
            )
            forget(platform, i)

    async def all_callers() -> None:
        await asyncio.gather(*(caller() for _ in range(at_once)))

    return await used(count, all_callers())


async def campaign(count: int, at_once: int, journal: Path) -> tuple[Used, list[float]]:
    """What a campaign with the same client uses, and the process's megabytes at each tenth."""
    platform = sandbox()
    made = Campaign(
        numbers(count),
        sip={**SIP, "to_number": "{phone}"},
        properties=PROPERTIES,
        pipeline_id="1",
        journal=journal,
        pace=Pace(per_second=1e6, at_once=at_once),
        follow=False,
    )
    memory = [PROCESS.memory_info().rss / 1e6]

    async def whole() -> None:
        done = 0
        async for _ in made.run(platform.async_client()):
            done += 1
            if done % max(1, count // 10) == 0:
                memory.append(PROCESS.memory_info().rss / 1e6)
            forget(platform, done)

    found = await used(count, whole())
    assert count == made.progress().done["placed"], made.progress()
    return found, memory


def reads_on_resume(journal: Path) -> tuple[float, int]:
    """Seconds and full passes over the people when a finished journal is opened again."""
    statements: list[str] = []
    begin = time.perf_counter()
    opened = SqliteJournal(str(journal), "campaign")
    opened._db.set_trace_callback(statements.append)
    opened.counts()
    seconds = time.perf_counter() - begin
    opened._db.set_trace_callback(None)
    plans = [opened._db.execute(f"EXPLAIN QUERY PLAN {said}").fetchall() for said in statements]
    opened.close()
    return seconds, sum("SCAN person" in row[3] for plan in plans for row in plan)


def compared(at_once: int, folder: Path) -> None:
    """Both in turn, so that what disturbs the machine disturbs both; neither clears up after the
    other. Medians of both, and the median of the ratios of each round."""
    pairs = []
    for i in range(ROUNDS):
        gc.collect()
        alone = asyncio.run(bare(ROUND_ROWS, at_once))
        gc.collect()
        pairs.append((alone, asyncio.run(campaign(ROUND_ROWS, at_once, folder / f"{i}.db"))[0]))
    for number, name in enumerate(("dials/s", "dials/s of processor time")):
        rates = [(alone[number], whole[number]) for alone, whole in pairs]
        bare_rate, campaign_rate = (median(side) for side in zip(*rates, strict=True))
        told = f"{bare_rate:,.0f} bare, {campaign_rate:,.0f} campaign"
        print(f"{name:<26}{told}, {median(whole / alone for alone, whole in rates):.2f}")


def in_bounds(count: int, at_once: int, folder: Path) -> None:
    """Half the rows, then all of them, each in one go; then the journal is opened again."""
    sizes = []
    for rows in (count // 2, count):
        journal = folder / f"of-{rows}.db"
        found, memory = asyncio.run(campaign(rows, at_once, journal))
        sizes.append(journal.stat().st_size / rows)
    seconds, passes = reads_on_resume(journal)
    rate = f"{found.wall:,.0f} dials/s, {found.cpu:,.0f} of processor time"
    print(f"{f'{count:,} rows in one go':<26}{rate}")
    print("memory, MB, each tenth    " + " ".join(f"{mb:.0f}" for mb in memory))
    print(f"journal, bytes a row      {sizes[0]:.0f} with half the rows, {sizes[1]:.0f} with all")
    print(f"resume                    {seconds * 1000:.1f} ms, {passes} passes over the people")


def main(count: int = 20_000, at_once: int = 50) -> None:
    """Both parts."""
    asyncio.run(bare(500, at_once))  # everything loaded and warm
    with tempfile.TemporaryDirectory() as folder:
        compared(at_once, Path(folder))
        in_bounds(count, at_once, Path(folder))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

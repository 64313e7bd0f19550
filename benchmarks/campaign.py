"""What a campaign costs beside the bare client, and whether memory and journal stay in bounds.

    python benchmarks/campaign.py [rows] [calls at once]

Everything runs in this process against the in-process sandbox: no sockets, so what is measured is
the code. Bare: the same requests from the same number of tasks, nothing written down. Campaign:
rows read and checked, each dial claimed on disk before it is sent and settled after.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from shengwang_agent.campaign import Campaign, Pace
from shengwang_agent.campaign.sqlite_journal import SqliteJournal
from shengwang_agent.sandbox import Sandbox

SIP = {"from_number": "+861000000000", "rtc_uid": "100", "rtc_token": "token"}
PROPERTIES = {"token": "token", "agent_rtc_uid": "111", "remote_rtc_uids": ["100"]}

ROUNDS, ROUND_ROWS, FORGET_EVERY = 7, 2000, 2000


def numbers(count: int) -> Iterator[dict[str, str]]:
    """Rows that exist only while they are read."""
    return ({"phone": f"+861{i:010d}", "name": f"person {i}"} for i in range(count))


def sandbox() -> Sandbox:
    """A platform that forgets what it can, so that its own memory is not measured."""
    made = Sandbox(max_agents=None, keep=100, keep_finished=100)
    made.callee("busy")
    return made


def forget(platform: Sandbox, done: int) -> None:
    """Let the platform forget its calls now and then, as it does after 60 days."""
    if done % FORGET_EVERY == 0:
        platform.clock.advance(61 * 86400)
        platform.dials.clear()


class Used:
    """Rows a second by the clock on the wall, and by the time the processor was ours."""

    wall = cpu = 0.0


@contextmanager
def used(count: int) -> Iterator[Used]:
    """Measure the block."""
    found, wall, cpu = Used(), time.perf_counter(), time.process_time()
    yield found
    found.wall = count / (time.perf_counter() - wall)
    found.cpu = count / (time.process_time() - cpu)


def megabytes() -> float:
    """Resident memory of this process now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


async def bare(count: int, at_once: int) -> Used:
    """What the client alone uses."""
    platform = sandbox()
    client = platform.async_client()
    rows = enumerate(numbers(count), 1)

    async def caller() -> None:
        for i, row in rows:
            channel = f"bare-{i}"
            await client.telephony.call(
                name=channel,
                sip={**SIP, "to_number": row["phone"]},  # type: ignore[typeddict-item]
                properties={**PROPERTIES, "channel": channel},  # type: ignore[typeddict-item]
                pipeline_id="1",
            )
            forget(platform, i)

    with used(count) as found:
        await asyncio.gather(*(caller() for _ in range(at_once)))
    return found


async def campaign(count: int, at_once: int, journal: Path) -> tuple[Used, list[float]]:
    """What a campaign with the same client uses, and its memory at each tenth."""
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
    memory, done = [megabytes()], 0
    with used(count) as found:
        async for _ in made.run(platform.async_client()):
            done += 1
            if done % max(1, count // 10) == 0:
                memory.append(megabytes())
            forget(platform, done)
    assert done == count == made.progress().done["placed"], made.progress()
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
    passes = 0
    for statement in statements:
        plan = opened._db.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        passes += sum("SCAN person" in row[3] for row in plan)
    opened.close()
    return seconds, passes


def rounds(at_once: int, folder: Path) -> tuple[list[Used], list[Used]]:
    """Both in turn, so that what disturbs the machine disturbs both; neither clears up after the
    other."""
    alone, whole = [], []
    for i in range(ROUNDS):
        gc.collect()
        alone.append(asyncio.run(bare(ROUND_ROWS, at_once)))
        gc.collect()
        whole.append(asyncio.run(campaign(ROUND_ROWS, at_once, folder / f"{i}.db"))[0])
    return alone, whole


def line(name: str, alone: list[Used], whole: list[Used], by: str) -> None:
    """Medians of both, and the median of the ratios of each round."""
    rates = [[getattr(one, by) for one in some] for some in (alone, whole)]
    ratio = median(w / a for a, w in zip(*rates, strict=True))
    print(f"{name:<26}{median(rates[0]):,.0f} bare, {median(rates[1]):,.0f} campaign, {ratio:.2f}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    at_once = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    asyncio.run(bare(500, at_once))  # everything loaded and warm
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone, whole = rounds(at_once, folder)
        line("dials/s", alone, whole, "wall")
        line("dials/s of processor time", alone, whole, "cpu")
        sizes = []
        for rows in (count // 2, count):
            found, memory = asyncio.run(campaign(rows, at_once, folder / f"of-{rows}.db"))
            sizes.append(folder.joinpath(f"of-{rows}.db").stat().st_size / rows)
        seconds, passes = reads_on_resume(folder / f"of-{count}.db")
    print(
        f"{count:,} rows in one go     {found.wall:,.0f} dials/s, {found.cpu:,.0f} of processor time"
    )
    print("memory, MB, each tenth    " + " ".join(f"{mb:.0f}" for mb in memory))
    print(f"journal, bytes a row      {sizes[0]:.0f} with half the rows, {sizes[1]:.0f} with all")
    print(f"resume                    {seconds * 1000:.1f} ms, {passes} passes over the people")


if __name__ == "__main__":
    main()

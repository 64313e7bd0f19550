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
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shengwang_agent.campaign import Campaign, Pace
from shengwang_agent.campaign.sqlite_journal import SqliteJournal
from shengwang_agent.sandbox import Sandbox

SIP = {"from_number": "+861000000000", "rtc_uid": "100", "rtc_token": "token"}
PROPERTIES = {"token": "token", "agent_rtc_uid": "111", "remote_rtc_uids": ["100"]}


def numbers(count: int) -> Iterator[dict[str, str]]:
    """Rows that exist only while they are read."""
    return ({"phone": f"+861{i:010d}", "name": f"person {i}"} for i in range(count))


def sandbox() -> Sandbox:
    """A platform that forgets what it can, so that its own memory is not measured."""
    made = Sandbox(max_agents=None, keep=100, keep_finished=100)
    made.callee("busy")
    return made


def megabytes() -> float:
    """Resident memory of this process now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


async def bare(count: int, at_once: int) -> float:
    """Dials a second of the client alone."""
    client = sandbox().async_client()
    rows = enumerate(numbers(count))

    async def caller() -> None:
        for i, row in rows:
            channel = f"bare-{i}"
            await client.telephony.call(
                name=channel,
                sip={**SIP, "to_number": row["phone"]},  # type: ignore[typeddict-item]
                properties={**PROPERTIES, "channel": channel},  # type: ignore[typeddict-item]
                pipeline_id="1",
            )

    begin = time.perf_counter()
    await asyncio.gather(*(caller() for _ in range(at_once)))
    return count / (time.perf_counter() - begin)


async def campaign(count: int, at_once: int, journal: Path) -> dict[str, Any]:
    """Dials a second of a campaign with the same client, and what it used."""
    client = sandbox().async_client()
    made = Campaign(
        numbers(count),
        sip={**SIP, "to_number": "{phone}"},
        properties=PROPERTIES,
        pipeline_id="1",
        journal=journal,
        pace=Pace(per_second=1e6, at_once=at_once),
        follow=False,
    )
    memory = [megabytes()]
    begin = time.perf_counter()
    made.load(client)
    loaded = time.perf_counter()
    done = 0
    async for _ in made.run(client):
        done += 1
        if done % max(1, count // 10) == 0:
            memory.append(megabytes())
    end = time.perf_counter()
    assert done == count == made.progress().done["placed"], made.progress()
    return {
        "rate": count / (end - begin),
        "dialling": count / (end - loaded),
        "load": loaded - begin,
        "memory": memory,
        "bytes": journal.stat().st_size,
    }


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


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    at_once = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    asyncio.run(bare(500, at_once))  # everything loaded and warm
    with tempfile.TemporaryDirectory() as folder:
        half = asyncio.run(campaign(count // 2, at_once, Path(folder, "half.db")))
        gc.collect()
        alone = asyncio.run(bare(count, at_once))
        gc.collect()
        whole = asyncio.run(campaign(count, at_once, Path(folder, "whole.db")))
        again = asyncio.run(bare(count, at_once))
        seconds, passes = reads_on_resume(Path(folder, "whole.db"))
    client = (alone + again) / 2
    print(f"rows                      {count:,}, {at_once} at once")
    print(
        f"bare client               {client:,.0f} dials/s ({alone:,.0f} before, {again:,.0f} after)"
    )
    print(
        f"campaign, all of it       {whole['rate']:,.0f} dials/s, ratio {whole['rate'] / client:.2f}"
    )
    print(
        f"campaign, dialling only   {whole['dialling']:,.0f} dials/s, ratio {whole['dialling'] / client:.2f}"
    )
    print(
        f"reading and checking      {whole['load']:.1f} s, {whole['load'] / count * 1e6:.0f} µs a row"
    )
    print("memory, MB, each tenth    " + " ".join(f"{mb:.0f}" for mb in whole["memory"]))
    print(
        f"peak memory               {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB"
    )
    print(
        f"journal                   {whole['bytes'] / count:.0f} bytes a row; half as many rows: {half['bytes'] / (count // 2):.0f}"
    )
    print(
        f"resume                    {seconds * 1000:.1f} ms to know the counts, {passes} passes over the people"
    )


if __name__ == "__main__":
    main()

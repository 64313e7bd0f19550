"""What a campaign costs beside the bare client, and whether memory and journal stay in bounds.

    python -m benchmarks.campaign [rows] [calls at once] [address of an empty PostgreSQL database]

Everything runs in this process against the in-process sandbox: no sockets, so what is measured is
the code. Bare: the same requests from the same number of tasks, nothing written down. Campaign:
rows read and checked, each dial claimed on disk before it is sent and settled after. All rows in one
go have a client that answers at once, so that only the campaign itself takes time. With an address, the rows go through a journal there too, and eight workers are compared with one
(``campaign_workers.py``).
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
from sqlalchemy import event

from benchmarks import campaign_workers
from shengwang_agent.campaign import Campaign, Pace
from shengwang_agent.campaign.journal import Schedule
from shengwang_agent.campaign.sql_journal import Journal
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.telephony import CallTelephonyResponse

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
        async for _ in made.run(client):
            done += 1
            if done % max(1, count // 10) == 0:
                memory.append(PROCESS.memory_info().rss / 1e6)
            if platform:
                forget(platform, done)

    found = await used(count, whole())
    assert count == made.progress().done["placed"], made.progress()
    return found, memory


def reads_on_resume(journal: Path | str) -> tuple[float, int]:
    """Seconds, and rows of people read, when a journal is opened again and asked who is next."""
    begin = time.perf_counter()
    opened = Journal(str(journal), "campaign")
    statements: list[tuple[str, Any]] = []
    engine = opened._db._engine
    event.listen(engine, "before_cursor_execute", lambda *all: statements.append(all[2:4]))
    opened.counts()
    with opened.worker(60) as me:
        opened.tick(me, [], Schedule(Pace(1e6, 100), None))
    seconds = time.perf_counter() - begin
    passes = sum(_reads_all(opened, *one) for one in statements) if opened._db.file else 0
    opened.close()
    return seconds, passes


def _reads_all(journal: Journal, statement: str, values: Any) -> bool:
    """Whether SQLite would read all people for it."""
    if statement.split()[0] not in ("SELECT", "UPDATE", "DELETE"):
        return False
    raw: Any = journal._db._engine.raw_connection()
    try:
        one = values[0] if isinstance(values, list) else values
        steps = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", one)]
    finally:
        raw.close()
    return any(s.startswith("SCAN campaign_person") and "INDEX" not in s for s in steps)


def compared(at_once: int, folder: Path) -> None:
    """Both in turn, so that what disturbs the machine disturbs both; neither clears up after the
    other. Medians of both, and the median of the ratios of each round."""
    pairs = []
    for i in range(ROUNDS):
        gc.collect()
        alone = asyncio.run(bare(ROUND_ROWS, at_once))
        gc.collect()
        whole = campaign(ROUND_ROWS, at_once, folder / f"{i}.db", sandbox())
        pairs.append((alone, asyncio.run(whole)[0]))
    for number, name in enumerate(("dials/s", "dials/s of processor time")):
        rates = [(alone[number], whole[number]) for alone, whole in pairs]
        bare_rate, campaign_rate = (median(side) for side in zip(*rates, strict=True))
        told = f"{bare_rate:,.0f} bare, {campaign_rate:,.0f} campaign"
        print(f"{name:<26}{told}, {median(whole / alone for alone, whole in rates):.2f}")


def in_bounds(count: int, at_once: int, journals: list[Path | str]) -> None:
    """All rows in one go; then the journal is opened again."""
    for journal in journals:
        found, memory = asyncio.run(campaign(count, at_once, journal))
        seconds, passes = reads_on_resume(journal)
        rate = f"{found.wall:,.0f} dials/s, {found.cpu:,.0f} of processor time"
        print(f"{f'{count:,} rows in one go':<26}{rate}")
        print("memory, MB, each tenth    " + " ".join(f"{mb:.0f}" for mb in memory))
        if isinstance(journal, Path):
            print(f"journal                   {journal.stat().st_size / count:.0f} bytes a row")
        print(f"resume                    {seconds * 1000:.1f} ms, {passes} passes over the people")


def main(count: int = 20_000, at_once: int = 50, server: str = "") -> None:
    """All parts."""
    asyncio.run(bare(500, at_once))  # everything loaded and warm
    with tempfile.TemporaryDirectory() as folder:
        compared(at_once, Path(folder))
        in_bounds(count, at_once, [Path(folder, "all.db"), *([server] if server else [])])
    if server:
        campaign_workers.main(server)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *sys.argv[3:])

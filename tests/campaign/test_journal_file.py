"""The journal in a file: durable, made complete, refused when it is not what it should be."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from shengwang_agent.campaign import JournalError, Pace, tables
from shengwang_agent.campaign.journal import Tick
from shengwang_agent.campaign.sql_journal import Journal
from shengwang_agent.campaign.sqlite_file import JournalFile
from tests.campaign.test_journal import NOW, SCHEDULE, Clock, add, done, opened, sql


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "j.db")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(path: str, clock: Clock) -> Iterator[Journal]:
    with opened(path, clock) as made:
        yield made


def raw(journal: Journal) -> Any:
    """What stands below the library: for statements that begin no transaction."""
    return journal._db._connection.connection.dbapi_connection  # type: ignore[union-attr]


def test_a_claim_waits_for_the_disk(journal: Journal) -> None:
    add(journal, 1)
    with journal.worker(60) as me:
        journal.tick(me, [], SCHEDULE)
        assert sql(journal, "PRAGMA synchronous") == [(2,)], "FULL"


def test_a_journal_that_cannot_be_written_ends_the_run_and_keeps_the_reports(
    journal: Journal,
) -> None:
    add(journal, 2)
    with journal.worker(60) as me:
        dials = journal.tick(me, [], SCHEDULE).dials
        raw(journal).execute("PRAGMA query_only = ON")
        with pytest.raises(JournalError, match="nobody is called"):
            journal.tick(me, [done(dials[0])], SCHEDULE)
        raw(journal).execute("PRAGMA query_only = OFF")
        assert len(journal.tick(me, [done(dials[0])], SCHEDULE).outcomes) == 1


def test_no_turn_reads_all_people(journal: Journal) -> None:
    """However large the journal, a tick costs the same: every query goes by an index."""
    add(journal, 20, "Asia/Shanghai")
    statements: list[Any] = []
    watch = journal._db._engine, "before_cursor_execute", lambda *all: statements.append(all[2:4])
    event.listen(*watch)
    with journal.worker(60) as me:
        dials = journal.tick(me, [], SCHEDULE._replace(pace=Pace(1e6, 2))).dials
        journal.tick(me, [done(dials[0]), done(dials[1], state="waiting")], SCHEDULE)
        journal.counts()
        journal.recent(NOW - 60)
    event.remove(*watch)
    asked = {s: v for s, v in statements if s.split()[0] in ("SELECT", "UPDATE", "DELETE")}
    assert len(asked) > 10
    raw = journal._db._engine.raw_connection()
    for statement, values in asked.items():
        one = values[0] if isinstance(values, list) else values
        plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", one)]
        scans = [step for step in plan if step.startswith("SCAN") and "INDEX" not in step]
        assert not [s for s in scans if "person" in s or "call" in s], (statement, plan)
    raw.close()


def test_the_file_is_for_its_owner_only(journal: Journal, path: str) -> None:
    add(journal, 1)
    for name in (path, path + "-wal", path + "-shm"):
        assert stat.S_IMODE(os.stat(name).st_mode) == 0o600


def test_a_journal_of_another_campaign_is_refused(path: str, clock: Clock) -> None:
    with opened(path, clock):
        pass
    with pytest.raises(JournalError, match=r"belongs to the campaign 'campaign', not 'autumn'"):
        Journal(path, "autumn")


def test_what_is_no_journal_is_refused(path: str, tmp_path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE meta(x)")
    other.close()
    with pytest.raises(JournalError, match="database of something else"):
        Journal(path, "campaign")
    text = tmp_path / "text.db"
    text.write_text("name,phone\n" * 100)
    with pytest.raises(JournalError, match="cannot be opened"):
        Journal(str(text), "campaign")
    with pytest.raises(JournalError, match="cannot be opened"):
        Journal(str(tmp_path / "nowhere" / "j.db"), "campaign")


def test_another_version_is_refused(path: str, clock: Clock) -> None:
    with opened(path, clock) as journal:
        sql(journal, "UPDATE campaign_version SET version = 99")
    with pytest.raises(JournalError, match="version 99"):
        Journal(path, "campaign")


def test_a_journal_of_an_earlier_form_is_refused(path: str) -> None:
    with sqlite3.connect(path) as other:
        for name in ("meta", "person", "dial", "tally"):
            other.execute(f"CREATE TABLE {name}(x)")
    other.close()
    with pytest.raises(JournalError, match=r"of an earlier form.*name another file"):
        Journal(path, "campaign")


def test_a_later_release_leads_the_tables_on(
    path: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path, clock) as journal:
        add(journal, 2)
    steps = {
        2: ["ALTER TABLE campaign_call ADD COLUMN newer TEXT"],
        3: ["UPDATE campaign_person SET outcome = 'moved'", "CREATE TABLE more (id INTEGER)"],
    }
    monkeypatch.setattr(tables, "MIGRATIONS", steps)
    monkeypatch.setattr(tables, "VERSION", 4)
    for _ in range(2):
        with opened(path, clock) as journal:
            assert sql(journal, "SELECT version FROM campaign_version") == [(4,)]
            assert sql(journal, "SELECT DISTINCT outcome FROM campaign_person") == [("moved",)]
            assert sql(journal, "SELECT newer FROM campaign_call") == []


def test_a_journal_of_the_first_version_goes_on(path: str, clock: Clock) -> None:
    with opened(path, clock) as journal:
        add(journal, 2)
        for table in ("campaign", "campaign_call"):
            sql(journal, f"ALTER TABLE {table} DROP COLUMN noticed")
        sql(journal, "UPDATE campaign_version SET version = 1")
    with opened(path, clock) as journal:
        assert sql(journal, "SELECT version FROM campaign_version") == [(tables.VERSION,)]
        assert sql(journal, "SELECT noticed FROM campaign") == [(0,)]
        assert sql(journal, "SELECT noticed FROM campaign_call") == []


def test_a_step_that_fails_changes_nothing(
    path: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path, clock):
        pass
    steps = {2: ["CREATE TABLE more (id INTEGER)"], 3: ["no statement"]}
    with monkeypatch.context() as patch:
        patch.setattr(tables, "MIGRATIONS", steps)
        patch.setattr(tables, "VERSION", 4)
        with pytest.raises(JournalError, match="syntax error"):
            Journal(path, "campaign")
    with opened(path, clock) as journal:
        assert sql(journal, "SELECT version FROM campaign_version") == [(2,)]
        assert sql(journal, "SELECT name FROM sqlite_master WHERE name = 'more'") == []


def open_at_once(path: str, start: Any, results: Any) -> None:
    start.wait()
    journal = Journal(path, "campaign")
    results.put(journal.id)
    journal.close()


def test_processes_may_make_the_journal_at_the_same_moment(path: str) -> None:
    context = multiprocessing.get_context("spawn")
    start, results = context.Event(), context.Queue()
    makers = [context.Process(target=open_at_once, args=(path, start, results)) for _ in range(4)]
    for maker in makers:
        maker.start()
    start.set()
    ids = {results.get(timeout=60) for _ in makers}
    for maker in makers:
        maker.join()
    assert len(ids) == 1


def test_growth_is_linear(tmp_path: Path, clock: Clock) -> None:
    sizes = []
    for count in (1000, 2000, 4000):
        file = str(tmp_path / f"{count}.db")
        with opened(file, clock) as journal:
            add(journal, count)
            with journal.worker(60) as me:
                tick: Tick = journal.tick(me, [], SCHEDULE._replace(pace=Pace(1e9, count)))
                journal.tick(me, [done(dial) for dial in tick.dials], SCHEDULE, claiming=False)
        sizes.append(os.path.getsize(file))
    first, second = sizes[1] - sizes[0], sizes[2] - sizes[1]
    assert 1.8 < second / first < 2.2


def test_opening_the_journal_again_drops_no_locks(journal: Journal, path: str) -> None:
    """Without its locks, another process that comes and goes would remove the log in use."""
    add(journal, 1)
    JournalFile(path).connect().close()
    code = f"import sqlite3; db = sqlite3.connect({path!r}); db.execute('SELECT * FROM campaign_person'); db.close()"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert os.path.exists(path + "-wal"), "the other process took itself for the last one"
    with opened(path, journal.clock) as again:
        assert again.counts() == {("waiting", ""): 1}


def test_a_tick_is_made_at_once_unless_another_process_makes_one(path: str, clock: Clock) -> None:
    with opened(path, clock) as one, opened(path, clock) as two:
        add(one, 2)
        with one.worker(60) as a, two.worker(60) as b:
            first = one.tick_at_once(a, [], SCHEDULE, claiming=True)
            assert first is not None
            assert len(first.dials) == 2
            assert two.tick_at_once(b, [], SCHEDULE, claiming=True) is None
            one.commit()
            second = two.tick_at_once(b, [], SCHEDULE, claiming=True)
            assert second is not None
            assert second.dials == []
            two.undo()
            assert sql(two, "PRAGMA busy_timeout") >= [(60_000,)], "as before"


def test_a_second_connection_waits_for_the_first(path: str, clock: Clock) -> None:
    with opened(path, clock) as journal:
        other = JournalFile(path).connect()
        assert other.execute("PRAGMA busy_timeout").fetchone()[0] >= 60_000
        other.close()
        add(journal, 1)

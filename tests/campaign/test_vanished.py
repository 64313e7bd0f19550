"""A journal that was there and is not, or is another one, or cannot be written: it is told."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.campaign import Campaign, Control, JournalError, Pace, database, sqlite_file
from shengwang_agent.errors import ConfigurationError
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import number, people
from tests.campaign.conftest import Run, campaign_on
from tests.campaign.test_journal import Clock, add, opened, sql

Make = Callable[..., Campaign]
BESIDE = ("-wal", "-shm")


def removed(journal: Path) -> None:
    for name in ("", *BESIDE):
        Path(f"{journal}{name}").unlink(missing_ok=True)


def truncated(journal: Path) -> None:
    os.truncate(journal, 0)


def replaced(journal: Path) -> None:
    other = journal.with_name("other.db")
    removed(journal)
    os.replace(other, journal)


def log_removed(journal: Path) -> None:
    Path(f"{journal}-wal").unlink()


def log_cut_off(journal: Path) -> None:
    os.truncate(f"{journal}-wal", 0)


def overwritten(journal: Path) -> None:
    other = journal.with_name("other.db")
    shutil.copyfile(other, journal)


ACCIDENTS = [removed, truncated, replaced, log_removed, log_cut_off, overwritten]


@pytest.mark.parametrize("accident", ACCIDENTS)
def test_a_journal_that_vanishes_ends_the_run_with_words(
    run: Run, make: Make, sandbox: Sandbox, journal: Path, accident: Callable[[Path], None]
) -> None:
    campaign_on(journal.with_name("other.db"), people(50)).load()
    struck = []

    def strike(ended: Any) -> str:
        if not struck:
            struck.append(True)
            accident(journal)
        return "answered"

    campaign = make(people(40), pace=Pace(1000, 2), judge=strike)
    with pytest.raises(JournalError, match=r"campaign\.db"):
        run(campaign)
    assert len(sandbox.dials) <= 8, "nobody is called without it"
    if accident not in (
        log_removed,
        log_cut_off,
        overwritten,
    ):  # then a log is lost, or left from before
        with pytest.raises(JournalError, match=r"campaign\.db"):
            campaign.progress()
        with pytest.raises(JournalError, match=r"campaign\.db"):
            run(campaign)
    sandbox.dials.assert_none_twice()


@pytest.mark.parametrize("left", ["nothing", "the first half", "all but a page"])
def test_a_log_that_was_cut_off_is_missed_though_it_grows_past_that(
    left: str, journal: Path
) -> None:
    """What is written next stands where the log ended before, behind a hole: after a crash none
    of it would be found."""
    with opened(str(journal), Clock()) as held:
        add(held, 100)
        log = f"{journal}-wal"
        before = os.path.getsize(log)
        sizes = {"nothing": 0, "the first half": before // 2, "all but a page": before - 4120}
        os.truncate(log, sizes[left])
        with pytest.raises(JournalError, match="was cut off"):
            sql(held, "UPDATE campaign_person SET state = 'held'")
        assert os.path.getsize(log) > before


def test_a_log_that_another_process_worked_in_is_no_log_cut_off(journal: Path) -> None:
    with opened(str(journal), Clock()) as held:
        add(held, 100)
        for mode in ("PASSIVE", "RESTART", "TRUNCATE"):
            with closing(sqlite3.connect(journal)) as other:
                other.execute(f"PRAGMA wal_checkpoint({mode})")
            for state in ("held", "waiting"):
                sql(held, "UPDATE campaign_person SET state = :state", state=state)


def test_a_journal_removed_between_two_runs_is_missed(
    run: Run, make: Make, sandbox: Sandbox, journal: Path
) -> None:
    campaign = make(people(3))
    run(campaign)
    removed(journal)
    for ask in (campaign.progress, lambda: run(campaign), campaign.resume):
        with pytest.raises(JournalError, match="was there and is gone"):
            ask()
    assert not journal.exists(), "none is made in its place"
    assert len(sandbox.dials) == 3


def test_another_journal_in_its_place_is_noticed(run: Run, make: Make, journal: Path) -> None:
    campaign = make(people(3))
    run(campaign)
    removed(journal)
    campaign_on(journal, people(3)).load()
    with pytest.raises(JournalError, match="another one than before"):
        run(campaign)


def test_an_empty_file_is_a_damaged_journal(run: Run, make: Make, journal: Path) -> None:
    journal.touch()
    with pytest.raises(JournalError, match=r"campaign\.db' is empty"):
        run(make(people(1)))
    with pytest.raises(JournalError, match="is empty"):
        Control(journal).progress()
    assert journal.stat().st_size == 0


def test_a_database_without_tables_is_no_journal(run: Run, make: Make, journal: Path) -> None:
    with sqlite3.connect(journal) as db:
        db.execute("PRAGMA user_version = 7")
    db.close()
    with pytest.raises(JournalError, match="is an empty database"):
        run(make(people(1)))


ASKS = ["progress", "resume", "stop", "call_again", "close_held"]


@pytest.mark.parametrize("ask", ASKS)
def test_seen_from_outside_a_journal_is_never_made(ask: str, journal: Path) -> None:
    with pytest.raises(JournalError, match="there is no journal"):
        getattr(Control(journal), ask)()
    assert not journal.exists()


def test_a_campaign_without_rows_needs_a_journal(run: Run, make: Make, journal: Path) -> None:
    with pytest.raises(JournalError, match="there is no journal"):
        run(make())
    assert list(journal.parent.iterdir()) == []


@pytest.mark.parametrize("ask", ["resume", "call_again", "close_held"])
def test_nothing_is_gone_on_with_that_never_began(ask: str, make: Make) -> None:
    with pytest.raises(JournalError, match="there is no journal"):
        getattr(make(people(1)), ask)()


def test_a_journal_appears_complete_or_not_at_all(
    make: Make, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(db: Any, title: str) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(database, "_fill", broken)
    with pytest.raises(JournalError, match=r"campaign\.db.*disk is full"):
        make(people(1)).load()
    assert list(journal.parent.iterdir()) == []


def test_a_file_system_without_links_will_do(
    make: Make, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(sqlite_file.os, "link", no_links)
    assert make(people(2)).load() == 2
    assert make(people(2)).progress().total == 2


def test_a_full_disk_names_the_journal(run: Run, make: Make, monkeypatch: Any) -> None:
    make(people(3)).load()
    connect = sqlite_file.JournalFile.connect

    def small(file: Any, **more: Any) -> Any:
        db = connect(file, **more)
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
        return db

    monkeypatch.setattr(sqlite_file.JournalFile, "connect", small)
    with pytest.raises(JournalError, match=r"campaign\.db' cannot be used.*full"):
        make(people(5000)).load()


def test_a_file_that_is_read_only_is_named(make: Make, journal: Path, monkeypatch: Any) -> None:
    make(people(3)).load()
    opened = sqlite_file._opened
    monkeypatch.setattr(sqlite_file, "_opened", lambda path, mode: opened(path, "ro"))
    assert make().progress().total == 3
    with pytest.raises(JournalError, match=r"campaign\.db' cannot be used.*readonly"):
        make().block(number(1))


def test_a_report_that_cannot_be_written_leaves_the_old_one(make: Make, tmp_path: Path) -> None:
    campaign = make(people(1))
    campaign.load()
    with pytest.raises(ConfigurationError, match=r"no/r\.csv' cannot be written"):
        campaign.report(tmp_path / "no" / "r.csv")
    campaign.report(tmp_path / "r.json")
    assert sorted(path.name for path in tmp_path.glob("r.*")) == ["r.json"]

"""A journal that cannot be read or written any more ends in JournalError, and in no other error."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.campaign import JournalError, Pace
from shengwang_agent.campaign.journal import Schedule
from shengwang_agent.campaign.rows import Person
from shengwang_agent.campaign.sql_journal import Journal
from tests.campaign.test_journal_file import raw

USES: dict[str, Callable[[Journal], Any]] = {
    "counts": lambda journal: journal.counts(),
    "recent": lambda journal: journal.recent(0.0),
    "people": lambda journal: list(journal.people()),
    "numbers": lambda journal: list(journal.numbers()),
    "stopped": lambda journal: journal.stopped(),
    "stop": lambda journal: journal.stop("why"),
    "block": lambda journal: journal.block(["+8613800000001"]),
    "decide": lambda journal: journal.decide(None, None, "answered"),
    "add": lambda journal: journal.add(people(1, 50)),
    "tick": lambda journal: tick(journal),
}


def people(first: int, last: int) -> list[Person]:
    return [Person(i, f"+86{i:011d}", f"+86{i:011d}", "", "{}") for i in range(first, last)]


def tick(journal: Journal) -> None:
    with journal.worker(60.0) as me:
        journal.tick(me, [], Schedule(Pace(1e6, 100), None))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "j.db"
    journal = Journal(str(path), "campaign")
    journal.add(people(1, 1000))
    journal.close()
    return path.read_bytes()


def damaged(whole: bytes, kind: str) -> bytes:
    page, chance = 4096, random.Random(7)
    if kind == "cut":
        return whole[: page * 3]
    if kind == "text":
        return b"phone,name\n+8613800000001,x\n" * 100
    start = 100 if kind == "schema" else page
    return whole[:start] + chance.randbytes(len(whole) - start)


@pytest.mark.parametrize("kind", ["cut", "text", "schema", "pages"])
@pytest.mark.parametrize("name", USES)
def test_a_damaged_journal(whole: bytes, kind: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    path.write_bytes(damaged(whole, kind))
    with pytest.raises(JournalError):
        use(path, name)


def use(path: Path, name: str) -> None:
    journal = Journal(str(path), "campaign")
    try:
        USES[name](journal)
    finally:
        journal.close()


@pytest.mark.parametrize("name", ["add", "people"])
def test_a_page_that_is_damaged_while_it_is_in_use(name: str, whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    path.write_bytes(whole)
    journal = Journal(str(path), "campaign")
    try:
        raw(journal).execute("PRAGMA cache_size = 1")
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom(len(whole) - 4096))
        with pytest.raises(JournalError):
            USES[name](journal)
    finally:
        journal.close()


def test_a_full_disk(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path / "j.db"), "campaign")
    try:
        pages = raw(journal).execute("PRAGMA page_count").fetchone()[0]
        raw(journal).execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(JournalError, match="full"):
            journal.add(people(1, 1000))
        assert journal.counts() == {}, "nothing is half written"
    finally:
        journal.close()

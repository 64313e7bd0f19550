"""Rows in: read from anywhere, checked one by one, kept out of memory."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from os import PathLike, fspath
from typing import Any, NamedTuple

from shengwang_agent.campaign.template import Problem
from shengwang_agent.errors import ConfigurationError

MOST_PROBLEMS = 10_000
SHOWN_PROBLEMS = 20


class Person(NamedTuple):
    """One row that has been checked: who to call. ``row`` is JSON text of the columns."""

    line: int
    key: str
    number: str
    zone: str
    row: str


class RowErrors(ConfigurationError):
    """Rows cannot be used; nobody was called.

    ``problems`` lists line, field and reason of each, the first 10,000 of them; ``count`` is how
    many there are.
    """

    def __init__(self, problems: list[Problem], count: int) -> None:
        self.problems = problems
        self.count = count
        lines = [str(problem) for problem in problems[:SHOWN_PROBLEMS]]
        if count > SHOWN_PROBLEMS:
            lines.append(f"… and {count - SHOWN_PROBLEMS} more in .problems")
        noun = "problem" if count == 1 else "problems"
        super().__init__("\n".join([f"{count} {noun} in the rows; nobody was called", *lines]))

    def __reduce__(self) -> tuple[Any, ...]:
        return RowErrors, (self.problems, self.count)


def read_csv(
    path: str | PathLike[str], *, encoding: str = "utf-8-sig", delimiter: str = ","
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV file with a header line, each with the number of the line it starts on.

    Raises ConfigurationError for a file that is not text in ``encoding`` (files saved by a
    Chinese Excel are often ``gb18030``), a column named twice, or a row with too many values.
    """
    with open(path, encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            header = [name.strip() for name in next(reader, [])]
            _check_header(header, path)
            before = reader.line_num
            for values in reader:
                line, before = before + 1, reader.line_num
                if len(values) > len(header):
                    raise ConfigurationError(
                        f"{fspath(path)}: line {line}: {len(values)} values for "
                        f"{len(header)} columns; a comma inside a value needs quotes around it"
                    )
                if values:
                    yield line, dict(zip(header, values, strict=False))
        except UnicodeDecodeError:
            raise ConfigurationError(
                f"{fspath(path)} is not {encoding} text; name its encoding, such as "
                "read_csv(path, encoding='gb18030')"
            ) from None


def _check_header(header: list[str], path: Any) -> None:
    twice = {name for name in header if header.count(name) > 1}
    if not any(header) or twice:
        why = f"names {sorted(twice)} twice" if twice else "has no header line with column names"
        raise ConfigurationError(f"{fspath(path)} {why}")


def numbered(source: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Rows with their line numbers, from any of the sources ``Campaign`` takes.

    Rows counted by position start at 1, as no file says otherwise.
    """
    if callable(source):
        source = source()
    if isinstance(source, (str, PathLike)):
        yield from read_csv(source)
    elif hasattr(source, "iter_rows"):  # a DataFrame of polars
        yield from enumerate(source.iter_rows(named=True), 1)
    elif hasattr(source, "itertuples"):  # one of pandas; neither is needed for this
        columns = [str(name) for name in source.columns]
        for line, values in enumerate(source.itertuples(index=False, name=None), 1):
            yield line, dict(zip(columns, values, strict=True))
    else:
        for position, row in enumerate(source, 1):
            is_pair = isinstance(row, tuple) and len(row) == 2 and isinstance(row[0], int)
            pair: tuple[int, Any] = row if is_pair else (position, row)
            yield pair


class Problems:
    """What is wrong with the rows so far: the first of them kept, all of them counted."""

    __slots__ = ("count", "kept")

    def __init__(self) -> None:
        self.count = 0
        self.kept: list[Problem] = []

    def add(self, line: int, field: str, text: str) -> None:
        """Note a problem."""
        self.count += 1
        if len(self.kept) < MOST_PROBLEMS:
            self.kept.append(Problem(line, field, text))


Check = Callable[[int, dict[str, Any], Problems], "Person | None"]
"""Turns a row into a person; None when there is none. Adds what is wrong to the problems."""


@contextmanager
def staged(source: Any, check: Check) -> Iterator[Iterator[Person]]:
    """All rows, once every one of them has passed ``check`` and no key comes twice.

    The rows wait in a temporary file, so a million of them need no memory. Raises RowErrors with
    everything that is wrong.
    """
    store = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    try:
        store.execute("CREATE TABLE person(key TEXT PRIMARY KEY, line, number, zone, row)")
        store.execute("BEGIN")
        problems, chunk = Problems(), _Chunk(store)
        for line, row in numbered(source):
            if not isinstance(row, Mapping):
                kind = type(row).__name__
                problems.add(line, "row", f"expected a mapping of columns, got {kind}")
                continue
            person = check(line, _plain(row), problems)
            if person is not None:
                chunk.add(person, problems)
        chunk.flush(problems)
        if problems.count:
            raise RowErrors(sorted(problems.kept), problems.count)
        rows = store.execute("SELECT line, key, number, zone, row FROM person ORDER BY rowid")
        yield map(Person._make, rows)
    finally:
        store.close()


_SIMPLE = frozenset({str, int, float, bool, type(None)})
_NAMES = frozenset({str})


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The row as it will come back from the journal: JSON values, dates and the like as text."""
    if _SIMPLE.issuperset(map(type, row.values())) and _NAMES.issuperset(map(type, row)):
        return row if type(row) is dict else dict(row)
    plain: dict[str, Any] = json.loads(json.dumps(row, default=str))
    return plain


class _Chunk:
    """People on their way into the store, many at a time."""

    SIZE = 1000

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        self._people: list[Person] = []

    def add(self, person: Person, problems: Problems) -> None:
        """Store a person, now or a little later."""
        self._people.append(person)
        if len(self._people) >= self.SIZE:
            self.flush(problems)

    def flush(self, problems: Problems) -> None:
        """Store them now; a key that is there already is a problem."""
        people, self._people = self._people, []
        insert = "INSERT OR IGNORE INTO person(line, key, number, zone, row) VALUES (?, ?, ?, ?, ?)"
        if self._store.executemany(insert, people).rowcount < len(people):
            for person in people:
                self._report_twin(person, problems)

    def _report_twin(self, person: Person, problems: Problems) -> None:
        query = "SELECT line FROM person WHERE key = ?"
        first = self._store.execute(query, (person.key,)).fetchone()[0]
        if first != person.line:
            what = "the same number" if person.key == person.number else "the same key"
            text = f"{what} as in line {first}; nobody is called twice by accident"
            problems.add(person.line, "key", text)

"""Rows in: read from anywhere, checked one by one, kept out of memory."""

from __future__ import annotations

import codecs
import csv
import json
import math
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from os import PathLike, fspath
from typing import Any, NamedTuple, TextIO

from shengwang_agent.campaign.template import Problem, is_nan
from shengwang_agent.errors import ConfigurationError

MOST_PROBLEMS = 10_000
SHOWN_PROBLEMS = 20

_NAME_ENCODING = "name its encoding, such as read_csv(path, encoding={!r})"
_NUMBER = re.compile(r"[0-9][0-9 ().-]{5,}[0-9]")
_NUMBER_CELL = re.compile(r"\s*\+[0-9][0-9 ().-]{5,}[0-9]\s*")


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


@contextmanager
def opened_text(path: str | PathLike[str], encoding: str, remedy: str) -> Iterator[TextIO]:
    """A file to read as text, line ends as they are.

    Raises ConfigurationError with the line and the remedy (``{}`` in it is what the encoding seems
    to be) for what is not text in this encoding.
    """
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise ConfigurationError(f"{fspath(path)}: there is no encoding {encoding!r}") from None
    try:
        with open(path, encoding=encoding, newline="") as file:
            yield file
    except UnicodeError:
        if _start(path).startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0")):
            why = "is a workbook, not text; save it as CSV in UTF-8"
            raise ConfigurationError(f"{fspath(path)} {why}") from None
        what = f"{fspath(path)}: {_first_bad_line(path, encoding)}is not {encoding} text"
        raise ConfigurationError(f"{what}; {remedy.format(_likely(path))}") from None


def _first_bad_line(path: str | PathLike[str], encoding: str) -> str:
    if codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")):
        return ""  # its lines do not end as those of ASCII do
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode(encoding)
            except UnicodeError:
                return f"line {number} "
    return ""


def _likely(path: str | PathLike[str]) -> str:
    """The encoding of a file that is not in the one named: what its first bytes look like."""
    start = _start(path)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if b"\0" in start:
        return "utf-16-be" if start[0] == 0 else "utf-16-le"
    return "gb18030"


def _start(path: str | PathLike[str]) -> bytes:
    with open(path, "rb") as file:
        return file.read(100)


def read_csv(
    path: str | PathLike[str], *, encoding: str = "utf-8-sig", delimiter: str = ","
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV file with a header line, each with the number of the line it starts on.

    Raises ConfigurationError, with the line, for a file that is not text in ``encoding`` (files
    saved by a Chinese Excel are often ``gb18030``), a column named twice, a row with more or fewer
    values than there are columns, and quotes that are not closed.
    """
    with opened_text(path, encoding, _NAME_ENCODING) as file:
        reader = csv.reader(_without_nul(file, path), delimiter=delimiter, strict=True)
        header = [name.strip("\ufeff \t\u00a0") for name in _next(reader, path, 1) or ()]
        _check_header(header, fspath(path))
        line = reader.line_num + 1
        while (values := _next(reader, path, line)) is not None:
            why = _ragged(values, header) if values else ""
            if reader.line_num > line and not why:
                why = _swallowed(values, len(header), delimiter)
            if why:
                raise ConfigurationError(f"{fspath(path)}: line {line}: {why}")
            if values:
                yield line, dict(zip(header, values, strict=True))
            line = reader.line_num + 1


def _next(reader: Any, path: str | PathLike[str], line: int) -> list[str] | None:
    """The values of the row that starts on this line; None after the last."""
    try:
        values: list[str] | None = next(reader, None)
    except csv.Error as error:
        why = "a quote is not closed" if "unexpected end" in str(error) else str(error)
        raise ConfigurationError(
            f"{fspath(path)}: line {line}: {why}; a value with quotes in it stands in quotes, and "
            "each of its own is doubled"
        ) from None
    return values


def _without_nul(file: TextIO, path: str | PathLike[str]) -> Iterator[str]:
    for number, line in enumerate(file, 1):
        if "\0" in line:
            raise ConfigurationError(
                f"{fspath(path)}: line {number} holds a NUL character, as UTF-16 does when it is "
                f"read as something else; {_NAME_ENCODING.format(_likely(path))}"
            )
        yield line


def _ragged(values: list[str], header: list[str]) -> str:
    if len(values) == len(header):
        return ""
    noun = "value" if len(values) == 1 else "values"
    return (
        f"{len(values)} {noun} for {len(header)} columns; a comma inside a value needs quotes "
        "around it"
    )


def _swallowed(values: list[str], columns: int, delimiter: str) -> str:
    """A quote that was not closed takes in all rows up to the next quote of the file."""
    for value in values:
        lines = value.splitlines() if len(value) > 1 and columns > 1 else []
        for at, inner in enumerate(lines if len(lines) > 1 else ()):
            cells = inner.split(delimiter)
            whole = at > 0 and len(cells) == columns and _NUMBER.search(inner)
            if whole or (len(cells) > 1 and any(map(_NUMBER_CELL.fullmatch, cells))):
                return "a value in quotes holds what looks like rows; is a quote not closed?"
    return ""


def _check_header(header: list[str], source: str) -> None:
    twice = {name for name in header if header.count(name) > 1}
    if not any(header) or twice:
        why = f"names {sorted(twice)} twice" if twice else "has no header line with column names"
        raise ConfigurationError(f"{source} {why}")


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
        _check_header(columns, "the DataFrame")
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
            try:
                plain = _plain(row)
            except (TypeError, ValueError, RecursionError) as error:
                problems.add(line, "row", f"cannot be kept as JSON: {error}")
                continue
            person = check(line, plain, problems)
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
    """The row as it will come back from the journal: JSON values, dates and the like as text.

    All that stands for a gap (NA, NaT, a NaN of any library) becomes NaN, and no text.
    """
    if _SIMPLE.issuperset(map(type, row.values())) and _NAMES.issuperset(map(type, row)):
        return row if type(row) is dict else dict(row)
    if None in row:  # where csv.DictReader puts them
        raise ValueError("more values than columns")
    plain: dict[str, Any] = json.loads(json.dumps(dict(row), default=_as_json_value))
    if len(plain) < len(row):
        raise ValueError("two columns have the same name")
    return plain


def _as_json_value(value: Any) -> Any:
    return math.nan if is_nan(value) else str(value)


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

"""Rows: read from any source, and all checked before the first telephone rings.

They wait in a temporary file, so a million rows need no memory.
"""

from __future__ import annotations

import codecs
import csv
import json
import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from os import PathLike, fspath
from typing import Any, NamedTuple, TextIO

from shengwang_agent._e164 import is_decimal, is_e164, read_number
from shengwang_agent.campaign.hours import time_zone
from shengwang_agent.campaign.template import Problem, RequestTemplate, Row, is_gap, is_nan
from shengwang_agent.errors import ConfigurationError

SAMPLE_CHANNEL = "checked-before-dialling"
RESERVED = "channel"
MOST_PROBLEMS = 10_000
SHOWN_PROBLEMS = 20

_NAME_ENCODING = "name its encoding, such as read_csv(path, encoding={!r})"
_NEEDED = ("sip.rtc_uid", "sip.rtc_token", "properties.token", "properties.agent_rtc_uid")
_SIDES = ("to_number", "from_number")
_TOKENS = ("sip.rtc_token", "properties.token")

_NOTHING: frozenset[str] = frozenset()

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
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


# Checking ---------------------------------------------------------------------------------


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


class RowCheck:
    """Checks rows. ``key`` and ``zone`` name columns; ``makes_tokens`` whether RTC tokens are
    made by the campaign; ``only`` is the allow-list.

    A valid field that is the same for every row is checked once. An invalid one is reported for
    every row.
    """

    def __init__(
        self,
        template: RequestTemplate,
        key: str | None,
        zone: str | None,
        makes_tokens: bool,
        only: frozenset[str] | None,
    ) -> None:
        # A field that depends on the channel alone is the same for every row, too.
        self.template = template = template.given(RESERVED, SAMPLE_CHANNEL)
        self.key, self.zone, self.only = key, zone, only
        self._columns = {side: template.columns("sip", side) for side in _SIDES}
        self._sources = {side: _source(columns) for side, columns in self._columns.items()}
        self._sender_is_good = is_e164(template.fixed("sip", "from_number"))
        self._made = _TOKENS if makes_tokens else ()
        needed = [(field, *field.split(".")) for field in _NEEDED]
        self._needed = [one for one in needed if not _is_text(template.fixed(*one[1:]))]

    def check(self, line: int, row: dict[str, Any], problems: Problems) -> Person | None:
        """The person of a row, None when there is none or they are not on the allow-list."""
        before = problems.count
        if RESERVED in row:
            problems.add(line, RESERVED, "this column name is taken: it means the dial's channel")
        request, found = self.template.fill({**row, RESERVED: SAMPLE_CHANNEL})
        missed = {field for field, _ in found} if found else _NOTHING
        for field, text in found:
            problems.add(line, field, text)
        number = self._number(line, "to_number", row, request, missed, problems)
        if not self._sender_is_good:
            self._number(line, "from_number", row, request, missed, problems)
        if self._needed:
            self._check_needed(line, request, missed, problems)
        if not _is_text(request["name"]) and "name" not in missed:
            problems.add(line, "name", _why_missing("name", request["name"]))
        zone = "" if self.zone is None else self._zone(line, row, self.zone, problems)
        key = number if self.key is None else self._key(line, row, self.key, problems)
        kept = _as_json(row)
        if not kept.isascii() and not _is_unicode(kept):
            problems.add(line, "row", "holds half a character (a lone surrogate)")
        if problems.count > before or (self.only is not None and number not in self.only):
            return None
        return Person(line, key, number, zone, kept)

    def _number(
        self, line: int, side: str, row: Row, request: Any, missed: Set[str], problems: Problems
    ) -> str:
        value, field, columns = request["sip"].get(side), f"sip.{side}", self._columns[side]
        if field in missed:
            return ""
        if not is_e164(value):  # a decimal point in the middle of the whole looks like decoration
            value = next((row[name] for name in columns if is_decimal(row[name])), value)
        try:
            return read_number(_filled(value), self._sources[side])
        except ValueError as error:
            problems.add(line, field, str(error))
            return ""

    def _check_needed(self, line: int, request: Any, missed: Set[str], problems: Problems) -> None:
        for field, part, name in self._needed:
            value = request[part].get(name)
            if field in missed or (field in self._made and value is None):
                continue
            if not _is_text(value):
                problems.add(line, field, _why_missing(field, value))

    def _zone(self, line: int, row: Row, column: str, problems: Problems) -> str:
        name = row.get(column)
        if column not in row or is_nan(name):
            why = f"is {name}, no time zone" if column in row else "does not exist"
            problems.add(line, column, f"the column {why}; empty text takes the zone of the hours")
        elif not is_gap(name):
            try:
                return time_zone(str(name)).key
            except ConfigurationError as error:
                problems.add(line, column, str(error))
        return ""

    def _key(self, line: int, row: Row, column: str, problems: Problems) -> str:
        value = row.get(column)
        if is_gap(value):
            problems.add(line, column, "is empty, and it is the key that tells people apart")
        return str(value)


def _source(columns: list[str]) -> str:
    return " and ".join(f"column {name!r}" for name in columns) + " gave" if columns else "found"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_unicode(text: str) -> bool:
    try:
        return bool(text.encode())
    except UnicodeEncodeError:
        return False


def _filled(value: Any) -> Any:
    return "" if is_gap(value) else value


def _why_missing(field: str, value: Any) -> str:
    if value is not None:
        return f"expected text that is not empty, got {type(value).__name__}"
    hint = ", or give the client app_id and app_certificate to have it made for each dial"
    return "is missing" + (hint if field in _TOKENS else "")


Check = Callable[[int, dict[str, Any], Problems], "Person | None"]
"""Turns a row into a person; None when there is none. Adds what is wrong to the problems."""


@contextmanager
def staged(source: Any, check: Check) -> Iterator[Iterator[Person]]:
    """All rows, once every one of them has passed ``check`` and no key comes twice.

    Raises RowErrors with everything that is wrong.
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


# Numbers of lists ---------------------------------------------------------------------------


def numbers_of(source: Iterable[Any] | str | PathLike[str], argument: str) -> frozenset[str]:
    """Numbers from an iterable, or from a text file with one on each line.

    Read as those of rows are. Raises ConfigurationError naming the argument and the place of what
    is no number.
    """
    entries = _lines(source) if isinstance(source, (str, PathLike)) else _entries(source)
    found = set()
    for place, entry in entries:
        try:
            found.add(read_number(_filled(entry)))
        except ValueError as error:
            raise ConfigurationError(
                f"{argument}: {place} is not a telephone number in E.164 form: {error}"
            ) from None
    return frozenset(found)


def _lines(path: str | PathLike[str]) -> Iterator[tuple[str, str]]:
    with opened_text(path, "utf-8-sig", "save it as UTF-8, now it seems to be {}") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield f"line {number}", line


def _entries(source: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    return ((f"entry {position}", entry) for position, entry in enumerate(source, 1))

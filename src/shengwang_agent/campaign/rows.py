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
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from os import PathLike, fspath
from os.path import exists
from typing import Any, NamedTuple, TextIO

from shengwang_agent._e164 import is_decimal, is_e164, is_gap, is_nan, read_number
from shengwang_agent.campaign.hours import time_zone
from shengwang_agent.campaign.template import Found, Problem, RequestTemplate, Row
from shengwang_agent.errors import ConfigurationError

SAMPLE_CHANNEL = "checked-before-dialling"
RESERVED = "channel"
MOST_PROBLEMS = 10_000
SHOWN_PROBLEMS = 20

_NAME_ENCODING = "name its encoding, such as read_csv(path, encoding={!r})"
_NEEDED = ("sip.rtc_uid", "sip.rtc_token", "properties.token", "properties.agent_rtc_uid")
_SIDES = ("to_number", "from_number")
_TOKENS = ("sip.rtc_token", "properties.token")

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


class LeftOut(NamedTuple):
    """One row of which nobody is called, and why; ``number`` is empty where it cannot be read."""

    line: int
    key: str
    number: str
    reason: str
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

Read = Callable[..., str]
"""``_e164.read_number``, with the country and the check of the campaign."""


class RowCheck:
    """Checks rows. ``key`` and ``zone`` name columns, or ``zone`` the zone of all; ``makes_tokens`` whether RTC tokens are made by
    the campaign; ``read`` reads numbers.

    A valid field that is the same for every row is checked once. An invalid one is reported for
    every row.
    """

    def __init__(
        self,
        template: RequestTemplate,
        key: str | None,
        zone: str | None,
        makes_tokens: bool,
        read: Read = read_number,
    ) -> None:
        # A field that depends on the channel alone is the same for every row, too.
        self.template = template = template.given(RESERVED, SAMPLE_CHANNEL)
        self.key, self.zone, self.read = key, zone, read
        self._columns = {side: template.columns("sip", side) for side in _SIDES}
        self._sources = {side: _source(columns) for side, columns in self._columns.items()}
        self._sender_is_good = is_e164(template.fixed("sip", "from_number"))
        self._made = _TOKENS if makes_tokens else ()
        needed = [(field, *field.split(".")) for field in _NEEDED]
        self._needed = [one for one in needed if not _is_text(template.fixed(*one[1:]))]

    def check(self, line: int, row: dict[str, Any], found: Found) -> Person:
        """The person of a row; what is wrong with it is added to ``found``."""
        if RESERVED in row:
            found.append((RESERVED, "this column name is taken: it means the dial's channel"))
        request, gaps = self.template.fill({**row, RESERVED: SAMPLE_CHANNEL})
        found += gaps
        missed = {field for field, _ in gaps}
        number = self._number("to_number", row, request, missed, found)
        if not self._sender_is_good:
            self._number("from_number", row, request, missed, found)
        for field, part, name in self._needed:
            value = request[part].get(name)
            excused = field in missed or (field in self._made and value is None)
            if not excused and not _is_text(value):
                found.append((field, _why_missing(field, value)))
        if not _is_text(request["name"]) and "name" not in missed:
            found.append(("name", _why_missing("name", request["name"])))
        zone = "" if self.zone is None else _zone(row, self.zone, found)
        key = number if self.key is None else _key(row, self.key, found)
        kept = _as_json(row)
        if not kept.isascii() and not _is_unicode(kept):
            found.append(("row", "holds half a character (a lone surrogate)"))
        return Person(line, key, number, zone, kept)

    def _number(self, side: str, row: Row, request: Any, missed: set[str], found: Found) -> str:
        value, field, columns = request["sip"].get(side), f"sip.{side}", self._columns[side]
        if field in missed:
            return ""
        if not is_e164(value):  # a decimal point in the middle of the whole looks like decoration
            value = next((row[name] for name in columns if is_decimal(row[name])), value)
        try:
            return self.read(value, self._sources[side])
        except ValueError as error:
            found.append((field, str(error)))
            return ""


def _zone(row: Row, column: str, found: Found) -> str:
    of_all = column not in row and "/" in column
    name = column if of_all else row.get(column)
    lacking = column not in row and not of_all
    if lacking or is_nan(name):
        there = f"; there are {', '.join(map(repr, row))}" if lacking else ""
        why = f"does not exist{there}" if there else f"is {name}, no time zone"
        found.append((column, f"the column {why}; empty text takes the zone of the hours"))
    elif not is_gap(name):
        try:
            return time_zone(str(name)).key
        except ConfigurationError as error:
            found.append((column, str(error)))
    return ""


def _key(row: Row, column: str, found: Found) -> str:
    if is_gap(row.get(column)):
        found.append((column, "is empty, and it is the key that tells people apart"))
    return str(row.get(column))


def _source(columns: list[str]) -> str:
    return " and ".join(f"column {name!r}" for name in columns) + " gave" if columns else "found"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_unicode(text: str) -> bool:
    try:
        return bool(text.encode())
    except UnicodeEncodeError:
        return False


def _why_missing(field: str, value: Any) -> str:
    if value is not None:
        return f"expected text that is not empty, got {type(value).__name__}"
    hint = (
        ", or give the client app_id and app_certificate, beside username and password, to have it "
        "made for each dial"
    )
    return "is missing" + (hint if field in _TOKENS else "")


Check = Callable[[int, dict[str, Any], Found], Person]
"""Turns a row into a person, and adds what is wrong with the row."""

_INSERT = "INSERT OR IGNORE INTO {}(line, key, number, {}, row) VALUES (?, ?, ?, ?, ?)"


class Staged:
    """The rows of a list in a temporary file: people who may be called, and who is left out.

    With ``skip`` rows that cannot be used, and all of one key but the first, are left out; without,
    they are problems. ``only`` leaves out everybody else in either case. What is wrong with all rows
    alike is an error of the campaign, and not of rows that could be skipped.
    """

    CHUNK = 1000

    def __init__(self, source: Any, check: Check, only: frozenset[str] | None, skip: bool) -> None:
        self._check, self._only, self._skip = check, only, skip
        self._problems: list[Problem] = []
        self._count = self._rows = self._bad_rows = self.twins = 0
        self._first_bad = math.inf  # the line
        self._alike: set[tuple[str, str]] | None = None  # what is wrong with all bad rows
        self._chunk: list[Person] = []
        self._store = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._store.execute("CREATE TABLE person(key TEXT PRIMARY KEY, line, number, zone, row)")
        self._store.execute("CREATE TABLE left_out(line, key, number, reason, row)")
        self._store.execute("BEGIN")
        self.close = self._store.close
        try:
            for line, row in numbered(source):
                self._add(line, row)
            self._flush()
            if self._count:
                raise RowErrors(sorted(self._problems), self._count)
            if self._alike and self._bad_rows == self._rows:
                why = "; ".join(f"{field}: {text}" for field, text in sorted(self._alike))
                raise ConfigurationError(f"nobody can be called; in every row {why}")
        except BaseException:
            self.close()
            raise

    def people(self) -> Iterator[Person]:
        """Everybody who may be called, in the order of the list."""
        rows = "SELECT line, key, number, zone, row FROM person ORDER BY rowid"
        return map(Person._make, self._store.execute(rows))

    def left_out(self) -> Iterator[LeftOut]:
        """Everybody who is not, in the same order."""
        rows = "SELECT line, key, number, reason, row FROM left_out ORDER BY line"
        return map(LeftOut._make, self._store.execute(rows))

    def skipped(self) -> str:
        """How many rows are left out because they cannot be used; empty for none."""
        told = f"rows left out: {self._bad_rows:,} of {self._rows:,}, the first in line"
        return f"{told} {self._first_bad}; left_out() says why" if self._bad_rows else ""

    def _add(self, line: int, row: Any) -> None:
        found: Found = []
        self._rows += 1
        plain: dict[str, Any] = {}
        if isinstance(row, Mapping):
            try:
                plain = _plain(row)
            except (TypeError, ValueError, RecursionError) as error:
                found.append(("row", f"cannot be kept as JSON: {error}"))
        else:
            found.append(("row", f"expected a mapping of columns, got {type(row).__name__}"))
        if found:
            return self._refuse(Person(line, "", "", "", "{}"), found)
        person = self._check(line, plain, found)
        if found:
            self._refuse(person._replace(row=json.dumps(plain)), found)
        elif self._only is not None and person.number not in self._only:
            self.leave_out(person, "it is not on the list of `only`")
        else:
            self._chunk.append(person)
            if len(self._chunk) >= self.CHUNK:
                self._flush()
        return None

    def _refuse(self, person: Person, found: Found) -> None:
        if self._skip:
            self._bad_rows += 1
            self._first_bad = min(self._first_bad, person.line)
            self._alike = set(found) & (set(found) if self._alike is None else self._alike)
            return self.leave_out(person, "; ".join(f"{field}: {text}" for field, text in found))
        for field, text in found:
            self._count += 1
            if len(self._problems) < MOST_PROBLEMS:
                self._problems.append(Problem(person.line, field, text))
        return None

    def leave_out(self, person: Person, reason: str) -> None:
        """Put a person among those who are left out; ``drop_left_out`` ends them being called."""
        line, key, number, _, row = person
        left = LeftOut(line, key, number, reason, row)
        self._store.execute(_INSERT.format("left_out", "reason"), left)

    def drop_left_out(self) -> None:
        """Take those who were left out after their rows were checked from those who are called."""
        both = "SELECT p.rowid FROM person p JOIN left_out l ON p.line = l.line AND p.key = l.key"
        self._store.execute(f"DELETE FROM person WHERE rowid IN ({both})")

    def _flush(self) -> None:
        people, self._chunk = self._chunk, []
        insert = _INSERT.format("person", "zone")
        if self._store.executemany(insert, people).rowcount < len(people):
            for person in people:
                self._refuse_twin(person)

    def _refuse_twin(self, person: Person) -> None:
        query = "SELECT line FROM person WHERE key = ?"
        first = self._store.execute(query, (person.key,)).fetchone()[0]
        if first != person.line:
            self.twins += 1
            what = "the same number" if person.key == person.number else "the same key"
            text = f"{what} as in line {first}; nobody is called twice by accident"
            self._refuse(person, [("key", text)])


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


# Numbers of lists ---------------------------------------------------------------------------

Numbers = Iterable[str] | str | PathLike[str]


def numbers_of(source: Any, argument: str, read: Read = read_number) -> frozenset[str]:
    """Numbers from an iterable, from a text file with one on each line, or a single one.

    Read as those of rows are. Raises ConfigurationError naming the argument and the place of what
    is no number.
    """
    found = set()
    for place, entry in _entries(source):
        try:
            found.add(read(entry))
        except ValueError as error:
            raise ConfigurationError(
                f"{argument}: {place} is not a telephone number in E.164 form: {error}"
            ) from None
    return frozenset(found)


def _entries(source: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(source, PathLike) or (isinstance(source, str) and exists(source)):
        yield from _lines(source)
    elif isinstance(source, str) or not isinstance(source, Iterable):
        yield "this, which is no file either,", source
    else:
        yield from ((f"entry {position}", entry) for position, entry in enumerate(source, 1))


def _lines(path: str | PathLike[str]) -> Iterator[tuple[str, str]]:
    with opened_text(path, "utf-8-sig", "save it as UTF-8, now it seems to be {}") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield f"line {number}", line

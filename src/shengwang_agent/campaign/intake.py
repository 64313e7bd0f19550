"""Is this a row that can be called? Checked for every row before the first telephone rings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from os import PathLike
from typing import Any

from shengwang_agent._e164 import is_decimal, is_e164, read_number
from shengwang_agent.campaign.hours import time_zone
from shengwang_agent.campaign.rows import Person, Problems, opened_text
from shengwang_agent.campaign.template import Row, Template, is_gap, is_nan
from shengwang_agent.errors import ConfigurationError

SAMPLE_CHANNEL = "checked-before-dialling"
RESERVED = "channel"

_NEEDED = ("sip.rtc_uid", "sip.rtc_token", "properties.token", "properties.agent_rtc_uid")
_SIDES = ("to_number", "from_number")
_TOKENS = ("sip.rtc_token", "properties.token")

_NOTHING: frozenset[str] = frozenset()

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def numbers_of(source: Iterable[Any] | str | PathLike[str], argument: str) -> frozenset[str]:
    """Numbers from an iterable, or from a text file with one on each line.

    Read as those of rows are. Raises ConfigurationError naming the argument and the place of what
    is no number.
    """
    entries = _lines(source) if isinstance(source, (str, PathLike)) else _entries(source)
    found = set()
    for place, entry in entries:
        try:
            found.add(read_number(_known(entry)))
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


class Intake:
    """Checks rows. ``key`` and ``zone`` name columns; ``makes_tokens`` whether RTC tokens are
    made by the campaign; ``only`` is the allow-list.

    A field that is the same for every row and is in order is looked at once, not a million times;
    one that is not in order is told for every row.
    """

    def __init__(
        self,
        template: Template,
        key: str | None,
        zone: str | None,
        makes_tokens: bool,
        only: frozenset[str] | None,
    ) -> None:
        # What hangs on the channel alone is the same for every row, too.
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
            return read_number(_known(value), self._sources[side])
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


def _known(value: Any) -> Any:
    return "" if is_gap(value) else value


def _why_missing(field: str, value: Any) -> str:
    if value is not None:
        return f"expected text that is not empty, got {type(value).__name__}"
    hint = ", or give the client app_id and app_certificate to have it made for each dial"
    return "is missing" + (hint if field in _TOKENS else "")

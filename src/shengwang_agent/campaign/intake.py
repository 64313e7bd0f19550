"""Is this a row that can be called? Checked for every row before the first telephone rings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Set
from os import PathLike
from typing import Any

from shengwang_agent.campaign.hours import time_zone
from shengwang_agent.campaign.rows import Person, Problems
from shengwang_agent.campaign.template import Template
from shengwang_agent.errors import ConfigurationError

E164 = re.compile(r"\+[1-9]\d{6,14}")
_SEPARATORS = str.maketrans("", "", " \u00a0\t-().")

SAMPLE_CHANNEL = "checked-before-dialling"
RESERVED = "channel"

_NEEDED = ("sip.rtc_uid", "sip.rtc_token", "properties.token", "properties.agent_rtc_uid")
_TOKENS = ("sip.rtc_token", "properties.token")

_NOTHING: frozenset[str] = frozenset()

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def plain_number(number: Any) -> str:
    """A telephone number without the spaces, hyphens, dots and brackets people put into it."""
    return str(number).translate(_SEPARATORS)


def numbers_of(source: Iterable[str] | str | PathLike[str], argument: str) -> frozenset[str]:
    """Numbers from an iterable, or from a text file with one on each line.

    Raises ConfigurationError naming the argument and the place of what is no number.
    """
    if isinstance(source, (str, PathLike)):
        with open(source, encoding="utf-8-sig") as file:
            return numbers_of([line for line in file if line.strip()], argument)
    found = set()
    for position, text in enumerate(source, 1):
        number = plain_number(text).strip()
        if not E164.fullmatch(number):
            raise ConfigurationError(
                f"{argument}: entry {position} is not a telephone number in E.164 form, such as "
                "+8613800000000"
            )
        found.add(number)
    return frozenset(found)


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
        sender = template.fixed("sip", "from_number")
        self._sender_is_good = bool(E164.fullmatch(plain_number(sender or "")))
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
        number = self._number(line, "to_number", request, missed, problems)
        if not self._sender_is_good:
            self._number(line, "from_number", request, missed, problems)
        if self._needed:
            self._check_needed(line, request, missed, problems)
        zone = "" if self.zone is None else self._zone(line, row, self.zone, problems)
        key = number if self.key is None else self._key(line, row, self.key, problems)
        if problems.count > before or (self.only is not None and number not in self.only):
            return None
        return Person(line, key, number, zone, _as_json(row))

    def _number(
        self, line: int, side: str, request: Any, missed: Set[str], problems: Problems
    ) -> str:
        value = request["sip"].get(side) or ""
        if type(value) is str and E164.fullmatch(value):
            return value  # as nearly all are written
        number, field = plain_number(value), f"sip.{side}"
        if field not in missed and not E164.fullmatch(number):
            problems.add(line, field, _why_no_number(number))
        return number

    def _check_needed(self, line: int, request: Any, missed: Set[str], problems: Problems) -> None:
        for field, part, name in self._needed:
            value = request[part].get(name)
            if field in missed or (field in self._made and value is None):
                continue
            if not _is_text(value):
                problems.add(line, field, _why_missing(field, value))

    def _zone(self, line: int, row: dict[str, Any], column: str, problems: Problems) -> str:
        name = row.get(column)
        try:
            return time_zone(str(name)).key if name else ""
        except ConfigurationError as error:
            problems.add(line, column, str(error))
            return ""

    def _key(self, line: int, row: dict[str, Any], column: str, problems: Problems) -> str:
        value = row.get(column)
        if value is None or value == "":
            problems.add(line, column, "is empty, and it is the key that tells people apart")
        return str(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _why_no_number(number: str) -> str:
    # The number itself stays out of the text: exceptions end up in logs.
    if not number:
        return "is missing"
    if number.isdigit():
        return f"{len(number)} digits without + and country code, such as +86"
    return "is not a telephone number in E.164 form, such as +8613800000000"


def _why_missing(field: str, value: Any) -> str:
    if value is not None:
        return f"expected text that is not empty, got {type(value).__name__}"
    hint = ", or give the client app_id and app_certificate to have it made for each dial"
    return "is missing" + (hint if field in _TOKENS else "")

"""The report of a campaign: everybody of the list, with its own columns, and what became of them."""

from __future__ import annotations

import csv
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from os import PathLike, fspath
from typing import IO, Any, NamedTuple

from shengwang_agent.campaign.hours import iso
from shengwang_agent.campaign.journal import CallRecord, PersonRecord, row_of
from shengwang_agent.campaign.progress import Progress
from shengwang_agent.campaign.rows import LeftOut
from shengwang_agent.errors import ConfigurationError

LEFT_OUT = "left_out"
"""The state of somebody of the list whom nobody calls; ``detail`` has the reason."""

FIELDS = (
    "line", "key", "number", "state", "outcome", "tries", "answer", "said", "seconds",
    "called_at", "settled_at", "agent_id", "channel", "detail",
)  # fmt: skip


class Source(NamedTuple):
    """Where a report comes from; each function gives everybody from the first on."""

    people: Callable[[], Iterator[PersonRecord]]
    left_out: Callable[[], Iterator[LeftOut]]

    def rows(self) -> Iterator[tuple[dict[str, Any], Mapping[str, Any]]]:
        """Everybody by the names in ``FIELDS``, and with the columns of the list."""
        for person in self.people():
            yield as_row(person), person.row
        for left in self.left_out():
            yield _as_left_out(left), row_of(left.row)

    def columns(self) -> dict[str, str]:
        """The columns of all rows, in order, and their names in the report."""
        names = {name: None for _, row in self.rows() for name in row}
        return {name: f"list.{name}" if name in FIELDS else name for name in names}


def write_report(path: str | PathLike[str], source: Source, progress: Progress) -> None:
    """Write everybody to a ``.csv`` file (the last call of each) or a ``.json`` file (all calls).

    One person at a time, so a million need no memory. ConfigurationError for another ending, and
    for a file that cannot be written; what was there before stays then.
    """
    name = fspath(path)
    if not name.endswith((".csv", ".json")):
        raise ConfigurationError(
            f"report: expected a path that ends in .csv or .json, got {name!r}"
        )
    draft = f"{name}.{secrets.token_hex(4)}.new"
    try:
        try:
            with open(draft, "w", encoding="utf-8", newline="") as file:
                if name.endswith(".csv"):
                    write_csv(file, source)
                else:
                    write_json(file, source, progress)
            os.replace(draft, name)
        finally:
            with suppress(OSError):
                os.remove(draft)
    except OSError as error:
        raise ConfigurationError(f"report: {name!r} cannot be written: {error.strerror}") from error


def write_csv(file: IO[str], source: Source, line_end: str = "\r\n") -> None:
    """Write a header line, and a line for each person with their last call and their columns."""
    writer = csv.writer(file, lineterminator=line_end)
    columns = source.columns()
    writer.writerow([*FIELDS, *map(_harmless, columns.values())])
    for row, own in source.rows():
        row["said"] = as_text(row["said"])
        cells = [*row.values(), *(own.get(name) for name in columns)]
        writer.writerow(map(_harmless, cells))


def write_json(file: IO[str], source: Source, progress: Progress) -> None:
    """Write the counts, everybody with all their calls, and who was left out."""
    file.write('{"summary": ' + _json(asdict(progress)))
    _write_list(file, "people", map(_as_json, source.people()))
    _write_list(
        file,
        "left_out",
        ({**left._asdict(), "row": row_of(left.row)} for left in source.left_out()),
    )
    file.write("}\n")


def _write_list(file: IO[str], name: str, entries: Iterable[Any]) -> None:
    file.write(f',\n"{name}": [')
    for index, entry in enumerate(entries):
        file.write(("," if index else "") + "\n" + _json(entry))
    file.write("\n]")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _as_json(person: PersonRecord) -> dict[str, Any]:
    return {**person._asdict(), "calls": [_with_times(call, person.zone) for call in person.calls]}


def _with_times(call: CallRecord, zone: str) -> dict[str, Any]:
    times = {"claimed_at": iso(call.claimed_at, zone), "settled_at": iso(call.settled_at, zone)}
    return {**call._asdict(), **times}


def as_row(person: PersonRecord) -> dict[str, Any]:
    """A person and their last call by the names in ``FIELDS``; times in ISO form with their zone."""
    row: dict[str, Any] = {name: getattr(person, name, None) for name in FIELDS}
    if person.calls:
        call = _with_times(person.calls[-1], person.zone)
        last = FIELDS[FIELDS.index("answer") :]
        row |= {name: call.get(name) for name in last} | {"called_at": call["claimed_at"]}
    return row


def _as_left_out(left: LeftOut) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(left, name, None) for name in FIELDS}
    return row | {"state": LEFT_OUT, "tries": 0, "detail": left.reason}


def as_text(said: Any) -> str:
    """A conversation in one line."""
    return " / ".join(f"{turn.get('role')}: {turn.get('content')}" for turn in said or ())


def _harmless(cell: Any) -> Any:
    # A spreadsheet runs what begins so; telephone numbers begin with + and a digit.
    if not isinstance(cell, str) or not cell:
        return cell
    risky = cell[0] in "=@\t\r" or (cell[0] in "+-" and not cell[1:].isdigit())
    return f"'{cell}" if risky else cell

"""How far a campaign is, and the report at its end."""

from __future__ import annotations

import csv
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from os import PathLike, fspath
from typing import IO, Any

from shengwang_agent.campaign.journal import DONE, HELD, LIVE, WAITING, PersonRecord
from shengwang_agent.errors import ConfigurationError


@dataclass(frozen=True)
class Progress:
    """Counts of people at one moment, for any user interface to show.

    ``done`` counts outcomes of people who will not be called again; ``held`` people wait for a
    decision; ``live`` calls are in progress. ``rate`` is calls a second over the last minute,
    ``seconds_left`` at that rate (None while nothing moves; second tries are not foreseen).
    """

    total: int
    waiting: int
    live: int
    held: int
    done: Mapping[str, int]
    rate: float
    stopped: bool

    @property
    def finished(self) -> int:
        """People who will not be called again unless somebody decides so."""
        return sum(self.done.values()) + self.held

    @property
    def fraction(self) -> float:
        """``finished`` as a share of ``total``, 0 to 1."""
        return self.finished / self.total if self.total else 1.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until everybody who waits has been called, at the present rate."""
        if not self.waiting:
            return 0.0
        return self.waiting / self.rate if self.rate else None

    def __str__(self) -> str:
        words = ", ".join(f"{word} {n:,}" for word, n in sorted(self.done.items()))
        parts = [f"{self.finished:,} of {self.total:,} finished" + (f" ({words})" if words else "")]
        parts += [f"{self.live:,} live", f"{self.held:,} held", f"{self.rate:.1f} calls/s"]
        if self.seconds_left:
            parts.append(f"{_duration(self.seconds_left)} left")
        return ", ".join(parts) + (", stopped" if self.stopped else "")


def progress_of(
    counts: Mapping[tuple[str, str], int], recent: tuple[int, float], now: float, stopped: bool
) -> Progress:
    """Progress from what the journal tells."""
    dialled, first = recent
    return Progress(
        total=sum(counts.values()),
        waiting=_sum(counts, WAITING),
        live=_sum(counts, *LIVE),
        held=_sum(counts, HELD),
        done={outcome: n for (state, outcome), n in counts.items() if state == DONE},
        rate=dialled / max(1.0, now - first) if dialled else 0.0,
        stopped=stopped,
    )


def _sum(counts: Mapping[tuple[str, str], int], *states: str) -> int:
    return sum(n for (state, _), n in counts.items() if state in states)


def _duration(seconds: float) -> str:
    minutes = int(seconds + 59) // 60
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


FIELDS = (
    "line", "key", "number", "state", "outcome", "tries",
    "agent_id", "channel", "called_at", "settled_at", "detail",
)  # fmt: skip


def write_report(
    path: str | PathLike[str], people: Iterator[PersonRecord], progress: Progress
) -> None:
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
                    write_csv(file, people)
                else:
                    write_json(file, people, progress)
            os.replace(draft, name)
        finally:
            with suppress(OSError):
                os.remove(draft)
    except OSError as error:
        raise ConfigurationError(f"report: {name!r} cannot be written: {error.strerror}") from error


def write_csv(file: IO[str], people: Iterator[PersonRecord], line_end: str = "\r\n") -> None:
    """Write a header line, and a line for each person with their last call."""
    writer = csv.writer(file, lineterminator=line_end)
    writer.writerow(FIELDS)
    for person in people:
        writer.writerow(map(_harmless, as_row(person).values()))


def as_row(person: PersonRecord) -> dict[str, Any]:
    """A person and their last call by the names in ``FIELDS``; times in Unix seconds."""
    call = person.calls[-1] if person.calls else None
    about = (person.line, person.key, person.number, person.state, person.outcome, person.tries)
    last: tuple[Any, ...] = (None,) * 5
    if call is not None:
        last = (call.agent_id, call.channel, call.claimed_at, call.settled_at, call.detail)
    return dict(zip(FIELDS, (*about, *last), strict=True))


def _harmless(cell: Any) -> Any:
    # A spreadsheet runs what begins so; telephone numbers begin with + and a digit.
    if not isinstance(cell, str) or not cell:
        return cell
    risky = cell[0] in "=@\t\r" or (cell[0] in "+-" and not cell[1:].isdigit())
    return f"'{cell}" if risky else cell


def write_json(file: IO[str], people: Iterator[PersonRecord], progress: Progress) -> None:
    """Write the counts, and everybody with all their calls."""
    file.write('{"summary": ' + json.dumps(asdict(progress), ensure_ascii=False) + ',\n"people": [')
    for index, person in enumerate(people):
        known: dict[str, Any] = {**person._asdict(), "calls": [c._asdict() for c in person.calls]}
        file.write(("," if index else "") + "\n" + json.dumps(known, ensure_ascii=False))
    file.write("\n]}\n")

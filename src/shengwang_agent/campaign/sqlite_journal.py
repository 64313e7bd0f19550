"""The journal of one machine: a SQLite file that any number of processes share."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any

from shengwang_agent.campaign import pace as _pace, sqlite_dials as _dials, sqlite_schema as _schema
from shengwang_agent.campaign.journal import (
    CALLING,
    DONE,
    LIVE,
    WAITING,
    CallRecord,
    Dial,
    JournalError,
    Known,
    PersonRecord,
    Report,
    Schedule,
    Tick,
    channel_name,
)
from shengwang_agent.campaign.rows import LeftOut, Person
from shengwang_agent.campaign.sqlite_workers import Workers

CHUNK = 5000
"""Rows added in one transaction: others wait for it a tenth of a second at most."""

IDLE_WAIT = 1.0

_NEW = "INSERT OR IGNORE INTO person(line, key, number, zone, row) VALUES (?, ?, ?, ?, ?)"
_PEOPLE = """
SELECT p.id, p.line, p.key, p.number, p.state, p.outcome, p.tries, p.owner,
       p.serial, p.agent_id, p.claimed_at, p.settled_at, p.said, p.detail,
       d.serial, d.agent_id, d.claimed_at, d.settled_at, d.said, d.detail
FROM person p LEFT JOIN dial d ON d.person = p.id ORDER BY p.id, d.serial
"""


class SqliteJournal:
    """One process's hold on the journal. Methods may be called from any one thread at a time."""

    def __init__(
        self, path: str, title: str, clock: Callable[[], float] = time.time, make: bool = True
    ) -> None:
        self.path = path
        self.title = title
        self._clock = clock
        if make:
            _schema.make(path, title)
        self._db = _schema.connect(path)
        with _schema.closed_by_errors(self._db):
            self._db.journal_id = self.id = _schema.prepare(self._db, path, title)
            self._db.check()  # from now on it is this file

    @property
    def troubles(self) -> type[Exception]:
        """What SQLite raises when the file cannot be used."""
        return sqlite3.Error

    def check(self) -> None:
        """Raise JournalError when the file is gone, is another one, or holds another journal."""
        self._db.check()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # -- filling and reading ---------------------------------------------------------------

    def add(self, people: Iterable[Person]) -> int:
        """Add those whose key is not known yet, some thousands at a time; how many they were."""
        people, added = iter(people), 0
        while chunk := list(islice(people, CHUNK)):
            with _schema.transaction(self._db):
                zones = {(person.zone,) for person in chunk}
                self._db.executemany("INSERT OR IGNORE INTO zone VALUES (?)", zones)
                new = self._db.executemany(_NEW, chunk).rowcount
                _dials.count(self._db, {(WAITING, ""): new})
                added += new
        return added

    def block(self, numbers: Iterable[str]) -> None:
        """Put numbers on the do-not-call list, with effect on every claim from now on."""
        with _schema.transaction(self._db):
            self._db.executemany(
                "INSERT OR IGNORE INTO blocked VALUES (?)", ((n,) for n in numbers)
            )

    def blocked(self, numbers: Sequence[str]) -> set[str]:
        """Which of these numbers are on the do-not-call list."""
        these = "SELECT number FROM blocked WHERE number IN (SELECT value FROM json_each(?))"
        return {number for (number,) in self._rows(these, (json.dumps(list(numbers)),))}

    def known(self, keys: Sequence[str]) -> dict[str, Known]:
        """Those of these people whom the journal has."""
        these = (
            "SELECT key, state, outcome, claimed_at FROM person"
            " WHERE key IN (SELECT value FROM json_each(?))"
        )
        return {key: Known(*more) for key, *more in self._rows(these, (json.dumps(list(keys)),))}

    def leave_out(self, left: Iterable[LeftOut]) -> None:
        """Keep who was left out of the list."""
        with _schema.transaction(self._db):
            self._db.execute("DELETE FROM left_out")
            self._db.executemany("INSERT INTO left_out VALUES (?, ?, ?, ?, ?)", left)

    def left_out(self) -> Iterator[LeftOut]:
        """Everybody who was left out."""
        return map(LeftOut._make, self._rows("SELECT * FROM left_out ORDER BY rowid"))

    def counts(self) -> Mapping[tuple[str, str], int]:
        """People by state and outcome."""
        rows = self._rows("SELECT state, outcome, n FROM tally WHERE n > 0")
        return {(state, outcome): n for state, outcome, n in rows}

    def recent(self, moment: float) -> tuple[int, float]:
        """How many dials were claimed since then, and when the first of them was."""
        query = (
            "SELECT coalesce(sum(n), 0), coalesce(min(at), ?) FROM recent WHERE at >= ? AND n > 0"
        )
        count, first = next(self._rows(query, (moment, moment)))
        return count, first

    def people(self) -> Iterator[PersonRecord]:
        """Everybody, in the order they were added."""
        for head, rows in groupby(self._rows(_PEOPLE), key=lambda row: row[:14]):
            calls = [self._call(head[0], *row[14:]) for row in rows if row[14] is not None]
            owner, settled_at = head[7], head[11]
            if owner is not None or settled_at is not None:  # else the last dial never was
                calls.append(self._call(head[0], *head[8:]))
            yield PersonRecord._make((*head[1:7], calls))

    def _rows(self, query: str, values: tuple[Any, ...] = ()) -> Iterator[Any]:
        """What is read outside a tick; JournalError when the file is damaged."""
        try:
            yield from self._db.execute(query, values)
        except sqlite3.Error as error:
            raise JournalError(f"journal {self.path!r} cannot be read: {error}") from None

    def _call(self, person: int, serial: int, *about: Any) -> CallRecord:
        *times, said, detail = about
        return CallRecord._make((self._name(person, serial), *times, said or "", detail or ""))

    def numbers(self) -> Iterator[str]:
        """The numbers of all people."""
        return (number for (number,) in self._rows("SELECT number FROM person"))

    def decide(self, key: str | None, now: str | None, outcome: str | None) -> int:
        """Move people who are held, or done with the outcome ``now``."""
        state = WAITING if outcome is None else DONE
        which = "state = 'held'" if now is None else "state = 'done' AND outcome = :now"
        query = (
            "UPDATE person SET state = :state, outcome = coalesce(:outcome, outcome), due = 0,"
            f" crowds = 0 WHERE {which} AND key = coalesce(:key, key)"
        )
        values = {"state": state, "outcome": outcome, "key": key, "now": now}
        with _schema.transaction(self._db):
            return self._db.execute(query, values).rowcount

    def stop(self, why: str) -> None:
        """The stop switch, for all workers: on with a reason, off without."""
        with _schema.transaction(self._db):
            self._set_meta("stopped", why)

    def stopped(self) -> str:
        """Why the stop switch is on; empty while it is off."""
        return self._meta("stopped")

    def _meta(self, name: str) -> str:
        row = next(self._rows("SELECT value FROM meta WHERE name = ?", (name,)), None)
        return row[0] if row else ""

    def _set_meta(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    # -- working ---------------------------------------------------------------------------

    @contextmanager
    def worker(self, lease: float) -> Iterator[Workers]:
        """Be a worker, with a heartbeat, while the block lasts; then others take its dials over."""
        workers = Workers(self._db, self.path, lease)
        with _schema.explained(self._db):
            workers.begin()
        try:
            yield workers
        finally:
            workers.end()

    def tick(
        self, me: Workers, reports: Sequence[Report], schedule: Schedule, *, claiming: bool = True
    ) -> Tick:
        """Write reports down, take over what dead workers left, claim what may start now.

        One transaction, so that pace, quota and claims are decided by one process at a time, and
        one wait for the disk. When it returns, the claims are on the disk.
        """
        self.begin()
        tick = self.tick_begun(me, reports, schedule, claiming=claiming)
        self.commit()
        return tick

    def begin(self) -> None:
        """The first part of a tick, which may have to wait for other processes."""
        _schema.begin(self._db)

    def begun_at_once(self) -> bool:
        """Begin a tick without any waiting; False when another process has begun one."""
        return _schema.begun_at_once(self._db)

    def commit(self) -> None:
        """The last part of a tick, which waits for the disk; JournalError if the file has vanished."""
        _schema.commit(self._db)
        self._db.check()

    def undo(self) -> None:
        """End a tick that was begun and will not be committed."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def tick_begun(
        self, me: Workers, reports: Sequence[Report], schedule: Schedule, *, claiming: bool = True
    ) -> Tick:
        """The middle part of a tick, which waits for nothing."""
        with _schema.undone_by_errors(self._db):
            self.check()
            now, before = self._clock(), self._pace_state()
            written = _dials.write_down(self._db, me.id, reports, self._name, now)
            state, live = self._slowed(before, written, schedule, now)
            outcomes = [report.as_outcome(now) for report in written if report.told]
            dials: list[Dial] = []
            stopped, wait, due_in = self.stopped(), IDLE_WAIT, None
            if claiming and not stopped:
                dials = self._taken_over(me)
                fresh, wait, due_in, state = self._claim(me, schedule, state, live, now)
                dials, live = dials + fresh, live + len(fresh)
            if state != before:
                self._set_meta("pace", json.dumps(state))
        return Tick(dials, outcomes, wait, due_in, live, stopped)

    def _pace_state(self) -> _pace.PaceState:
        text = self._meta("pace")
        return _pace.PaceState(*json.loads(text)) if text else _pace.PaceState()

    def _slowed(
        self, state: Any, written: Sequence[Report], schedule: Schedule, now: float
    ) -> tuple[Any, int]:
        """What reports say about the pace, and how many calls are in progress after them."""
        live = self._live() + sum(report.state != CALLING for report in written)
        for report in written:
            if report.slow:
                about = (report.slow, report.seconds, report.dial.claimed_at, live)
                state = _pace.told(schedule.pace, state, now, *about)
            live -= report.state != CALLING
        return state, live

    def _live(self) -> int:
        query = "SELECT coalesce(sum(n), 0) FROM tally WHERE state IN (?, ?, ?)"
        return int(self._db.execute(query, LIVE).fetchone()[0])

    def _taken_over(self, me: Workers) -> list[Dial]:
        found = _dials.take_over(self._db, me.id, self._name) if me.strike_off() else []
        me.register()
        return found

    def _name(self, person: int, serial: int) -> str:
        return channel_name(self.title, self.id, person, serial)

    # -- claiming --------------------------------------------------------------------------

    def _claim(
        self, me: Workers, schedule: Schedule, state: Any, live: int, now: float
    ) -> tuple[list[Dial], float, float | None, Any]:
        if not me.alive():  # others may hold this worker for dead; the next beat decides
            return [], IDLE_WAIT, IDLE_WAIT, state
        opens = self._zones(schedule, now)
        due = self._next_due(opens)
        if due is None or due > now:
            wait = IDLE_WAIT if due is None else min(IDLE_WAIT, due - now)
            return [], wait, None if due is None else due - now, state
        allowed = _pace.allowance(schedule.pace, state, now, live, schedule.pace.at_once)
        rows = self._candidates(opens, now, allowed.dials)
        if rows:
            allowed = _pace.allowance(schedule.pace, state, now, live, len(rows))
        dials = _dials.claim(self._db, me.id, rows, self._name, now, me.good_until())
        return dials, allowed.wait, 0.0, allowed.state

    def _zones(self, schedule: Schedule, now: float) -> dict[str, float]:
        zones = [zone for (zone,) in self._db.execute("SELECT name FROM zone")]
        return {
            zone: schedule.hours.next_open(now, zone) if schedule.hours else now for zone in zones
        }

    def _next_due(self, opens: Mapping[str, float]) -> float | None:
        """When the next person may be called, by due time and calling hours; None for nobody."""
        query = "SELECT min(due) FROM person WHERE state = 'waiting' AND zone = ?"
        found = [(self._db.execute(query, (zone,)).fetchone()[0], at) for zone, at in opens.items()]
        return min((max(due, at) for due, at in found if due is not None), default=None)

    def _candidates(self, opens: Mapping[str, float], now: float, most: int) -> list[Any]:
        open_now = [zone for zone, at in opens.items() if at <= now]
        found = [
            row
            for zone in open_now
            for row in self._db.execute(_dials.CANDIDATES, (zone, now, most))
        ]
        return sorted(found)[:most]

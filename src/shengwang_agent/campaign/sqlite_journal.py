"""The journal of one machine: a SQLite file that any number of processes share."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any

from shengwang_agent.campaign import pace as _pace
from shengwang_agent.campaign import sqlite_schema as _schema
from shengwang_agent.campaign.journal import (
    CALLING,
    DONE,
    LIVE,
    WAITING,
    Call,
    Dial,
    Known,
    Report,
    Turn,
    Wish,
    channel_name,
    row_of,
)
from shengwang_agent.campaign.outcomes import Outcome
from shengwang_agent.campaign.rows import Person
from shengwang_agent.campaign.sqlite_workers import Workers

CHUNK = 5000
"""Rows added in one transaction: others wait for it a tenth of a second at most."""

IDLE_WAIT = 1.0

_DIAL = """
SELECT p.id, p.line, p.key, p.number, p.row, d.channel, p.tries, p.crowds, d.claimed_at, d.agent_id
FROM dial d JOIN person p ON p.id = d.person WHERE d.channel = ?
"""
_PEOPLE = """
SELECT p.id, p.line, p.key, p.number, p.state, p.outcome, p.tries,
       d.channel, d.agent_id, d.claimed_at, d.settled_at, d.outcome, d.detail
FROM person p LEFT JOIN dial d ON d.person = p.id ORDER BY p.id, d.claimed_at
"""


class SqliteJournal:
    """One process's hold on the journal. Methods may be called from any one thread at a time."""

    def __init__(self, path: str, title: str, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self.title = title
        self._clock = clock
        self._db = _schema.connect(path)
        with _schema.closed_by_errors(self._db):
            self.id = _schema.prepare(self._db, path, title)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # -- filling and reading ---------------------------------------------------------------

    def add(self, people: Iterable[Person]) -> int:
        """Add those whose key is not known yet, some thousands at a time; how many they were."""
        before = self._count()
        people = iter(people)
        while chunk := list(islice(people, CHUNK)):
            with _schema.transaction(self._db):
                zones = {(person.zone,) for person in chunk}
                self._db.executemany("INSERT OR IGNORE INTO zone VALUES (?)", zones)
                self._db.executemany(
                    "INSERT OR IGNORE INTO person(line, key, number, zone, row)"
                    " VALUES (?, ?, ?, ?, ?)",
                    chunk,
                )
        return self._count() - before

    def _count(self) -> int:
        return int(self._db.execute("SELECT coalesce(sum(n), 0) FROM tally").fetchone()[0])

    def block(self, numbers: Iterable[str]) -> None:
        """Put numbers on the do-not-call list, with effect on every claim from now on."""
        with _schema.transaction(self._db):
            self._db.executemany(
                "INSERT OR IGNORE INTO blocked VALUES (?)", ((n,) for n in numbers)
            )

    def counts(self) -> Mapping[tuple[str, str], int]:
        """People by state and outcome."""
        rows = self._db.execute("SELECT state, outcome, n FROM tally WHERE n > 0")
        return {(state, outcome): n for state, outcome, n in rows}

    def recent(self, moment: float) -> tuple[int, float]:
        """How many dials were claimed since then, and when the first of them was."""
        query = "SELECT count(*), coalesce(min(claimed_at), ?) FROM dial WHERE claimed_at >= ?"
        count, first = self._db.execute(query, (moment, moment)).fetchone()
        return count, first

    def people(self) -> Iterator[Known]:
        """Everybody, in the order they were added."""
        for head, rows in groupby(self._db.execute(_PEOPLE), key=lambda row: row[:7]):
            calls = [Call(*row[7:]) for row in rows if row[7] is not None]
            yield Known._make((*head[1:], calls))

    def numbers(self) -> Iterator[str]:
        """The numbers of all people."""
        return (number for (number,) in self._db.execute("SELECT number FROM person"))

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
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def _set_meta(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    # -- working ---------------------------------------------------------------------------

    @contextmanager
    def worker(self, lease: float) -> Iterator[Workers]:
        """Be a worker of this journal while the block lasts: with a heartbeat, so that others
        know, and with an end, so that others take over what is left."""
        workers = Workers(self._db, self.path, lease)
        workers.begin()
        try:
            yield workers
        finally:
            workers.end()

    def turn(
        self, me: Workers, reports: Sequence[Report], wish: Wish, *, claiming: bool = True
    ) -> Turn:
        """Write reports down, take over what dead workers left, claim what may start now.

        One transaction, so that pace, quota and claims are decided by one process at a time, and
        one wait for the disk. When it returns, the claims are on the disk.
        """
        self.begin()
        turn = self.turn_begun(me, reports, wish, claiming=claiming)
        self.commit()
        return turn

    def begin(self) -> None:
        """The first part of a turn, which may have to wait for other processes."""
        _schema.begin(self._db)

    def commit(self) -> None:
        """The last part of a turn, which waits for the disk. Before it, nothing counts."""
        _schema.commit(self._db)

    def undo(self) -> None:
        """End a turn that was begun and will not be committed."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def turn_begun(
        self, me: Workers, reports: Sequence[Report], wish: Wish, *, claiming: bool = True
    ) -> Turn:
        """The middle part of a turn, which waits for nothing."""
        with _schema.undone_by_errors(self._db):
            now = self._clock()
            before = state = self._pace_state()
            outcomes: list[Outcome] = []
            for report in reports:
                if self._write_down(me, report, now):
                    state = self._slowed(state, report, wish, now)
                    if report.told:
                        outcomes.append(report.as_outcome(now))
            dials: list[Dial] = []
            stopped, live, wait, due_in = self.stopped(), self._live(), IDLE_WAIT, None
            if claiming and not stopped:
                dials = [self._lost_dial(channel) for channel in me.take_over()]
                me.register()
                fresh, wait, due_in, state = self._claim(me, wish, state, live, now)
                dials, live = dials + fresh, live + len(fresh)
            if state != before:
                self._set_meta("pace", json.dumps(state))
        return Turn(dials, outcomes, wait, due_in, live, stopped)

    def _pace_state(self) -> _pace.PaceState:
        text = self._meta("pace")
        return _pace.PaceState(*json.loads(text)) if text else _pace.PaceState()

    def _slowed(self, state: Any, report: Report, wish: Wish, now: float) -> Any:
        if not report.slow:
            return state
        claimed_at, live = report.dial.claimed_at, self._live() + 1
        return _pace.told(wish.pace, state, now, report.slow, report.seconds, claimed_at, live)

    def _live(self) -> int:
        query = "SELECT coalesce(sum(n), 0) FROM tally WHERE state IN (?, ?, ?)"
        return int(self._db.execute(query, LIVE).fetchone()[0])

    def _write_down(self, me: Workers, report: Report, now: float) -> bool:
        """False when the dial is not ours any more: another worker took it over."""
        mine = "WHERE channel = ? AND owner = ? AND settled_at IS NULL"
        dial, key = report.dial, (report.dial.channel, me.id)
        if report.state == CALLING:
            done = self._db.execute(f"UPDATE dial SET agent_id = ? {mine}", (report.agent_id, *key))
        elif report.state == WAITING and not report.rang:
            done = self._db.execute(f"DELETE FROM dial {mine}", key)  # it never was
        else:
            done = self._db.execute(
                "UPDATE dial SET settled_at = ?, outcome = ?, detail = ?,"
                f" agent_id = coalesce(?, agent_id) {mine}",
                (now, report.outcome, report.detail, report.agent_id, *key),
            )
        if not done.rowcount:
            return False
        crowds = dial.crowds + (report.slow == "crowd") if not report.rang else 0
        self._db.execute(
            "UPDATE person SET state = ?, outcome = coalesce(nullif(?, ''), outcome), due = ?,"
            " tries = tries + ?, crowds = ? WHERE id = ?",
            (report.state, report.outcome, now + report.gap, report.rang, crowds, dial.person),
        )
        return True

    def _lost_dial(self, channel: str) -> Dial:
        dial = Dial(*self._db.execute(_DIAL, (channel,)).fetchone())
        return dial._replace(row=row_of(str(dial.row)), lost=True)

    # -- claiming --------------------------------------------------------------------------

    def _claim(
        self, me: Workers, wish: Wish, state: Any, live: int, now: float
    ) -> tuple[list[Dial], float, float | None, Any]:
        if not me.alive():  # others may hold us for dead: see what the next beat says
            return [], IDLE_WAIT, IDLE_WAIT, state
        opens = self._zones(wish, now)
        due = self._next_due(opens)
        if due is None or due > now:
            wait = IDLE_WAIT if due is None else min(IDLE_WAIT, due - now)
            return [], wait, None if due is None else due - now, state
        allowed = _pace.allowance(wish.pace, state, now, live, wish.pace.at_once)
        rows = self._candidates(opens, now, allowed.dials)
        if rows:
            allowed = _pace.allowance(wish.pace, state, now, live, len(rows))
        return self._claimed(me, rows, now), allowed.wait, 0.0, allowed.state

    def _zones(self, wish: Wish, now: float) -> dict[str, float]:
        zones = [zone for (zone,) in self._db.execute("SELECT name FROM zone")]
        return {zone: wish.hours.next_open(now, zone) if wish.hours else now for zone in zones}

    def _next_due(self, opens: Mapping[str, float]) -> float | None:
        """When the next person may be called, by due time and calling hours; None for nobody."""
        query = "SELECT min(due) FROM person WHERE state = 'waiting' AND zone = ?"
        found = [(self._db.execute(query, (zone,)).fetchone()[0], at) for zone, at in opens.items()]
        return min((max(due, at) for due, at in found if due is not None), default=None)

    def _candidates(self, opens: Mapping[str, float], now: float, most: int) -> list[Any]:
        query = (
            "SELECT due, id, line, key, number, row, tries, crowds, serial FROM person"
            " WHERE state = 'waiting' AND zone = ? AND due <= ? ORDER BY due, id LIMIT ?"
        )
        open_now = [zone for zone, at in opens.items() if at <= now]
        found = [row for zone in open_now for row in self._db.execute(query, (zone, now, most))]
        return sorted(found)[:most]

    def _claimed(self, me: Workers, rows: list[Any], now: float) -> list[Dial]:
        good_until = me.good_until()
        dials = []
        for _, person, line, key, number, text, tries, crowds, serial in rows:
            channel = channel_name(self.title, self.id, person, serial + 1)
            about = (person, line, key, number, row_of(text), channel, tries, crowds, now)
            dials.append(Dial(*about, send_by=good_until))
        self._db.executemany(
            "UPDATE person SET state = 'claimed', serial = serial + 1 WHERE id = ?",
            [(dial.person,) for dial in dials],
        )
        self._db.executemany(
            "INSERT INTO dial(channel, person, owner, claimed_at) VALUES (?, ?, ?, ?)",
            [(dial.channel, dial.person, me.id, now) for dial in dials],
        )
        return dials

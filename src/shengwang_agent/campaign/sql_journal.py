"""The journal: one set of statements for SQLite and PostgreSQL.

Who claims, moves people or changes the pace locks the row of the campaign first (in SQLite, the
file), so that pace, quota and claims are decided by one process at a time. Who only settles dials
of its own does not wait for the others; claims skip rows that are locked.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby, islice
from typing import Any, TypeVar

import sqlalchemy as sa

from shengwang_agent.campaign import dials as _dials, journal as _j, tables as _t
from shengwang_agent.campaign.database import Database
from shengwang_agent.campaign.outcomes import DO_NOT_CALL
from shengwang_agent.campaign.refusals import COUNTERS
from shengwang_agent.campaign.rows import LeftOut, Person
from shengwang_agent.campaign.ticks import IDLE_WAIT, NO_TASK, Claims, InTick, Task, concerns_all
from shengwang_agent.campaign.workers import Workers

T = TypeVar("T")

CHUNK = 5000
"""Rows added in one transaction: others wait for it a tenth of a second at most."""
PAGE = 500
TIDY_EVERY = 200
"""Ticks after which the tally is added up; until then it grows by some rows a tick."""

_P, _C, _b = _t.person.c, _t.call.c, sa.bindparam
_CAMPAIGN = sa.select(_t.campaign).where(_t.campaign.c.id == _b("c"))
_LOCKED = _CAMPAIGN.with_for_update(key_share=True)
_NEW = sa.text(
    "INSERT INTO campaign_person (campaign, line, key, number, zone, columns)"
    " VALUES (:campaign, :line, :key, :number, :zone, :row) ON CONFLICT DO NOTHING"
)
_BLOCK = sa.text(
    "INSERT INTO campaign_blocked (campaign, number) VALUES (:campaign, :number)"
    " ON CONFLICT DO NOTHING"
)
_COUNTS = (
    sa.select(_t.tally.c.state, _t.tally.c.outcome, sa.func.sum(_t.tally.c.n))
    .where(_t.tally.c.campaign == _b("c"))
    .group_by(_t.tally.c.state, _t.tally.c.outcome)
)
_RECENT = sa.select(sa.func.count(), sa.func.min(_C.claimed_at)).where(
    _C.campaign == _b("c"), _C.claimed_at >= _b("moment")
)
_PEOPLE = (
    sa.select(_t.person)
    .where(_P.campaign == _b("c"), _P.id > _b("last"))
    .order_by(_P.id)
    .limit(PAGE)
)
_CALLS = (
    sa.select(_t.call)
    .where(_C.person.in_(_b("ids", expanding=True)))
    .order_by(_C.person, _C.serial)
)
_KNOWN = sa.select(
    *(_P.key, _P.state, _P.outcome),
    sa.select(sa.func.max(_C.claimed_at)).where(_C.person == _P.id).scalar_subquery(),
).where(_P.campaign == _b("c"), _P.key.in_(_b("keys", expanding=True)))
_L = _t.left_out
_LEFT_OUT = (
    sa.select(_L)
    .where(_L.c.campaign == _b("c"), _L.c.id > _b("last"))
    .order_by(_L.c.id)
    .limit(PAGE)
)
_MOVE = sa.update(_t.person).where(_P.id == _b("p"))


def _call(row: Any) -> _j.CallRecord:
    about = {name: getattr(row, name) for name in _j.CallRecord._fields}
    return _j.CallRecord(**about | {"said": json.loads(row.said or "[]")})


class Journal:
    """One process's hold on the journal. Methods may be called from any one thread at a time."""

    def __init__(
        self, place: str, title: str, clock: Callable[[], float] = time.time, make: bool = True
    ) -> None:
        self.title = title
        self._clock = clock
        self._db = Database(place)
        try:
            self._campaign, self.id = self._db.prepare(title, make)
        except BaseException:
            self._db.close()
            raise
        self._my = {"c": self._campaign}
        self._taken = (-1, time.monotonic())
        self._reader, self._reading = Database(place), threading.Lock()

    def close(self) -> None:
        """Close the connections."""
        self._db.close()
        self._reader.close()

    def check(self) -> None:
        """Raise JournalError when this is not the journal any more that was opened."""
        if self._db.file:
            self._db.file.check()
        self._db.run(self._row, writes=False)

    def _row(self, db: sa.Connection, lock: bool = False) -> Any:
        row = db.execute(_LOCKED if lock else _CAMPAIGN, self._my).first()
        if row is None or row.token != self.id:
            what = "is gone, the database was emptied" if row is None else "was replaced by another"
            raise _j.JournalError(
                f"the journal of the campaign {self.title!r} {what}; {_j.PUT_BACK}"
            )
        return row

    def _change(self, work: Callable[[sa.Connection], Any]) -> Any:
        """Do something while nobody else claims or moves people."""

        def locked(db: sa.Connection) -> Any:
            self._row(db, lock=True)
            return work(db)

        return self._db.run(locked)

    # -- filling and reading ---------------------------------------------------------------

    def add(self, people: Iterable[Person]) -> int:
        """Add those whose key is not known yet, some thousands at a time; how many they were."""
        people, added = iter(people), 0
        while chunk := list(islice(people, CHUNK)):
            added += int(self._change(partial(self._add, chunk)))
        return added

    def _add(self, chunk: Sequence[Person], db: sa.Connection) -> int:
        self._set(db, zones=json.dumps(sorted(self._zones(db) | {p.zone for p in chunk})))
        rows = [person._asdict() | {"campaign": self._campaign} for person in chunk]
        added = int(db.execute(_NEW, rows).rowcount)
        _dials.count(db, self._campaign, {(_j.WAITING, ""): added})
        self._bar(db, _dials.on_the_list(db, self._campaign, {p.number for p in chunk}))
        return added

    def _bar(self, db: sa.Connection, numbers: Iterable[str]) -> None:
        """Settle those in line who have these numbers: they must not be called."""
        self._move(db, _j.DONE, DO_NOT_CALL, _P.state == _t.WAITS, _P.number.in_([*numbers]))

    def _zones(self, db: sa.Connection) -> set[str]:
        return set(json.loads(self._row(db).zones or "[]"))

    def _set(self, db: sa.Connection, **values: Any) -> None:
        db.execute(
            sa.update(_t.campaign).where(_t.campaign.c.id == self._campaign).values(**values)
        )

    def block(self, numbers: Iterable[str]) -> None:
        """Put numbers on the do-not-call list, with effect on every claim from now on."""
        numbers = iter(numbers)
        while chunk := list(islice(numbers, PAGE)):
            self._change(partial(self._block, chunk))

    def _block(self, numbers: list[str], db: sa.Connection) -> None:
        db.execute(_BLOCK, [{"campaign": self._campaign, "number": n} for n in numbers])
        self._bar(db, numbers)

    def blocked(self, numbers: Iterable[str]) -> set[str]:
        """Which of these numbers are on the do-not-call list."""
        return {row.number for row in self._read(_dials.BLOCKED, numbers=list(numbers))}

    def known(self, keys: Iterable[str]) -> dict[str, _j.Known]:
        """Those of these people, some hundreds, whom the journal has."""
        return {row.key: _j.Known._make(row[1:]) for row in self._read(_KNOWN, keys=list(keys))}

    def leave_out(self, left: Iterable[LeftOut]) -> None:
        """Keep who was left out of the list that is loaded, in place of those of before."""
        left, first = iter(left), True
        while (chunk := list(islice(left, CHUNK))) or first:
            self._change(partial(self._leave_out, chunk, first))
            first = False

    def _leave_out(self, chunk: Sequence[LeftOut], first: bool, db: sa.Connection) -> None:
        if first:
            db.execute(sa.delete(_L).where(_L.c.campaign == self._campaign))
        if chunk:
            db.execute(sa.insert(_L), [
                {"campaign": self._campaign, **left._asdict(), "columns": left.row} for left in chunk
            ])  # fmt: skip

    def left_out(self) -> Iterator[LeftOut]:
        """Everybody who was left out of the list that was loaded last."""
        return (LeftOut._make(row[2:]) for rows in self._pages(_LEFT_OUT) for row in rows)

    def heard(self, channel: str, said: str, answer: str) -> bool:
        """Keep what was said in the call of this channel; False when it is none of this campaign."""
        work = partial(_dials.heard, channel=channel, said=said, answer=answer)
        return self._is_ours(channel) and self._db.run(work)

    def notice(self, channel: str, state: Any) -> bool:
        """Keep the state that a notification tells; False when no such call is in progress."""
        ours = self._is_ours(channel)
        return ours and self._db.run(lambda db: _dials.noticed(db, self._campaign, channel, state))

    def _is_ours(self, channel: str) -> bool:
        title, _, numbers = channel.rpartition(f"-{self.id}-")
        return title == self.title and re.fullmatch(r"[0-9]{1,18}-[0-9]{1,9}", numbers) is not None

    def seen(self, channel: str) -> tuple[str, bool]:
        """How far a call has come by its notifications and workers, and whether the notification
        of its end is on its way: once some have come, that one will. Called from any thread."""
        with self._reading:
            row = self._reader.run(
                lambda db: db.execute(_dials.SEEN, _dials.key_of(channel)).first(), writes=False
            )
        return (row.outcome, row.come == 1 and row.noticed != "end") if row else ("", False)

    def counts(self) -> Mapping[tuple[str, str], int]:
        """People by state and outcome."""
        rows = self._read(_COUNTS)
        return {(state, outcome): int(n) for state, outcome, n in rows if n}

    def recent(self, moment: float) -> tuple[int, float]:
        """How many calls were begun since then (Unix seconds), and when the first of them was."""
        ((n, first),) = self._read(_RECENT, moment=moment)
        return n, moment if first is None else first

    def people(self) -> Iterator[_j.PersonRecord]:
        """Everybody, in the order they were added."""
        for rows in self._pages(_PEOPLE):
            ids = [row.id for row in rows]
            found = self._read(_CALLS, ids=ids)
            calls = {
                person: [_call(row) for row in group]
                for person, group in groupby(found, key=lambda row: row.person)
            }
            for row in rows:
                about = (row.line, row.key, row.number, row.state, row.outcome, row.tries)
                dials, own = calls.get(row.id, []), _j.row_of(row.columns)
                yield _j.PersonRecord(*about, dials, row.zone, own)

    def numbers(self) -> Iterator[str]:
        """The numbers of all people."""
        return (row.number for rows in self._pages(_PEOPLE) for row in rows)

    def _pages(self, statement: Any) -> Iterator[Sequence[Any]]:
        last = 0
        while rows := self._read(statement, last=last):
            yield rows
            last = rows[-1].id

    def _read(self, statement: Any, **values: Any) -> Sequence[Any]:
        def work(db: sa.Connection) -> Sequence[Any]:
            self._row(db)
            return db.execute(statement, {**self._my, **values}).all()

        return self._db.run(work, writes=False)

    # -- deciding --------------------------------------------------------------------------

    def decide(self, key: str | None, now: str | None, outcome: str | None) -> int:
        """Move people (all, or one key) who are held, or done with the outcome ``now``: back in
        line when ``outcome`` is None, else to done with that outcome. How many."""
        which = [_P.state == (_j.HELD if now is None else _j.DONE)]
        which += [_P.outcome == now] if now is not None else []
        which += [_P.key == key] if key is not None else []
        state = _j.WAITING if outcome is None else _j.DONE
        return int(self._change(lambda db: self._move(db, state, outcome, *which)))

    def _move(self, db: sa.Connection, state: str, outcome: str | None, *which: Any) -> int:
        """Move people to a state, and to another outcome unless it is None; how many."""
        moved, last = 0, 0
        wanted = sa.select(_P.id, _P.number, _P.state, _P.outcome).where(
            _P.campaign == self._campaign, *which
        )
        while rows := db.execute(
            wanted.where(_P.id > last).order_by(_P.id).limit(CHUNK).with_for_update(key_share=True)
        ).all():
            numbers = {row.number for row in rows} if state == _j.WAITING else set()
            barred = _dials.on_the_list(db, self._campaign, numbers)
            moves: Counter[tuple[str, str]] = Counter()
            changes = []
            for row in rows:
                to = (
                    (_j.DONE, DO_NOT_CALL)
                    if row.number in barred
                    else (state, outcome or row.outcome)
                )
                changes.append({"p": row.id, "to": to[0], "word": to[1]})
                moves[row.state, row.outcome] -= 1
                moves[to] += 1
            new = {"state": _b("to"), "outcome": _b("word"), "due": 0.0, "crowds": 0}
            db.execute(_MOVE.values(**new), changes)
            _dials.count(db, self._campaign, moves)
            moved, last = moved + len(rows), rows[-1].id
        return moved

    def stop(self, why: str, *, unless_stopped: bool = False) -> None:
        """The stop switch, for all workers: on with a reason, off without."""

        def work(db: sa.Connection) -> None:
            if not (unless_stopped and self._row(db).stopped):
                self._switch(db, why)

        self._change(work)

    def _switch(self, db: sa.Connection, why: str) -> None:
        self._set(db, stopped=why, **dict.fromkeys(COUNTERS, 0))

    def stopped(self) -> str:
        """Why the stop switch is on; empty while it is off."""
        return str(self._db.run(self._row, writes=False).stopped)

    def raise_if_stopped(self) -> None:
        """Raise CampaignStopped when the stop switch is on."""
        why = self.stopped()
        if why:
            raise _j.CampaignStopped(
                f"the stop switch is on ({why}); campaign.resume() lets it go on"
            )

    def forget_refusals(self) -> None:
        """Begin to count refusals anew: somebody has begun a run, and mended the request."""
        self._change(lambda db: self._set(db, **dict.fromkeys(COUNTERS, 0)))

    # -- working ---------------------------------------------------------------------------

    @contextmanager
    def worker(self, lease: float) -> Iterator[Workers]:
        """Be a worker, with a heartbeat, while the block lasts; then others take its dials over."""
        workers = self.registered(lease)
        try:
            yield workers
        finally:
            workers.end()

    def registered(self, lease: float) -> Workers:
        """A worker that has begun; whoever asks for it ends it."""
        workers = Workers(self._db, self._campaign, lease)
        workers.begin()
        return workers

    def tick(
        self, me: Workers, reports: Sequence[_j.Report], schedule: _j.Schedule, *, claiming: bool = True,
        task: Task = NO_TASK,
    ) -> _j.Tick:  # fmt: skip
        """Write reports down, take over what dead workers left, claim what may start now.

        One transaction, so that pace, quota and claims are decided by one process at a time, and
        one wait for the disk. When it returns, the claims are on the disk.
        """
        return self._once(me, lambda db: self._tick(db, me, reports, schedule, claiming, task))

    def _once(self, me: Workers, work: Callable[[sa.Connection], T]) -> T:
        """A piece of work that must not be done again when the connection was lost at its end."""
        made: list[T] = []

        def unless_done(db: sa.Connection) -> T:
            if not made or not me.has_ticked(db):
                made.append(work(db))
            return made[-1]

        me.ticks += 1
        return self._db.run(unless_done)

    def tick_at_once(
        self, me: Workers, reports: Sequence[_j.Report], schedule: _j.Schedule, *, claiming: bool
    ) -> _j.Tick | None:
        """A tick that waits for nothing, or None where it would have to. ``commit`` ends it: it
        waits for the disk, and before that no claim holds."""
        db = self._db.begun_at_once()
        if db is None:
            return None
        me.ticks += 1
        with self._db.whole_or_undone():
            return self._tick(db, me, reports, schedule, claiming, NO_TASK)

    def commit(self) -> None:
        """The end of a tick that was begun at once."""
        with self._db.whole_or_undone():
            self._db.commit()

    def undo(self) -> None:
        """End a tick that was begun and will not be committed."""
        self._db.undo()

    def _tick(
        self, db: sa.Connection, me: Workers, reports: Sequence[_j.Report], schedule: _j.Schedule,
        claiming: bool, task: Task,
    ) -> _j.Tick:  # fmt: skip
        if self._db.file:
            self._db.file.check()
        row = self._row(db, lock=claiming or any(map(concerns_all, reports)))
        me.register(db)
        tick = InTick(db, row, me, self._name, schedule, self._clock())
        outcomes, refused = tick.write(reports, publish=task.publishes)
        claims = Claims([], IDLE_WAIT, None)
        if claiming and not row.stopped and not refused:
            me.strike_off(db)
            claims = tick.claim(task.most)
        tick.save(tasks_taken=row.tasks_taken + task.taken)
        if refused and task.publishes and not row.stopped:  # at once: others may claim the next
            self._switch(db, f"{_j.CampaignStopped.__name__}: {refused}"[:300])
        if claiming and me.ticks % TIDY_EVERY == 0:
            _dials.add_up(db, self._campaign)
        return _j.Tick(
            *(claims.dials, outcomes, claims.wait, claims.due_in, tick.live, row.stopped, refused),
            opens=tick.opens,
        )

    def _name(self, person: int, serial: int) -> str:
        return _j.channel_name(self.title, self.id, person, serial)

    # -- for workers of an engine ----------------------------------------------------------

    def look(self, me: Workers, schedule: _j.Schedule, lease: float) -> _j.Tick:
        """How many tasks a controller must send now, and the outcomes that came in.

        A task is worth nothing: it makes a worker look whether somebody may be called. When none
        has come anywhere for a lease, those on the way are taken for lost.
        """
        return self._once(me, lambda db: self._look(db, me, schedule, lease))

    def _look(self, db: sa.Connection, me: Workers, schedule: _j.Schedule, lease: float) -> _j.Tick:
        row = self._row(db, lock=True)
        me.register(db)
        me.strike_off(db)
        tick = InTick(db, row, me, self._name, schedule, self._clock())
        outcomes = _dials.take_news(db, self._campaign)
        wanted, wait, due_in = tick.tasks()
        tasks = 0
        if not row.stopped:
            under_way = max(0, row.tasks_sent - row.tasks_taken)
            if self._tasks_are_lost(row.tasks_taken, lease):
                under_way = 0
            tasks = max(0, wanted - under_way)
            tick.save(tasks_sent=row.tasks_taken + under_way + tasks)
        return _j.Tick(
            *([], outcomes, wait, due_in, tick.live, row.stopped), tasks=tasks, opens=tick.opens
        )

    def _tasks_are_lost(self, taken: int, lease: float) -> bool:
        now = time.monotonic()
        if taken != self._taken[0] or now - self._taken[1] > lease:
            lost = taken == self._taken[0]
            self._taken = (taken, now)
            return lost
        return False

    def give_back(self, me: Workers, dial: _j.Dial) -> None:
        """Let others take a dial over that this worker cannot go on with."""
        self._db.run(lambda db: _dials.give_back(db, me.id, dial))

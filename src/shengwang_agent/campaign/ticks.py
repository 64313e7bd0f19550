"""One tick of a worker inside its transaction: what is written down, what may be claimed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from shengwang_agent.campaign import dials as _dials, pace as _pace
from shengwang_agent.campaign.journal import CALLING, Dial, Report, Schedule
from shengwang_agent.campaign.outcomes import Outcome
from shengwang_agent.campaign.refusals import COUNTERS, counted, too_many
from shengwang_agent.campaign.tables import WAITS, campaign, person
from shengwang_agent.campaign.workers import Workers

IDLE_WAIT = 1.0
SKIPPED_WAIT = 0.05
"""Seconds until the next look when all who are due were locked by others."""
AHEAD = 0.5
"""Tasks are sent for so many seconds to come: they are under way for a while."""

_WAITING = (
    person.c.campaign == sa.bindparam("c"), person.c.state == WAITS,
    person.c.zone == sa.bindparam("zone"),
)  # fmt: skip
_DUE = sa.select(sa.func.min(person.c.due)).where(*_WAITING)
_SOME = sa.select(person.c.id).where(*_WAITING, person.c.due <= sa.bindparam("now"))
_HOW_MANY = sa.select(sa.func.count()).select_from(_SOME.limit(sa.bindparam("most")).subquery())
_SAVED = ("pace", *COUNTERS, "tasks_sent", "tasks_taken")
_SAVE = (
    sa.update(campaign)
    .where(campaign.c.id == sa.bindparam("me"))
    .values({name: sa.bindparam(f"new_{name}") for name in _SAVED})
)


class Task(NamedTuple):
    """Whether a tick is made for a task of an engine: it begins ``most`` dials and publishes its
    outcomes for a controller. ``taken``: tasks that have come with this tick."""

    most: int | None = None
    publishes: bool = False
    taken: int = 0


NO_TASK = Task()


class Claims(NamedTuple):
    """Dials that were claimed; ``wait`` and ``due_in`` as in ``journal.Tick``."""

    dials: list[Dial]
    wait: float
    due_in: float | None


def concerns_all(report: Report) -> bool:
    """Whether a report changes more than its own person: the pace, or the refusals in a row."""
    return bool(report.slow) or any(counted(report).values())


class InTick:
    """One tick: the row of the campaign as it was, and what is to become of it."""

    def __init__(
        self, db: sa.Connection, row: Any, me: Workers, name: _dials.Name, schedule: Schedule,
        now: float,
    ) -> None:  # fmt: skip
        self._db, self._row, self._me = db, row, me
        self._schedule, self._now = schedule, now
        self._dials = _dials.Dials(db, row.id, me.id, name)
        self._pace = _pace.PaceState(*json.loads(row.pace)) if row.pace else _pace.PaceState()
        self._pace_before = self._pace
        self._changed: dict[str, int] = {}
        self.live = 0  # counted where it matters
        self.opens: float | None = None  # as in ``journal.Tick``

    def _count(self) -> int:
        """Count the calls in progress; those of dead workers are returned."""
        found = self._db.execute(_dials.IN_PROGRESS, {"c": self._row.id}).one()
        self.live = int(found.live)
        return int(found.lost or 0)

    def write(self, reports: Sequence[Report], publish: bool) -> tuple[list[Outcome], str]:
        """Write reports down: outcomes to tell, and why the campaign must end, if it must."""
        written = self._dials.write_down(reports, self._now)
        if any(report.slow for report in written):
            self._count()
            self.live += sum(report.state != CALLING for report in written)
        for report in written:
            if report.slow:
                about = (report.slow, report.seconds, report.dial.claimed_at, self.live)
                self._pace = _pace.told(self._schedule.pace, self._pace, self._now, *about)
            self.live -= report.state != CALLING
        outcomes = [report.as_outcome(self._now) for report in written if report.told]
        if publish:
            _dials.publish(self._db, self._row.id, outcomes)
        return outcomes, self._refusals(written)

    def _refusals(self, written: Sequence[Report]) -> str:
        counts, refused = {name: getattr(self._row, name) for name in COUNTERS}, ""
        for report in written:
            for name, more in counted(report).items():
                counts[name] = counts[name] + 1 if more else 0
                why = too_many(counts, self._schedule.most_refusals, report.detail) if more else ""
                refused = refused or why
        self._changed.update(counts)
        return refused

    def save(self, **values: int) -> None:
        """Write down what has changed of the campaign."""
        before = {name: getattr(self._row, name) for name in _SAVED}
        now = {**before, **self._changed, **values}
        if self._pace != self._pace_before:
            now["pace"] = json.dumps(self._pace)
        if now != before:
            self._db.execute(_SAVE, {"me": self._row.id, **{f"new_{k}": v for k, v in now.items()}})

    # -- claiming --------------------------------------------------------------------------

    def claim(self, most: int | None) -> Claims:
        """Take over what dead workers left, then claim whoever may be called now."""
        if not self._me.alive():  # others may hold this worker for dead; the next beat decides
            return Claims([], IDLE_WAIT, IDLE_WAIT)
        room = self._schedule.pace.at_once if most is None else most
        lost = self._dials.take_over(room) if self._count() else []
        if len(lost) == most:
            return Claims(lost, 0.0, 0.0)
        dials, wait, due_in = self._fresh(room - len(lost))
        self.live += len(dials)
        return Claims(lost + dials, wait, due_in)

    def _fresh(self, room: int) -> Claims:
        pace, now, opens = self._schedule.pace, self._now, self._opens()
        allowed = _pace.allowance(pace, self._pace, now, self.live, room)
        rows = self._candidates(opens, allowed.dials)
        if not rows:
            due_in = self._due_in(opens)
            if due_in is None or due_in > 0:
                return Claims([], IDLE_WAIT if due_in is None else min(IDLE_WAIT, due_in), due_in)
            self._pace = allowed.state if not allowed.dials else self._pace
            return Claims([], max(allowed.wait, SKIPPED_WAIT), 0.0)
        allowed = _pace.allowance(pace, self._pace, now, self.live, len(rows))
        self._pace = allowed.state
        dials = self._dials.claim(rows, now, self._me.good_until())
        return Claims(dials, allowed.wait, 0.0)

    def _opens(self) -> dict[str, float]:
        """When each time zone of the people may be called next."""
        hours, zones = self._schedule.hours, json.loads(self._row.zones or "[]")
        return {zone: hours.next_open(self._now, zone) if hours else self._now for zone in zones}

    def _due_in(self, opens: Mapping[str, float]) -> float | None:
        """Seconds until somebody may be called, by due time and calling hours; None for nobody.

        Where it is the hours that keep everybody back, ``opens`` is set.
        """
        found = [
            max(due, at) - self._now
            for zone, at in opens.items()
            if (due := self._db.execute(_DUE, {"c": self._row.id, "zone": zone}).scalar())
            is not None
        ]
        if not found:
            return None
        due_in: float = max(0.0, min(found))
        if due_in and due_in in [at - self._now for at in opens.values()]:  # and not a gap
            self.opens = self._now + due_in
        return due_in

    def _candidates(self, opens: Mapping[str, float], most: int) -> list[Any]:
        about = {"c": self._row.id, "now": self._now, "most": most}
        found = [
            row
            for zone, at in opens.items()
            if at <= self._now and most
            for row in self._db.execute(_dials.CANDIDATES, {**about, "zone": zone})
        ]
        return sorted(found, key=lambda row: (row.due, row.id))[:most]

    def tasks(self) -> tuple[int, float, float | None]:
        """How many tasks find a dial now, and ``wait`` and ``due_in`` as in ``journal.Tick``."""
        about = {"c": self._row.id, "now": self._now}
        lost = self._count()
        opens = self._opens()
        due_in = self._due_in(opens)
        if due_in is None or due_in > 0:
            return lost, IDLE_WAIT if due_in is None else min(IDLE_WAIT, due_in), due_in
        most = _pace.soon(self._schedule.pace, self._pace, self._now, self.live, AHEAD)
        found = sum(
            int(self._db.execute(_HOW_MANY, {**about, "zone": zone, "most": most}).scalar_one())
            for zone, at in opens.items()
            if at <= self._now
        )
        return lost + min(found, most), 0.0, 0.0

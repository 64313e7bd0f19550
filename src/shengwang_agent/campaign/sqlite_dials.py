"""Dials in SQLite: claimed for a worker, written down, taken over.

The last dial of a person stands in the person's own row, so one statement makes a claim and one
ends it. Earlier dials stand in a table of their own. All functions run inside the caller's
transaction and handle many dials at once, because a statement for each dial would take longer than
the HTTP request of that dial.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from shengwang_agent.campaign.journal import CALLING, CLAIMED, WAITING, Dial, Report, row_of
from shengwang_agent.campaign.outcomes import ANSWERED

KEPT_SECONDS = 120.0
"""Claims are remembered this long; the rate of calls is computed from them."""

Name = Callable[[int, int], str]
"""Makes the channel name of a dial from the person and the number of claims of that person."""

LAST = "serial, agent_id, claimed_at, settled_at, said, detail"
_THESE = "id IN (SELECT value FROM json_each(?))"

CANDIDATES = """
SELECT due, id, line, key, number, row, tries, crowds, serial, outcome, settled_at
FROM person
WHERE state = 'waiting' AND zone = ? AND due <= ? ORDER BY due, id LIMIT ?
"""
_KEEP = f"INSERT INTO dial SELECT id, {LAST} FROM person WHERE {_THESE}"
_CLAIM = f"""
UPDATE person SET state = 'claimed', serial = serial + 1, owner = ?, claimed_at = ?,
    agent_id = NULL, settled_at = NULL, said = NULL, detail = NULL WHERE {_THESE}
"""
_RECENT = "INSERT INTO recent VALUES (?, ?) ON CONFLICT(at) DO UPDATE SET n = n + excluded.n"
_COUNT = """
INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT(state, outcome) DO UPDATE SET n = n + excluded.n
"""
_HELD = f"SELECT id, serial, state, outcome FROM person WHERE {_THESE} AND +owner = ?"
_CALLING = "UPDATE person SET state = 'calling', agent_id = ?, said = ? WHERE id = ?"
_END = """
UPDATE person SET state = ?, outcome = ?, due = ?, tries = tries + ?, crowds = ?,
    owner = NULL, agent_id = ?, settled_at = ?, said = ?, detail = ? WHERE id = ?
"""
_LOST = "owner IS NOT NULL AND owner NOT IN (SELECT id FROM worker)"
_DIAL = f"""
SELECT id, line, key, number, row, serial, tries, crowds, claimed_at, agent_id,
    said
FROM person WHERE {_LOST}
"""


def count(db: sqlite3.Connection, moves: Mapping[tuple[str, str], int]) -> None:
    """Add to the counts of people by state and outcome; a negative number takes people away."""
    db.executemany(_COUNT, [(state, outcome, n) for (state, outcome), n in moves.items()])


def claim(
    db: sqlite3.Connection, owner: str, rows: Sequence[Any], name: Name, now: float, until: float
) -> list[Dial]:
    """Claim the people of these rows and return their dials, which may be sent until ``until``."""
    if not rows:
        return []
    called_before = [row[1] for row in rows if row[-1] is not None]
    if called_before:
        db.execute(_KEEP, (json.dumps(called_before),))
    db.execute(_CLAIM, (owner, now, json.dumps([row[1] for row in rows])))
    db.execute(_RECENT, (now, len(rows)))
    db.execute("DELETE FROM recent WHERE at < ?", (now - KEPT_SECONDS,))
    for outcome, n in Counter(row[-2] for row in rows).items():
        count(db, {(WAITING, outcome): -n, (CLAIMED, outcome): n})
    dials = []
    for _, person, line, key, number, text, tries, crowds, serial, *_ in rows:
        channel = name(person, serial + 1)
        about = (person, line, key, number, row_of(text), channel, tries, crowds, now)
        dials.append(Dial(*about, None, False, until))
    return dials


def take_over(db: sqlite3.Connection, owner: str, name: Name) -> list[Dial]:
    """Give the open dials of dead workers to ``owner``, and return them."""
    rows = db.execute(_DIAL).fetchall()
    if rows:
        db.execute(f"UPDATE person SET owner = ? WHERE {_LOST}", (owner,))
    return [_lost(*row, name=name) for row in rows]


def _lost(
    person: int, line: int, key: str, number: str, text: str, serial: int, *rest: Any, name: Name
) -> Dial:
    *counts, said = rest
    dial = Dial(person, line, key, number, row_of(text), name(person, serial), *counts)
    return dial._replace(lost=True, answered=said == ANSWERED)


def write_down(
    db: sqlite3.Connection, owner: str, reports: Sequence[Report], name: Name, now: float
) -> list[Report]:
    """Write reports down and return them, without those whose dial another worker has taken."""
    if not reports:
        return []
    ours = _ours(db, owner, reports, name)
    ends = [one for one in ours if one[0].state != CALLING]
    taken = [r for r, _, _ in ours if r.state == CALLING]
    db.executemany(_CALLING, [(r.agent_id, _said(r), r.dial.person) for r in taken])
    db.executemany(_END, [_end(report, outcome, now) for report, _, outcome in ends])
    count(db, Counter((report.state, report.outcome or word) for report, _, word in ends))
    left = Counter((state, outcome) for _, state, outcome in ends)
    count(db, {move: -n for move, n in left.items()})
    written = [report for report, _, _ in ours]
    _take_back(db, written)
    return written


def _said(report: Report) -> str | None:
    """``answered`` for a call in progress that was seen answered, else None."""
    return ANSWERED if report.answered or report.dial.answered else None


def _ours(
    db: sqlite3.Connection, owner: str, reports: Sequence[Report], name: Name
) -> list[tuple[Report, str, str]]:
    """The reports of dials that ``owner`` holds, with the state and outcome of each person before."""
    people = json.dumps([report.dial.person for report in reports])
    held = {person: rest for person, *rest in db.execute(_HELD, (people, owner))}
    found = []
    for report in reports:
        person = report.dial.person
        serial, state, outcome = held.get(person, _NOT_OURS)
        if serial is None or name(person, serial) != report.dial.channel:
            continue
        found.append((report, state, outcome))
        if report.state == CALLING:
            held[person] = [serial, CALLING, outcome]
        else:
            del held[person]  # a dial ends once
    return found


def _take_back(db: sqlite3.Connection, written: Sequence[Report]) -> None:
    """Take claims that were never sent out of the calls of the last minutes."""
    never = Counter(r.dial.claimed_at for r in written if r.state == WAITING and not r.rang)
    if never:
        query = "UPDATE recent SET n = n - ? WHERE at = ?"
        db.executemany(query, [(n, at) for at, n in never.items()])


_NOT_OURS = (None, "", "")


def _end(report: Report, before: str, now: float) -> tuple[Any, ...]:
    dial = report.dial
    crowds = dial.crowds + (report.slow == "crowd") if not report.rang else 0
    about = (report.state, report.outcome or before, now + report.gap, report.rang, crowds)
    if report.state == WAITING and not report.rang:  # nothing was sent: there is no dial to keep
        return (*about, None, None, None, None, dial.person)
    agent_id = report.agent_id or dial.agent_id
    return (*about, agent_id, now, report.outcome, report.detail, dial.person)

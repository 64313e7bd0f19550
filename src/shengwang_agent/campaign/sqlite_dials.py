"""Dials in SQLite: claimed for a worker, written down, taken over.

The claim is part of the person's record, so that one statement makes it and one ends it; what is
over goes into a table of its own. All functions here are part of the caller's transaction, and
handle many dials at a time: a statement for each would cost more than the request it stands for.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from shengwang_agent.campaign.journal import CALLING, WAITING, Dial, Report, row_of

KEPT_SECONDS = 120.0
"""How long it is remembered when claims were made, to tell the rate."""

Name = Callable[[int, int], str]
"""The channel of a dial, from its person and how often that person was claimed."""

_CLAIM = """
UPDATE person SET state = 'claimed', serial = serial + 1, owner = ?, claimed_at = ?
WHERE id IN (SELECT value FROM json_each(?))
"""
_RECENT = "INSERT INTO recent VALUES (?, ?) ON CONFLICT(at) DO UPDATE SET n = n + excluded.n"
_HELD = """
SELECT id, serial FROM person WHERE id IN (SELECT value FROM json_each(?)) AND +owner = ?
"""
_OVER = "INSERT INTO dial VALUES (?, ?, ?, ?, ?, ?, ?)"
_MOVE = """
UPDATE person SET state = ?, outcome = coalesce(nullif(?, ''), outcome), due = ?,
    tries = tries + ?, crowds = ?, owner = ?, agent_id = ? WHERE id = ?
"""
_LOST = "owner IS NOT NULL AND owner NOT IN (SELECT id FROM worker)"
_DIAL = f"""
SELECT id, line, key, number, row, serial, tries, crowds, claimed_at, agent_id
FROM person WHERE {_LOST}
"""


def claim(
    db: sqlite3.Connection, owner: str, rows: Iterable[Any], name: Name, now: float, until: float
) -> list[Dial]:
    """Claim the people of these rows; their dials, good to be sent until then."""
    dials = []
    for _, person, line, key, number, text, tries, crowds, serial in rows:
        channel = name(person, serial + 1)
        about = (person, line, key, number, row_of(text), channel, tries, crowds, now)
        dials.append(Dial(*about, send_by=until))
    if dials:
        db.execute(_CLAIM, (owner, now, json.dumps([dial.person for dial in dials])))
        db.execute(_RECENT, (now, len(dials)))
        db.execute("DELETE FROM recent WHERE at < ?", (now - KEPT_SECONDS,))
    return dials


def take_over(db: sqlite3.Connection, owner: str, name: Name) -> list[Dial]:
    """Make the open dials of workers that are gone ours."""
    rows = db.execute(_DIAL).fetchall()
    if rows:
        db.execute(f"UPDATE person SET owner = ? WHERE {_LOST}", (owner,))
    return [_lost(*row, name=name) for row in rows]


def _lost(
    person: int, line: int, key: str, number: str, text: str, serial: int, *rest: Any, name: Name
) -> Dial:
    dial = Dial(person, line, key, number, row_of(text), name(person, serial), *rest)
    return dial._replace(lost=True)


def write_down(
    db: sqlite3.Connection, owner: str, reports: Sequence[Report], name: Name, now: float
) -> list[Report]:
    """Write reports down; those that were. Not among them: whose dial is not ours any more,
    because another worker took it over."""
    people = json.dumps([report.dial.person for report in reports])
    held = dict(db.execute(_HELD, (people, owner)).fetchall()) if reports else {}
    written, over, moves = [], [], []
    for report in reports:
        dial, serial = report.dial, held.get(report.dial.person)
        if serial is None or name(dial.person, serial) != dial.channel:
            continue
        written.append(report)
        moves.append(_move(report, owner, now))
        if report.state != CALLING:
            del held[dial.person]  # a dial ends once
            if report.rang or report.state != WAITING:  # else it never was
                over.append(_over(report, serial, now))
    db.executemany(_OVER, over)
    db.executemany(_MOVE, moves)
    return written


def _over(report: Report, serial: int, now: float) -> tuple[Any, ...]:
    dial, agent_id = report.dial, report.agent_id or report.dial.agent_id
    return (dial.person, serial, agent_id, dial.claimed_at, now, report.outcome, report.detail)


def _move(report: Report, owner: str, now: float) -> tuple[Any, ...]:
    dial = report.dial
    crowds = dial.crowds + (report.slow == "crowd") if not report.rang else 0
    open_as = (owner, report.agent_id) if report.state == CALLING else (None, None)
    about = (report.state, report.outcome, now + report.gap, report.rang, crowds)
    return (*about, *open_as, dial.person)

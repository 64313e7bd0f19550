"""Dials in the journal: claimed for a worker, written down, taken over.

All functions run inside the caller's transaction and handle many dials at once, because a
statement for each dial would take longer than the HTTP request of that dial.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import attrs
from sqlalchemy import (
    Connection,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from shengwang_agent.campaign.journal import CALLING, CLAIMED, DONE, WAITING, Dial, Report, row_of
from shengwang_agent.campaign.outcomes import ANSWERED, DO_NOT_CALL, Outcome, furthest, is_final
from shengwang_agent.campaign.tables import (
    WAITS,
    blocked,
    call,
    campaign,
    news,
    person,
    tally,
    worker,
)

Name = Callable[[int, int], str]
"""Makes the channel name of a dial from the person and the number of claims of that person."""
Moves = Mapping[tuple[str, str], int]

NOBODY = ""
"""The owner of a dial that its worker gave back: no worker, so that others take it over."""

_P, _C, _K, _b = person.c, call.c, campaign, bindparam
_IDS: Any = _b("ids", expanding=True)

CANDIDATES = (
    select(
        *(_P.due, _P.id, _P.line, _P.key, _P.number, _P.columns, _P.tries, _P.crowds),
        *(_P.serial, _P.outcome),
        exists().where(blocked.c.campaign == _P.campaign, blocked.c.number == _P.number)
        .label("blocked"),
    )
    .where(_P.campaign == _b("c"), _P.state == WAITS, _P.zone == _b("zone"), _P.due <= _b("now"))
    .order_by(_P.due, _P.id)
    .limit(_b("most"))
    .with_for_update(of=person, skip_locked=True, key_share=True)
)  # fmt: skip
_CLAIM = (
    update(person)
    .where(_P.id == _b("p"))
    .values(state=CLAIMED, serial=_P.serial + 1, owner=_b("me"))
)
_NOT_CALLED = update(person).where(_P.id == _b("p")).values(state=DONE, outcome=DO_NOT_CALL)
_OURS = (
    select(_P.id, _P.serial, _P.state, _P.outcome)
    .where(_P.id.in_(_IDS), _P.owner == _b("me"))
    .order_by(_P.id)
    .with_for_update(key_share=True)
)


def _unless_whole(column: str) -> Any:
    """What polling heard is written, unless notification 103 has told the whole conversation."""
    stays = (_C.whole == 1) | (_b("said") == "")
    return case((stays, _C[column]), else_=_b(column))


_THIS = (_C.person == _b("p"), _C.serial == _b("s"))
_TAKEN = update(person).where(_P.id == _b("p")).values(state=CALLING)
_FURTHER = case(
    ((_C.outcome != "") & ((_b("word") == "") | (_b("word") == ANSWERED)), _C.outcome),
    else_=_b("word"),
)
"""``outcomes.furthest`` of a call that goes on: worker and notifications write it, in any order."""
_TAKEN_CALL = (
    update(call)
    .where(*_THIS)
    .values(agent_id=_b("agent"), outcome=_FURTHER, said=_unless_whole("said"))
)
_NOTICED = (
    update(call)
    .where(*_THIS, _C.channel == _b("name"), _C.settled_at.is_(None))
    .values(outcome=_FURTHER, noticed=case((_C.noticed == "end", "end"), else_=_b("told")))
)
_NOTICES_COME = update(_K).where(_K.c.id == _b("c"), _K.c.noticed == 0).values(noticed=1)
SEEN = (
    select(_C.outcome, _C.noticed, _K.c.noticed.label("come"))
    .join(_K, _K.c.id == _C.campaign)
    .where(*_THIS)
)
_END = (
    update(person)
    .where(_P.id == _b("p"))
    .values(
        state=_b("to"), outcome=_b("word"), due=_b("at"), tries=_P.tries + _b("rang"),
        crowds=_b("many"), owner=None,
    )
)  # fmt: skip
_HEARD = (
    update(call)
    .where(*_THIS, _C.channel == _b("name"))
    .values(said=_b("said"), answer=_b("answer"), whole=1)
)
_END_CALL = (
    update(call)
    .where(*_THIS)
    .values(
        agent_id=_b("agent"),
        settled_at=_b("now"),
        outcome=_b("word"),
        detail=_b("told"),
        said=_unless_whole("said"),
        answer=_unless_whole("answer"),
        seconds=_b("took"),
    )
)
_NEVER_WAS = delete(call).where(*_THIS)
BLOCKED = select(blocked.c.number).where(
    blocked.c.campaign == _b("c"), blocked.c.number.in_(_b("numbers", expanding=True))
)
_IS_LOST = (
    _P.campaign == _b("c"), _P.owner.is_not(None), ~exists().where(worker.c.id == _P.owner),
)  # fmt: skip
_LOST = (
    select(
        *(_P.id, _P.line, _P.key, _P.number, _P.columns, _P.serial, _P.tries, _P.crowds),
        *(_C.claimed_at, _C.agent_id, _C.outcome, _C.said),
    )
    .join(call, (_C.person == _P.id) & (_C.serial == _P.serial))
    .where(*_IS_LOST)
    .order_by(_P.id)
    .limit(_b("most"))
    .with_for_update(of=person, skip_locked=True, key_share=True)
)
_OWN = update(person).where(_P.id == _b("p")).values(owner=_b("me"))
_GIVEN_BACK = (
    update(person)
    .where(_P.id == _b("p"), _P.owner == _b("me"), exists().where(
        _C.person == _P.id, _C.serial == _P.serial, _C.channel == _b("name")
    ))
    .values(owner=NOBODY)
)  # fmt: skip
_ADDED_UP = (
    delete(tally)
    .where(tally.c.campaign == _b("c"))
    .returning(tally.c.state, tally.c.outcome, tally.c.n)
)
_NEWS = (
    select(news.c.id, news.c.outcome)
    .where(news.c.campaign == _b("c"))
    .order_by(news.c.id)
    .limit(500)
    .with_for_update(skip_locked=True)
)
_TOLD = delete(news).where(news.c.id == _b("n"))
_ORPHAN = ~exists().where(worker.c.id == _P.owner)
IN_PROGRESS = select(
    func.count().label("live"), func.sum(case((_ORPHAN, 1), else_=0)).label("lost")
).where(_P.campaign == _b("c"), _P.owner.is_not(None))


def count(db: Connection, campaign: int, moves: Moves) -> None:
    """Add to the counts of people by state and outcome; a negative number takes people away."""
    rows = [
        {"campaign": campaign, "state": state, "outcome": outcome, "n": n}
        for (state, outcome), n in moves.items()
        if n
    ]
    if rows:
        db.execute(insert(tally), rows)


def on_the_list(db: Connection, campaign: int, numbers: Iterable[str]) -> set[str]:
    """Those of the numbers that are on the do-not-call list."""
    wanted = list(numbers)
    if not wanted:
        return set()
    return set(db.execute(BLOCKED, {"c": campaign, "numbers": wanted}).scalars())


def add_up(db: Connection, campaign: int) -> None:
    """Make few rows of the many that the counts are the sums of."""
    moves: Counter[tuple[str, str]] = Counter()
    for state, outcome, n in db.execute(_ADDED_UP, {"c": campaign}).all():
        moves[state, outcome] += n
    count(db, campaign, moves)


class Owner(NamedTuple):
    """Whose dials they are: a worker of a campaign."""

    campaign: int
    worker: str
    name: Name


def claim(db: Connection, me: Owner, rows: Sequence[Any], now: float, until: float) -> list[Dial]:
    """Claim the people of these rows and return their dials, which may be sent until ``until``.

    Those on the do-not-call list are settled instead: whatever put them back in line, the list has
    the last word.
    """
    barred = [row for row in rows if row.blocked]
    if barred:
        db.execute(_NOT_CALLED, [{"p": row.id} for row in barred])
    moves = Counter({(DONE, DO_NOT_CALL): len(barred)})
    moves.subtract((WAITING, row.outcome) for row in rows)
    free = [row for row in rows if not row.blocked]
    if free:
        db.execute(_CLAIM, [{"p": row.id, "me": me.worker} for row in free])
        moves.update((CLAIMED, row.outcome) for row in free)
    dials = [_claimed(row, me.name(row.id, row.serial + 1), now, until) for row in free]
    if dials:
        begun = [_begun(me, row.serial + 1, d) for row, d in zip(free, dials, strict=True)]
        db.execute(insert(call), begun)
    count(db, me.campaign, moves)
    return dials


def _claimed(row: Any, channel: str, now: float, until: float) -> Dial:
    about = (row.id, row.line, row.key, row.number, row_of(row.columns), channel)
    return Dial(*about, row.tries, row.crowds, now, None, False, until)


def _begun(me: Owner, serial: int, dial: Dial) -> dict[str, Any]:
    return {
        "person": dial.person, "serial": serial, "campaign": me.campaign,
        "channel": dial.channel, "claimed_at": dial.claimed_at,
    }  # fmt: skip


def take_over(db: Connection, me: Owner, most: int) -> list[Dial]:
    """Give open dials of dead workers to this one, and return them."""
    rows = db.execute(_LOST, {"c": me.campaign, "most": most}).all()
    if rows:
        db.execute(_OWN, [{"p": row.id, "me": me.worker} for row in rows])
    return [_lost(row, me.name(row.id, row.serial)) for row in rows]


def _lost(row: Any, channel: str) -> Dial:
    about = (row.id, row.line, row.key, row.number, row_of(row.columns), channel)
    counts = (row.tries, row.crowds, row.claimed_at, row.agent_id)
    return Dial(*about, *counts, lost=True, seen=row.outcome, said=row.said)


class _Written(NamedTuple):
    """A report, and the person as they were before it."""

    report: Report
    serial: int
    state: str
    outcome: str

    @property
    def key(self) -> dict[str, Any]:
        return {"p": self.report.dial.person, "s": self.serial}


def write_down(db: Connection, me: Owner, reports: Sequence[Report], now: float) -> list[Report]:
    """Write reports down and return them, without those whose dial another worker has taken."""
    if not reports:
        return []
    ours = _ours(db, me, reports)
    taken = [one for one in ours if one.report.state == CALLING]
    ends = [one for one in ours if one.report.state != CALLING]
    over = [one for one in ends if one.report.was_a_call]
    never = [one for one in ends if not one.report.was_a_call]
    moves = Counter((one.report.state, _word(one)) for one in ours)
    moves.subtract((one.state, one.outcome) for one in ours)
    _many(db, _TAKEN_CALL, [_taken(one) for one in taken])
    _many(db, _TAKEN, [{"p": one.report.dial.person} for one in taken])
    _many(db, _END_CALL, [_end_call(one, now) for one in over])
    _many(db, _NEVER_WAS, [one.key for one in never])
    _many(db, _END, [_end(one, now) for one in ends])
    count(db, me.campaign, moves)
    _bar(db, me, [one for one in ends if one.report.state == WAITING])
    return [one.report for one in ours]


def _many(db: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        db.execute(statement, rows)


def _ours(db: Connection, me: Owner, reports: Sequence[Report]) -> list[_Written]:
    """The reports of dials that this worker holds. PostgreSQL locks them: another may take over."""
    people = [report.dial.person for report in reports]
    rows = db.execute(_OURS, {"ids": people, "me": me.worker})
    held = {row.id: (row.serial, row.state, row.outcome) for row in rows}
    found = []
    for report in reports:
        serial, state, outcome = held.get(report.dial.person, _NOT_OURS)
        if me.name(report.dial.person, serial) != report.dial.channel:
            continue
        found.append(_Written(report, serial, state, outcome))
        if report.state == CALLING:
            held[report.dial.person] = (serial, CALLING, outcome)
        else:
            del held[report.dial.person]  # a dial ends once
    return found


_NOT_OURS = (0, "", "")


def _word(one: _Written) -> str:
    return one.outcome if one.report.state == CALLING else one.report.outcome or one.outcome


def _taken(one: _Written) -> dict[str, Any]:
    about = {"agent": one.report.agent_id, "word": one.report.seen or one.report.dial.seen}
    return {**one.key, **about, "said": one.report.said}


def _end_call(one: _Written, now: float) -> dict[str, Any]:
    report = one.report
    about = {"agent": report.agent_id or report.dial.agent_id, "word": report.outcome}
    told = {"told": report.detail.replace("\0", ""), "said": report.said, "answer": report.answer}
    return {**one.key, **about, **told, "now": now, "took": report.lasted}


def _end(one: _Written, now: float) -> dict[str, Any]:
    report, dial = one.report, one.report.dial
    crowds = dial.crowds + (report.slow == "crowd") if not report.rang else 0
    return {
        "p": dial.person, "to": report.state, "word": _word(one), "at": now + report.gap,
        "rang": int(report.rang), "many": crowds,
    }  # fmt: skip


def _bar(db: Connection, me: Owner, back: Sequence[_Written]) -> None:
    """Settle those who came back in line while the do-not-call list got their number."""
    barred = on_the_list(db, me.campaign, (one.report.dial.number for one in back))
    these = [one for one in back if one.report.dial.number in barred]
    _many(db, _NOT_CALLED, [{"p": one.report.dial.person} for one in these])
    moves = Counter({(DONE, DO_NOT_CALL): len(these)})
    moves.subtract((WAITING, _word(one)) for one in these)
    count(db, me.campaign, moves)


def key_of(channel: str) -> dict[str, Any]:
    """Which call this channel is, as statements name it."""
    person, serial = map(int, channel.split("-")[-2:])
    return {"p": person, "s": serial}


def heard(db: Connection, channel: str, said: str, answer: str) -> bool:
    """Keep what was said in the call of a channel; whether there is one."""
    about = {"name": channel, "said": said, "answer": answer}
    return bool(db.execute(_HEARD, key_of(channel) | about).rowcount)


def noticed(db: Connection, number: int, channel: str, state: Any) -> bool:
    """Keep what notification 202 tells of the call of a channel; whether one goes on there."""
    told = "end" if is_final(state) else "begin"
    about = {"name": channel, "word": furthest("", state), "told": told}
    found = bool(db.execute(_NOTICED, key_of(channel) | about).rowcount)
    if found:
        db.execute(_NOTICES_COME, {"c": number})
    return found


def give_back(db: Connection, me: str, dial: Dial) -> None:
    """Let others take a dial over, if it is still this worker's."""
    db.execute(_GIVEN_BACK, {"p": dial.person, "me": me, "name": dial.channel})


# Outcomes that a controller gives ---------------------------------------------------------


def publish(db: Connection, campaign: int, outcomes: Sequence[Outcome]) -> None:
    """Leave outcomes for a controller."""
    rows = [
        {"campaign": campaign, "outcome": json.dumps(attrs.asdict(one, recurse=False))}
        for one in outcomes
    ]
    _many(db, insert(news), rows)


def take_news(db: Connection, campaign: int) -> list[Outcome]:
    """Outcomes that no controller has given yet; they are not kept any longer."""
    rows = db.execute(_NEWS, {"c": campaign}).all()
    _many(db, _TOLD, [{"n": row.id} for row in rows])
    return [Outcome(**json.loads(row.outcome)) for row in rows]

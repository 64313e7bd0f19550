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
import sqlalchemy as sa

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

_P, _C, _K, _b = person.c, call.c, campaign, sa.bindparam
_IDS: Any = _b("ids", expanding=True)

CANDIDATES = (
    sa.select(
        *(_P.due, _P.id, _P.line, _P.key, _P.number, _P.columns, _P.tries, _P.crowds),
        *(_P.serial, _P.outcome),
        sa.exists().where(blocked.c.campaign == _P.campaign, blocked.c.number == _P.number)
        .label("blocked"),
    )
    .where(_P.campaign == _b("c"), _P.state == WAITS, _P.zone == _b("zone"), _P.due <= _b("now"))
    .order_by(_P.due, _P.id)
    .limit(_b("most"))
    .with_for_update(of=person, skip_locked=True, key_share=True)
)  # fmt: skip
_CLAIM = (
    sa.update(person)
    .where(_P.id == _b("p"))
    .values(state=CLAIMED, serial=_P.serial + 1, owner=_b("me"))
)
_NOT_CALLED = sa.update(person).where(_P.id == _b("p")).values(state=DONE, outcome=DO_NOT_CALL)
_OURS = (
    sa.select(_P.id, _P.serial, _P.state, _P.outcome)
    .where(_P.id.in_(_IDS), _P.owner == _b("me"))
    .order_by(_P.id)
    .with_for_update(key_share=True)
)


def _unless_whole(column: str) -> Any:
    """What polling heard is written, unless notification 103 has told the whole conversation."""
    stays = (_C.whole == 1) | (_b("said") == "")
    return sa.case((stays, _C[column]), else_=_b(column))


_THIS = (_C.person == _b("p"), _C.serial == _b("s"))
_TAKEN = sa.update(person).where(_P.id == _b("p")).values(state=CALLING)
_FURTHER = sa.case(
    ((_C.outcome != "") & ((_b("word") == "") | (_b("word") == ANSWERED)), _C.outcome),
    else_=_b("word"),
)
"""``outcomes.furthest`` of a call that goes on: worker and notifications write it, in any order."""
_TAKEN_CALL = (
    sa.update(call)
    .where(*_THIS)
    .values(agent_id=_b("agent"), outcome=_FURTHER, said=_unless_whole("said"))
)
_NOTICED = (
    sa.update(call)
    .where(*_THIS, _C.channel == _b("name"), _C.settled_at.is_(None))
    .values(outcome=_FURTHER, noticed=sa.case((_C.noticed == "end", "end"), else_=_b("told")))
)
_NOTICES_COME = sa.update(_K).where(_K.c.id == _b("c"), _K.c.noticed == 0).values(noticed=1)
SEEN = (
    sa.select(_C.outcome, _C.noticed, _K.c.noticed.label("come"))
    .join(_K, _K.c.id == _C.campaign)
    .where(*_THIS)
)
_END = (
    sa.update(person)
    .where(_P.id == _b("p"))
    .values(
        state=_b("to"), outcome=_b("word"), due=_b("at"), tries=_P.tries + _b("rang"),
        crowds=_b("many"), owner=None,
    )
)  # fmt: skip
_HEARD = (
    sa.update(call)
    .where(*_THIS, _C.channel == _b("name"))
    .values(said=_b("said"), answer=_b("answer"), whole=1)
)
_END_CALL = (
    sa.update(call)
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
_NEVER_WAS = sa.delete(call).where(*_THIS)
BLOCKED = sa.select(blocked.c.number).where(
    blocked.c.campaign == _b("c"), blocked.c.number.in_(_b("numbers", expanding=True))
)
_IS_LOST = (
    _P.campaign == _b("c"), _P.owner.is_not(None), ~sa.exists().where(worker.c.id == _P.owner),
)  # fmt: skip
_LOST = (
    sa.select(
        *(_P.id, _P.line, _P.key, _P.number, _P.columns, _P.serial, _P.tries, _P.crowds),
        *(_C.claimed_at, _C.agent_id, _C.outcome, _C.said),
    )
    .join(call, (_C.person == _P.id) & (_C.serial == _P.serial))
    .where(*_IS_LOST)
    .order_by(_P.id)
    .limit(_b("most"))
    .with_for_update(of=person, skip_locked=True, key_share=True)
)
_OWN = sa.update(person).where(_P.id == _b("p")).values(owner=_b("me"))
_GIVEN_BACK = (
    sa.update(person)
    .where(_P.id == _b("p"), _P.owner == _b("me"), sa.exists().where(
        _C.person == _P.id, _C.serial == _P.serial, _C.channel == _b("name")
    ))
    .values(owner=NOBODY)
)  # fmt: skip
_ADDED_UP = (
    sa.delete(tally)
    .where(tally.c.campaign == _b("c"))
    .returning(tally.c.state, tally.c.outcome, tally.c.n)
)
_NEWS = (
    sa.select(news.c.id, news.c.outcome)
    .where(news.c.campaign == _b("c"))
    .order_by(news.c.id)
    .limit(500)
    .with_for_update(skip_locked=True)
)
_TOLD = sa.delete(news).where(news.c.id == _b("n"))
_ORPHAN = ~sa.exists().where(worker.c.id == _P.owner)
IN_PROGRESS = sa.select(
    sa.func.count().label("live"), sa.func.sum(sa.case((_ORPHAN, 1), else_=0)).label("lost")
).where(_P.campaign == _b("c"), _P.owner.is_not(None))


def count(db: sa.Connection, campaign: int, moves: Moves) -> None:
    """Add to the counts of people by state and outcome; a negative number takes people away."""
    rows = [
        {"campaign": campaign, "state": state, "outcome": word, "n": n}
        for (state, word), n in moves.items() if n
    ]  # fmt: skip
    if rows:
        db.execute(sa.insert(tally), rows)


def on_the_list(db: sa.Connection, campaign: int, numbers: Iterable[str]) -> set[str]:
    """Those of the numbers that are on the do-not-call list."""
    wanted = list(numbers)
    if not wanted:
        return set()
    return set(db.execute(BLOCKED, {"c": campaign, "numbers": wanted}).scalars())


def add_up(db: sa.Connection, campaign: int) -> None:
    """Make few rows of the many that the counts are the sums of."""
    moves: Counter[tuple[str, str]] = Counter()
    for state, outcome, n in db.execute(_ADDED_UP, {"c": campaign}).all():
        moves[state, outcome] += n
    count(db, campaign, moves)


class Dials:
    """The dials of one worker of a campaign, in a transaction."""

    def __init__(self, db: sa.Connection, campaign: int, worker: str, name: Name) -> None:
        self._db, self._campaign, self._worker, self._name = db, campaign, worker, name

    def _dial(self, row: Any, serial: int, **more: Any) -> Dial:
        about = (row.id, row.line, row.key, row.number, row_of(row.columns))
        return Dial(*about, self._name(row.id, serial), row.tries, row.crowds, **more)

    def _many(self, statement: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._db.execute(statement, rows)

    def claim(self, rows: Sequence[Any], now: float, until: float) -> list[Dial]:
        """Claim the people of these rows and return their dials, which may be sent until ``until``.

        Those on the do-not-call list are settled instead: whatever put them back in line, the list
        has the last word.
        """
        barred, free = ([row for row in rows if bool(row.blocked) is b] for b in (True, False))
        self._many(_NOT_CALLED, [{"p": row.id} for row in barred])
        self._many(_CLAIM, [{"p": row.id, "me": self._worker} for row in free])
        dials = [self._dial(r, r.serial + 1, claimed_at=now, send_by=until) for r in free]
        begun = [
            {"person": row.id, "serial": row.serial + 1, "campaign": self._campaign,
             "channel": dial.channel, "claimed_at": now}
            for row, dial in zip(free, dials, strict=True)
        ]  # fmt: skip
        self._many(sa.insert(call), begun)
        moves = Counter({(DONE, DO_NOT_CALL): len(barred)})
        moves.update((CLAIMED, row.outcome) for row in free)
        moves.subtract((WAITING, row.outcome) for row in rows)
        count(self._db, self._campaign, moves)
        return dials

    def take_over(self, most: int) -> list[Dial]:
        """Give open dials of dead workers to this one, and return them."""
        rows = self._db.execute(_LOST, {"c": self._campaign, "most": most}).all()
        self._many(_OWN, [{"p": row.id, "me": self._worker} for row in rows])
        return [
            self._dial(
                row, row.serial, claimed_at=row.claimed_at, agent_id=row.agent_id, lost=True,
                seen=row.outcome, said=row.said,
            )
            for row in rows
        ]  # fmt: skip

    def write_down(self, reports: Sequence[Report], now: float) -> list[Report]:
        """Write reports down and return them, without those whose dial another worker has taken."""
        ours = self._ours(reports) if reports else []
        taken = [one for one in ours if one.report.state == CALLING]
        ends = [one for one in ours if one.report.state != CALLING]
        self._many(_TAKEN_CALL, [one.taken() for one in taken])
        self._many(_TAKEN, [{"p": one.report.dial.person} for one in taken])
        self._many(_END_CALL, [one.end_call(now) for one in ends if one.report.was_a_call])
        self._many(_NEVER_WAS, [one.key for one in ends if not one.report.was_a_call])
        self._many(_END, [one.end(now) for one in ends])
        moves = Counter((one.report.state, one.word) for one in ours)
        moves.subtract((one.state, one.outcome) for one in ours)
        self._bar([one for one in ends if one.report.state == WAITING], moves)
        count(self._db, self._campaign, moves)
        return [one.report for one in ours]

    def _ours(self, reports: Sequence[Report]) -> list[_Written]:
        """The reports of dials that this worker holds. PostgreSQL locks them: another may take over."""
        people = [report.dial.person for report in reports]
        rows = self._db.execute(_OURS, {"ids": people, "me": self._worker})
        held = {row.id: (row.serial, row.state, row.outcome) for row in rows}
        found = []
        for report in reports:
            serial, state, outcome = held.get(report.dial.person, (0, "", ""))
            if self._name(report.dial.person, serial) != report.dial.channel:
                continue
            found.append(_Written(report, serial, state, outcome))
            if report.state == CALLING:
                held[report.dial.person] = (serial, CALLING, outcome)
            else:
                del held[report.dial.person]  # a dial ends once
        return found

    def _bar(self, back: Sequence[_Written], moves: Counter[tuple[str, str]]) -> None:
        """Settle those who came back in line while the do-not-call list got their number."""
        numbers = (one.report.dial.number for one in back)
        barred = on_the_list(self._db, self._campaign, numbers)
        these = [one for one in back if one.report.dial.number in barred]
        self._many(_NOT_CALLED, [{"p": one.report.dial.person} for one in these])
        moves[DONE, DO_NOT_CALL] += len(these)
        moves.subtract((WAITING, one.word) for one in these)


class _Written(NamedTuple):
    """A report, and the person as they were before it; what statements want of both."""

    report: Report
    serial: int
    state: str
    outcome: str

    @property
    def key(self) -> dict[str, Any]:
        return {"p": self.report.dial.person, "s": self.serial}

    @property
    def word(self) -> str:
        """The outcome of the person from now on."""
        going_on = self.report.state == CALLING
        return self.outcome if going_on else self.report.outcome or self.outcome

    def taken(self) -> dict[str, Any]:
        report = self.report
        about = {"agent": report.agent_id, "word": report.seen or report.dial.seen}
        return {**self.key, **about, "said": report.said}

    def end_call(self, now: float) -> dict[str, Any]:
        report = self.report
        return {
            **self.key, "agent": report.agent_id or report.dial.agent_id, "word": report.outcome,
            "told": report.detail.replace("\0", ""), "said": report.said,
            "answer": report.answer, "now": now, "took": report.lasted,
        }  # fmt: skip

    def end(self, now: float) -> dict[str, Any]:
        report, dial = self.report, self.report.dial
        crowds = dial.crowds + (report.slow == "crowd") if not report.rang else 0
        return {
            "p": dial.person, "to": report.state, "word": self.word, "at": now + report.gap,
            "rang": int(report.rang), "many": crowds,
        }  # fmt: skip


def key_of(channel: str) -> dict[str, Any]:
    """Which call this channel is, as statements name it."""
    person, serial = map(int, channel.split("-")[-2:])
    return {"p": person, "s": serial}


def heard(db: sa.Connection, channel: str, said: str, answer: str) -> bool:
    """Keep what was said in the call of a channel; whether there is one."""
    about = {"name": channel, "said": said, "answer": answer}
    return bool(db.execute(_HEARD, key_of(channel) | about).rowcount)


def noticed(db: sa.Connection, number: int, channel: str, state: Any) -> bool:
    """Keep what notification 202 tells of the call of a channel; whether one goes on there."""
    told = "end" if is_final(state) else "begin"
    about = {"name": channel, "word": furthest("", state), "told": told}
    found = bool(db.execute(_NOTICED, key_of(channel) | about).rowcount)
    if found:
        db.execute(_NOTICES_COME, {"c": number})
    return found


def give_back(db: sa.Connection, me: str, dial: Dial) -> None:
    """Let others take a dial over, if it is still this worker's."""
    db.execute(_GIVEN_BACK, {"p": dial.person, "me": me, "name": dial.channel})


# Outcomes that a controller gives ---------------------------------------------------------


def publish(db: sa.Connection, campaign: int, outcomes: Sequence[Outcome]) -> None:
    """Leave outcomes for a controller."""
    texts = [json.dumps(attrs.asdict(one, recurse=False)) for one in outcomes]
    if texts:
        db.execute(sa.insert(news), [{"campaign": campaign, "outcome": text} for text in texts])


def take_news(db: sa.Connection, campaign: int) -> list[Outcome]:
    """Outcomes that no controller has given yet; they are not kept any longer."""
    rows = db.execute(_NEWS, {"c": campaign}).all()
    if rows:
        db.execute(_TOLD, [{"n": row.id} for row in rows])
    return [Outcome(**json.loads(row.outcome)) for row in rows]

"""A worker's side of a Redis journal: taking dials, holding them, settling them."""

from __future__ import annotations

import json
from typing import Any

from shengwang_agent.campaign import pace as _pace
from shengwang_agent.campaign.journal import (
    CALLING,
    CLAIMED,
    DONE,
    LIVE,
    QUEUED,
    WAITING,
    Dial,
    Report,
    Schedule,
    Ticket,
    row_of,
)
from shengwang_agent.campaign.outcomes import DO_NOT_CALL
from shengwang_agent.campaign.redis_journal import RedisJournal
from shengwang_agent.campaign.refusals import counted, too_many

KEPT_SECONDS = 120.0


class RedisWorker(RedisJournal):
    """The journal as a worker uses it."""

    def take(self, ticket: Ticket, owner: str, lease: float) -> Dial | None:
        """Claim the dial of a ticket for ``owner``; None when the ticket is worth nothing.

        The claim is what makes a message that comes twice harmless: the second finds the dial
        taken.
        """
        record, key = self._k("person", ticket.person), self._k("lease", ticket.channel)
        self.check()

        def change(pipe: Any) -> Dial | None:
            person = self._person(pipe, ticket.person)
            state, holder = person.get("state"), pipe.get(key)
            if person.get("channel") != ticket.channel or state not in LIVE:
                return None
            if holder is not None and holder != owner:
                return None
            if state == QUEUED and self._must_not(pipe, ticket.person, person):
                return None
            now = self._clock()
            # With our name on it, it is our own claim whose confirmation got lost on the way.
            lost = state != QUEUED and person.get("owner") != owner
            claimed_at = float(person["claimed_at"]) if lost else now
            if not pipe.explicit_transaction:
                pipe.multi()
            self._claim(pipe, ticket, person, owner, lease, claimed_at)
            return _dial(ticket, person, claimed_at, lost)

        return self._atomically(change, record, key)  # type: ignore[no-any-return]

    def _must_not(self, pipe: Any, number: int, person: dict[str, str]) -> bool:
        """Between queue and claim the stop switch or the do-not-call list may have come."""
        blocked = pipe.sismember(self._k("blocked"), person["number"])
        stopped = pipe.hget(self._k("meta"), "stopped")
        if blocked or stopped:
            pipe.multi()
            self._move(pipe, number, person, *((DONE, DO_NOT_CALL) if blocked else (WAITING,)))
        return bool(blocked or stopped)

    def _claim(
        self, pipe: Any, ticket: Ticket, person: dict[str, str], owner: str, lease: float, at: float
    ) -> None:
        state = CALLING if person["state"] == CALLING else CLAIMED
        more = {"owner": owner, "claimed_at": repr(at)}
        self._move(pipe, ticket.person, person, state, more=more)
        pipe.set(self._k("lease", ticket.channel), owner, px=int(lease * 1000))
        pipe.zadd(self._k("recent"), {ticket.channel: at})
        pipe.zremrangebyscore(self._k("recent"), "-inf", at - KEPT_SECONDS)

    def refuse(self, why: str) -> None:
        """Switch off a campaign that began anew while this worker knows the one before: whoever
        was called by that one would be called again. Workers started anew know no other one."""
        if self._db.hexists(self._k("meta"), "id"):
            why = f"{why}; where the new one is meant, start the workers anew"
            self._db.hset(self._k("meta"), "stopped", why)

    def renew(self, held: dict[str, str], lease: float) -> None:
        """Renew leases, given as channel and owner; those that went to others are left alone."""
        for channel, owner in held.items():
            if self._db.get(self._k("lease", channel)) == owner:
                self._db.pexpire(self._k("lease", channel), int(lease * 1000))

    def let_go(self, channel: str, owner: str) -> None:
        """Give a lease back, so that the next worker need not wait for its end."""
        if self._db.get(self._k("lease", channel)) == owner:
            self._db.delete(self._k("lease", channel))

    def write_down(self, report: Report, owner: str, schedule: Schedule) -> bool:
        """Settle a dial; False when it is not the owner's any more."""
        number = report.dial.person
        record = self._k("person", number)

        def change(pipe: Any) -> bool:
            person = self._person(pipe, number)
            mine = person.get("channel") == report.dial.channel and person.get("owner") == owner
            if not mine or person["state"] not in (CLAIMED, CALLING):
                return False
            calls = int(pipe.llen(self._k("calls", number)))
            pipe.multi()
            self._settle(pipe, number, person, report, calls)
            return True

        done = bool(self._atomically(change, record))
        if done and report.slow:
            self._slow(report, schedule)
        return done

    def _settle(
        self, pipe: Any, number: int, person: dict[str, str], report: Report, calls: int
    ) -> None:
        now, more = self._clock(), {}
        if report.agent_id:
            more["agent_id"] = report.agent_id
        if report.answered:
            more["answered"] = "1"
        if report.state != CALLING:
            crowds = 0 if report.rang else report.dial.crowds + (report.slow == "crowd")
            tries = report.dial.tries + report.rang
            more.update(owner="", crowds=str(crowds), tries=str(tries))
        if report.state == WAITING and not report.rang:  # it never was: the rate counts calls
            pipe.zrem(self._k("recent"), report.dial.channel)
        outcome = report.outcome or None
        self._move(pipe, number, person, report.state, outcome, due=now + report.gap, more=more)
        if report.told:
            pipe.rpush(self._k("calls", number), json.dumps(_record(report, now)))
            pipe.rpush(self._k("log"), f"{number}/{calls}")
        for name, up in counted(report).items():
            if up:
                pipe.hincrby(self._k("meta"), name, 1)
            else:
                pipe.hset(self._k("meta"), name, "0")

    def too_many(self, report: Report, most: int) -> str:
        """Why the campaign must end after this report, by the refusals of all workers."""
        names = [name for name, more in counted(report).items() if more]
        values = self._db.hmget(self._k("meta"), names) if names else []
        counts = {name: int(n or 0) for name, n in zip(names, values, strict=True)}
        return too_many(counts, most, report.detail)

    def _slow(self, report: Report, schedule: Schedule) -> None:
        def change(pipe: Any) -> None:
            state, live = self._pace(pipe), int(pipe.zcard(self._k("live"))) + 1
            told = (report.slow, report.seconds, report.dial.claimed_at, live)
            pipe.multi()
            state = _pace.told(schedule.pace, state, self._clock(), *told)
            pipe.set(self._k("pace"), json.dumps(state))

        self._atomically(change, self._k("pace"))


def _dial(ticket: Ticket, person: dict[str, str], claimed_at: float, lost: bool) -> Dial:
    return Dial(
        ticket.person, int(person["line"]), person["key"], person["number"], row_of(person["row"]),
        ticket.channel, int(person.get("tries", 0)), int(person.get("crowds", 0)), claimed_at,
        person.get("agent_id") or None, lost, answered=bool(person.get("answered")),
    )  # fmt: skip


def _record(report: Report, now: float) -> dict[str, Any]:
    """One call as it is kept: what reports and outcomes are made of."""
    dial = report.dial
    return {
        "channel": dial.channel, "agent_id": report.agent_id or dial.agent_id,
        "claimed_at": dial.claimed_at, "settled_at": now, "outcome": report.outcome,
        "detail": report.detail, "state": report.state, "gap": report.gap, "tries": dial.tries,
    }  # fmt: skip

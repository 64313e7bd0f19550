"""The controller's side of a Redis journal: who may be called now, and what came of it.

The controller queues a dial and sends a ticket for it by any means that carries messages. A message
may come twice, late or never. Only the first worker that takes a ticket may dial; before that no
request has been sent. A lost ticket is replaced by one with a new channel name, and the old one is
then worth nothing.

A worker holds a lease on each dial that it has taken: a key that expires unless it is renewed. When
a lease expires, the controller sends the ticket again, and the next worker looks the call up.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from shengwang_agent.campaign import pace as _pace
from shengwang_agent.campaign.journal import (
    DONE,
    QUEUED,
    Dial,
    Report,
    Schedule,
    Ticket,
    channel_name,
    row_of,
)
from shengwang_agent.campaign.outcomes import DO_NOT_CALL, Outcome
from shengwang_agent.campaign.redis_journal import RedisJournal

LOOK_SECONDS = 1.0


class Round(NamedTuple):
    """What one round of the controller gives; see ``journal.Tick``."""

    tickets: list[Ticket]
    wait: float
    due_in: float | None
    live: int
    stopped: str


class RedisController(RedisJournal):
    """The journal as a controller uses it; any number of them may be at work."""

    def round(self, schedule: Schedule, lease: float) -> Round:
        """Tickets for who may be called now, and for dials that got stuck."""
        stopped = self.stopped()
        if stopped:
            return Round([], LOOK_SECONDS, None, self._live(), stopped)
        stuck = self._stuck(lease)
        fresh, wait, due_in = self._atomically(
            lambda pipe: self._queue(pipe, schedule), self._k("pace")
        )
        return Round(stuck + fresh, wait, due_in, self._live(), "")

    def _live(self) -> int:
        return int(self._db.zcard(self._k("live")))

    def _queue(self, pipe: Any, schedule: Schedule) -> tuple[list[Ticket], float, float | None]:
        now = self._clock()
        zones = sorted(pipe.smembers(self._k("zones")))
        opens = {
            zone: schedule.hours.next_open(now, zone) if schedule.hours else now for zone in zones
        }
        due = self._next_due(pipe, opens)
        if due is None or due > now:
            wait = LOOK_SECONDS if due is None else min(LOOK_SECONDS, due - now)
            return [], wait, None if due is None else due - now
        state, live = self._pace(pipe), int(pipe.zcard(self._k("live")))
        allowed = _pace.allowance(schedule.pace, state, now, live, schedule.pace.at_once)
        chosen = self._candidates(pipe, opens, now, allowed.dials)
        if chosen:
            allowed = _pace.allowance(schedule.pace, state, now, live, len(chosen))
        people = [(number, self._person(pipe, number)) for number in chosen]
        blocked = {n for n, p in people if pipe.sismember(self._k("blocked"), p["number"])}
        pipe.multi()
        pipe.set(self._k("pace"), json.dumps(allowed.state))
        tickets = []
        for number, person in people:
            if number in blocked:
                self._move(pipe, number, person, DONE, DO_NOT_CALL)
            else:
                tickets.append(self._queued(pipe, number, person, now))
        return tickets, allowed.wait, 0.0

    def _next_due(self, pipe: Any, opens: dict[str, float]) -> float | None:
        found = []
        for zone, at in opens.items():
            first = pipe.zrange(self._k("waiting", zone), 0, 0, withscores=True)
            found += [max(score, at) for _, score in first]
        return min(found, default=None)

    def _candidates(self, pipe: Any, opens: dict[str, float], now: float, most: int) -> list[int]:
        found: list[tuple[float, int]] = []
        for zone in [zone for zone, at in opens.items() if at <= now and most]:
            key = self._k("waiting", zone)
            some = pipe.zrangebyscore(key, "-inf", now, start=0, num=most, withscores=True)
            found += [(score, int(number)) for number, score in some]
        return [number for _, number in sorted(found)[:most]]

    def _queued(self, pipe: Any, number: int, person: dict[str, str], now: float) -> Ticket:
        serial = int(person.get("serial", 0)) + 1
        channel = channel_name(self.title, self.id, number, serial)
        new = {
            "channel": channel,
            "serial": str(serial),
            "owner": "",
            "agent_id": "",
            "answered": "",
        }
        self._move(pipe, number, person, QUEUED, more=new)
        pipe.zadd(self._k("live"), {str(number): now})
        return Ticket(number, channel)

    def _stuck(self, lease: float) -> list[Ticket]:
        """New tickets for dials nobody took in time, and for those whose worker is gone."""
        before = self._clock() - lease
        numbers = self._db.zrangebyscore(self._k("live"), "-inf", before)
        found = [self._unstuck(int(number), before) for number in numbers]
        return [ticket for ticket in found if ticket is not None]

    def _unstuck(self, number: int, before: float) -> Ticket | None:
        record, live = self._k("person", number), self._k("live")

        def change(pipe: Any) -> Ticket | None:
            person = self._person(pipe, number)
            looked_at = pipe.zscore(live, str(number))
            held = pipe.get(self._k("lease", person["channel"]))
            if looked_at is None or looked_at > before:
                return None  # another controller was quicker
            pipe.multi()
            if person["state"] == QUEUED:
                return self._queued(pipe, number, person, self._clock())
            pipe.zadd(live, {str(number): self._clock()})
            return None if held else Ticket(number, person["channel"])

        return self._atomically(change, record)  # type: ignore[no-any-return]

    # -- outcomes --------------------------------------------------------------------------

    def heard(self) -> int:
        """The position of the next outcome."""
        return int(self._db.llen(self._k("log")))

    def outcomes(self, position: int) -> list[Outcome]:
        """Outcomes from a position on, of all workers."""
        found = []
        for entry in self._db.lrange(self._k("log"), position, position + 499):
            number, _, index = entry.partition("/")
            call = json.loads(self._db.lindex(self._k("calls", number), int(index)))
            person = self._db.hgetall(self._k("person", number))
            dial = Dial(
                int(number), int(person["line"]), person["key"], person["number"],
                row_of(person["row"]), call["channel"], call["tries"], 0, call["claimed_at"],
            )  # fmt: skip
            report = Report(
                dial, call["state"], call["outcome"], call["detail"], call["agent_id"], call["gap"]
            )
            found.append(report.as_outcome(call["settled_at"]))
        return found

"""``Campaign.dry_run``: what a run would do, who is left out and why, how long it takes, its price."""

from __future__ import annotations

import math
import weakref
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from shengwang_agent._runtime.rules import BrokenRule, broken_rules
from shengwang_agent.campaign.dialling import Plan, request_of
from shengwang_agent.campaign.hours import Hours, iso
from shengwang_agent.campaign.journal import DONE, HELD, Dial, Known, Schedule, row_of
from shengwang_agent.campaign.rows import SAMPLE_CHANNEL, LeftOut, Person, Staged
from shengwang_agent.campaign.sql_journal import Journal
from shengwang_agent.errors import ConfigurationError

if TYPE_CHECKING:
    from shengwang_agent.telephony import (
        CallTelephonyRequestProperties as Properties,
        CallTelephonyRequestSip as Sip,
    )

CHUNK = 500
_ALWAYS = Hours("00:00-24:00")


class Planned(NamedTuple):
    """One call as a dry run shows it: the row it is for, and the arguments of ``telephony.call``."""

    line: int
    key: str
    number: str
    request: dict[str, Any]

    def __repr__(self) -> str:
        from shengwang_agent import telephony

        sip: Sip = telephony.CallTelephonyRequestSip.from_dict(self.request["sip"])
        properties: Properties = telephony.CallTelephonyRequestProperties.from_dict(
            self.request["properties"]
        )
        more = {k: v for k, v in self.request.items() if k not in ("sip", "properties")}
        return f"<line {self.line}: {more} sip={sip!r} properties={properties!r}>"


class Broken(NamedTuple):
    """A rule of the API that requests break: in how many rows, and the first of their lines."""

    rule: BrokenRule
    rows: int
    line: int

    def __str__(self) -> str:
        return f"{self.rows:,} rows, the first in line {self.line}: {self.rule}"


class DryRun:
    """What a run would do. Iterating over it gives the calls, in order, each as ``Planned``.

    ``people`` would be called; ``left_out()`` gives everybody else with the reason, and ``twins`` of
    them have the key of an earlier row. ``known`` counts people of the list whom the journal has
    settled already, by outcome; ``called_at`` is when it last called one of them. ``starts_at`` is
    when the first call can start (infinity: never in these hours), ``shortest`` and ``longest``
    are seconds from now to the end: one short call to everybody, and every call that ``retry``
    allows, each a long one. ``price`` is the least and the most it costs, None without a price
    table; for ``unpriced`` people it has no price. ``broken`` are rules of the API for which the
    platform would refuse calls, or agents would not speak.
    """

    def __init__(
        self,
        rows: Staged,
        journal: Journal | None,
        do_not_call: frozenset[str],
        plan: Plan,
        schedule: Schedule,
        now: float,
        call_seconds: tuple[float, float],
        prices: Mapping[str, float] | None,
    ) -> None:
        self._rows, self._plan, self._schedule, self._now = rows, plan, schedule, now
        self._zone = schedule.hours.zone if schedule.hours else ""
        self._close = weakref.finalize(self, rows.close)  # also when what follows is refused
        short, long = self._call_seconds = _checked_seconds(call_seconds)
        self._prices = _checked_prices(prices or {})
        self.known: Counter[str] = Counter()
        self.called_at: float | None = None
        self.unpriced, self._minute_price, self._zones = 0, 0.0, Counter[str]()
        self._broken: dict[BrokenRule, list[int]] = {}
        people = rows.people()
        while chunk := list(islice(people, CHUNK)):
            self._look(chunk, journal, do_not_call)
        rows.drop_left_out()
        self.people, self.twins = self._zones.total(), rows.twins
        tries = max((rule.tries for rule in plan.retry.values()), default=1)
        least, most = math.ceil(short / 60), math.ceil(long / 60) * tries
        self.price = (self._minute_price * least, self._minute_price * most) if prices else None
        self.broken = [Broken(rule, len(at), at[0]) for rule, at in self._broken.items()]
        self.starts_at, self.shortest, self.longest = self._times(tries)

    def __iter__(self) -> Iterator[Planned]:
        return map(self._planned, self._rows.people())

    def left_out(self) -> Iterator[LeftOut]:
        """Everybody of the list who would not be called, and why, in the order of the list."""
        yield from self._rows.left_out()  # while somebody reads, the rows stay

    def _planned(self, person: Person) -> Planned:
        line, key, number, _, row = person
        dial = Dial(0, line, key, number, row_of(row), SAMPLE_CHANNEL, 0, 0, 0.0)
        return Planned(line, key, number, request_of(dial, self._plan))

    def _look(self, people: list[Person], journal: Journal | None, never: frozenset[str]) -> None:
        known = journal.known([person.key for person in people]) if journal else {}
        if journal:
            never = never | journal.blocked([person.number for person in people])
        for person in people:
            there = known.get(person.key)
            if there and there.state in (DONE, HELD):
                self._count_known(there)
                self._rows.leave_out(person, _why_known(there))
            elif person.number in never:
                self._rows.leave_out(person, "the number is on the do-not-call list")
            else:
                self._count(person)

    def _count_known(self, there: Known) -> None:
        self.known[there.outcome] += 1
        self.called_at = max(there.called_at or 0.0, self.called_at or 0.0) or None

    def _count(self, person: Person) -> None:
        self._zones[person.zone] += 1
        price = next((p for start, p in self._prices if person.number.startswith(start)), None)
        self.unpriced += price is None
        self._minute_price += price or 0.0
        for rule in broken_rules("telephony.call", self._planned(person).request):
            if rule.outcome in ("refused", "fails"):
                self._broken.setdefault(rule, []).append(person.line)

    def _times(self, tries: int) -> tuple[float | None, float, float]:
        """When the first call starts, and the shortest and longest time until all is over."""
        if not self._zones:
            return None, 0.0, 0.0
        hours, (short, long) = self._schedule.hours or _ALWAYS, self._call_seconds
        opens = min(hours.next_open(self._now, zone) for zone in self._zones)
        ends = (
            hours.finish(self._now, count / self._rate(short), zone)
            for zone, count in self._zones.items()
        )
        gap = max((rule.gap for rule in self._plan.retry.values()), default=0.0)
        last = self._now
        for round_ in range(tries):
            last += gap if round_ else 0.0
            for zone, count in self._zones.items():
                last = hours.finish(last, count / self._rate(long), zone)
        return opens, max(ends) + short - self._now, last + long - self._now

    def _rate(self, seconds: float) -> float:
        """Calls a second when each takes so long."""
        pace = self._schedule.pace
        return min(pace.per_second, pace.at_once / seconds)

    def __str__(self) -> str:
        return "\n".join(f"{name}: {text}" for name, text in self.summary().items())

    def summary(self) -> dict[str, str]:
        """All of it in words, by name."""
        left = sum(1 for _ in self.left_out())
        told = {
            "people to call": f"{self.people:,}",
            "left out": f"{left:,}" + (f", {self.twins:,} of them twins" if self.twins else ""),
            "in the journal": self._known_in_words(),
        }
        if self.people:
            least, most = span(self.shortest), span(self.longest)
            told["first call"] = "never: no such day is left" if self.starts_at == math.inf else (
                "now" if self.starts_at == self._now else f"{iso(self.starts_at, self._zone)}"
            )  # fmt: skip
            told["takes"] = f"{least} to {most}" if self.longest < math.inf else "more than a year"
        if self.price:
            priced = f", without {self.unpriced:,} people of no price" if self.unpriced else ""
            told["costs"] = f"{self.price[0]:,.2f} to {self.price[1]:,.2f}{priced}"
        told |= {f"rule {number}": str(broken) for number, broken in enumerate(self.broken, 1)}
        return {name: text for name, text in told.items() if text not in ("", "0")}

    def _known_in_words(self) -> str:
        words = ", ".join(f"{word} {count:,}" for word, count in sorted(self.known.items()))
        when = f", last called {iso(self.called_at, self._zone)}" if self.called_at else ""
        return f"{self.known.total():,} settled already ({words}){when}" if words else ""


def span(seconds: float) -> str:
    """Seconds in words: minutes, hours or days."""
    minutes = math.ceil(seconds / 60) if seconds < math.inf else 0
    if minutes >= 48 * 60:
        return f"{minutes / 1440:.0f} days"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


def _why_known(there: Known) -> str:
    when = f", called {iso(there.called_at)}" if there.called_at else ""
    state = "held" if there.state == HELD else there.outcome
    return f"the journal has settled it: {state}{when}"


def _checked_seconds(given: Any) -> tuple[float, float]:
    try:
        short, long = map(float, given)
    except (TypeError, ValueError):
        short = long = 0.0
    if not 0 < short <= long < math.inf:
        raise ConfigurationError(
            f"call_seconds: expected the shortest and the longest call in seconds, got {given!r}"
        )
    return short, long


def _checked_prices(prices: Mapping[str, float]) -> list[tuple[str, float]]:
    """The price table, longest beginnings first."""
    for start, price in prices.items():
        number = isinstance(price, (int, float)) and 0 <= price < math.inf
        if not (isinstance(start, str) and start[:1] == "+" and start[1:].isdecimal() and number):
            raise ConfigurationError(
                f"prices: expected the price of a minute by the beginning of the number, such as "
                f"{{'+86': 0.12}}, got {start!r}: {price!r}"
            )
    return sorted(prices.items(), key=lambda entry: -len(entry[0]))

"""One run: every case, every target, round by round.

The rounds are shared out over sessions, and a case has new processes in each of them, because a
process can be fast or slow as a whole. Within a round each target has its turn, and the order moves
on with every round, so that what disturbs the machine disturbs all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import datetime, timezone
from logging import info
from typing import Any

from benchmarks.cases import DEAR, Case
from benchmarks.inside import Broken, NotOffered
from benchmarks.processes import Process, Server, cold
from benchmarks.targets import BUILD, Target

SESSIONS = 3
Sample = dict[str, float]


@dataclass(frozen=True)
class Effort:
    """How much is done: rounds, seconds a sample should take, seconds to warm up, clients dropped,
    how many calls lead and count in a sample of a dear case, unless it is as many as at once, and
    clients of the fleet."""

    rounds: int
    sample: float
    warm: float
    clients: int
    dear: int | None = None
    fleet: int = 10_000


FULL = Effort(rounds=15, sample=0.15, warm=0.1, clients=1000)
QUICK = Effort(rounds=2, sample=0.03, warm=0.02, clients=50, dear=100, fleet=500)


@dataclass
class Run:
    """Carries out cases."""

    targets: Sequence[Target]
    effort: Effort
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By case: when, samples by target, and who does not offer it or failed."""

    def go(self, cases: Sequence[Case]) -> dict[str, dict[str, Any]]:
        """Every case but those on paper."""
        when = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M")
        run = [case for case in cases if case.kind != "paper"]
        for case in run:
            self.records[case.name] = {"when": when, "samples": {}, "absent": {}, "failed": {}}
        sessions = SESSIONS if self.effort.rounds >= SESSIONS else 1
        for session in range(sessions):
            info(f"session {session + 1} of {sessions}")
            with closing(Server()) as server:
                for case in run:
                    total = self._rounds(case)
                    if rounds := total // sessions + (session < total % sessions):
                        info(f"  {case.name}")
                        self._carry_out(case, server, range(session, session + rounds))
        return self.records

    def _rounds(self, case: Case) -> int:
        """A short run takes one sample of a dear case: the whole table in some minutes."""
        once = self.effort.dear is not None and (case.at_once > 1 or case.most < 100)
        return 1 if once else min(case.most, self.effort.rounds)

    def _carry_out(self, case: Case, server: Server, rounds: range) -> None:
        record = self.records[case.name]
        with ExitStack() as kept:
            ready = {}
            for target in (target for target in self.targets if target.name in case.who):
                made = kept.enter_context(closing(samples(case, target, server, self.effort)))
                ready[target.name] = made
            for name in list(ready):
                self._next(ready, name, record)
            for number in rounds:
                for name in _in_turn(list(ready), number):
                    # An empty one keeps the other rounds beside those of the floor.
                    found = self._next(ready, name, record)
                    record["samples"].setdefault(name, []).append(found)

    def _next(
        self, ready: dict[str, Iterator[Sample]], name: str, record: dict[str, Any]
    ) -> Sample:
        """The next sample; an empty one when there is none, whose reason is kept."""
        try:
            return next(ready[name])
        except (Broken, NotOffered) as error:
            record["failed" if isinstance(error, Broken) else "absent"][name] = str(error)
            del ready[name]
            return {}


def samples(case: Case, target: Target, server: Server, effort: Effort) -> Iterator[Sample]:
    """The samples of a target; the first one, which is empty, when all is ready for them."""
    if case.kind in ALONE:
        yield {}
        while True:
            yield ALONE[case.kind](case, target, server.url)
    if case.kind == "call":
        # Hundreds at once are one long sample, in which a cold beginning is lost.
        dear = case.at_once >= DEAR
        how = {"warm": None if dear else effort.warm, "length": effort.dear if dear else None}
        order = {"mode": case.mode, "at_once": case.at_once, "sample": effort.sample, **how}
        order |= {"size": case.items}
    else:
        order = {"clients": effort.clients}
    with closing(
        Process("inside.worker:main", target.adapter, server.url, target=target)
    ) as worker:
        yield worker.ask((case.kind, {"work": case.work.partition(":")[0], **order}))
        while True:
            yield (
                _dropped(worker, effort.clients) if case.kind == "drop" else _asked(worker, server)
            )


def _asked(worker: Process, server: Server) -> Sample:
    """A sample, and how busy the server was meanwhile."""
    begin = server.cpu()
    sample: Sample = worker.ask()
    wall = sample.get("wall", 0) * sample.get("calls", 0)
    return {**sample, "server": (server.cpu() - begin) / wall} if wall else sample


def _dropped(worker: Process, clients: int) -> Sample:
    """What dropped clients leave behind."""
    before = worker.held()
    cpu = worker.ask()["cpu"]
    after = worker.held()
    grown = (after["bytes"] - before["bytes"]) / clients
    return {"cpu": cpu, "grown": grown, "sockets": after["sockets"] - before["sockets"]}


def _far(case: Case, target: Target, url: str) -> Sample:
    trusted = BUILD / "far.pem"
    with closing(Server(trusted)) as server:
        return cold(target, target.program("far", server.url, trusted))


ALONE: dict[str, Callable[[Case, Target, str], Sample]] = {
    "install": lambda case, target, url: target.footprint(),
    "cold": lambda case, target, url: cold(target, target.program(case.work, url)),
    "far": _far,
}
"""Kinds of cases that need no worker."""


def _in_turn(names: list[str], number: int) -> list[str]:
    """The same names, beginning with another one in each round."""
    at = number % len(names) if names else 0
    return names[at:] + names[:at]

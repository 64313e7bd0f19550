"""One run: every case, every target, round by round.

The rounds are shared out over sessions, and a case has new processes in each of them, because a
process can be fast or slow as a whole. Within a round each target has its turn, and the order moves
on with every round, so that what disturbs the machine disturbs all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from typing import Any

from benchmarks.cases import DEAR, Case
from benchmarks.environments import BUILD, Environment
from benchmarks.processes import Broken, Server, Worker, cold

SESSIONS = 3
Sample = dict[str, float]
Take = Callable[[], Sample]


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


class Run:
    """Carries out cases. ``say`` is told what goes on."""

    def __init__(
        self, environments: Sequence[Environment], effort: Effort, say: Callable[[str], None]
    ) -> None:
        self._environments = {e.target.name: e for e in environments}
        self._effort = effort
        self._say = say
        self.records: dict[str, dict[str, Any]] = {}
        """By case: when, samples by target, and who does not offer it or failed."""

    def go(self, cases: Sequence[Case]) -> dict[str, dict[str, Any]]:
        """Every case but those on paper."""
        when = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M")
        run = [case for case in cases if case.kind != "paper"]
        for case in run:
            self.records[case.name] = {"when": when, "samples": {}, "absent": {}, "failed": {}}
        sessions = SESSIONS if self._effort.rounds >= SESSIONS else 1
        for session in range(sessions):
            self._say(f"session {session + 1} of {sessions}")
            with closing(Server()) as self._server:
                for case in run:
                    total = self._rounds(case)
                    rounds = total // sessions + (session < total % sessions)
                    if rounds:
                        self._say(f"  {case.name}")
                        with ExitStack() as processes:
                            self._carry_out(case, range(session, session + rounds), processes)
        return self.records

    def _rounds(self, case: Case) -> int:
        """A short run takes one sample of a dear case: the whole table in some minutes."""
        once = self._effort.dear is not None and (case.at_once > 1 or case.rounds < 100)
        return 1 if once else min(case.rounds, self._effort.rounds)

    def _carry_out(self, case: Case, rounds: range, processes: ExitStack) -> None:
        record = self.records[case.name]
        names = [name for name in case.who if name in self._environments]
        ready = {
            name: self._tried(case, name, partial(self._take, case, name, processes))
            for name in names
        }
        takes: dict[str, Take] = {name: take for name, take in ready.items() if take}
        for number in rounds:
            for name in _in_turn(list(takes), number):
                sample = self._tried(case, name, takes[name])
                # An empty one keeps the other rounds beside those of the floor.
                record["samples"].setdefault(name, []).append(sample or {})
                if not sample:
                    del takes[name]

    def _tried(self, case: Case, name: str, do: Callable[[], Any]) -> Any:
        """What it gives; None when the worker broke, which is told of."""
        try:
            return do()
        except Broken as error:
            self.records[case.name]["failed"][name] = str(error)
            return None

    def _take(self, case: Case, name: str, processes: ExitStack) -> Take | None:
        """How the samples of a target are taken; None when it does not offer the case."""
        env, url = self._environments[name], self._server.url
        if case.kind in ALONE:
            return partial(ALONE[case.kind], case, env, url)
        worker = processes.enter_context(closing(Worker(env, url)))
        if case.kind == "memory":
            return partial(_memory, worker)
        if case.kind == "drop":
            return partial(_drop, worker, case.work == "used", self._effort.clients)
        return self._calls(case, worker)

    def _calls(self, case: Case, worker: Worker) -> Take | None:
        effort, dear = self._effort, case.at_once >= DEAR
        # Hundreds at once are one long sample, in which a cold beginning is lost.
        how = {"mode": case.mode, "at_once": case.at_once, "warm": None if dear else effort.warm}
        ready = worker.ask("prepare", work=case.work, **how)
        if "absent" in ready:
            self.records[case.name]["absent"][worker.name] = ready["absent"]
            return None
        if dear and effort.dear:
            return partial(self._call, worker, {"calls": effort.dear, "lead": effort.dear})
        wave = case.at_once * (ready["seconds"] or effort.sample)
        calls = max(1, round(effort.sample / wave)) * case.at_once
        return partial(self._call, worker, {"calls": calls})

    def _call(self, worker: Worker, how: dict[str, int]) -> Sample:
        begin = self._server.cpu()
        sample = worker.ask("sample", **how)
        busy = (self._server.cpu() - begin) / (sample["wall"] * sample["calls"])
        return {**sample, "server": busy}


def _drop(worker: Worker, used: bool, clients: int) -> Sample:
    """Unused clients are dropped with the cycle collector off: memory that then stays belongs to
    reference cycles. Used ones are dropped as programs do, with the collector on."""
    worker.ask("settle", collecting=used)
    before = worker.held()
    cpu = worker.ask("drop", clients=clients, used=used)["cpu"]
    after = worker.held()
    grown = (after["bytes"] - before["bytes"]) / clients
    return {"cpu": cpu, "grown": grown, "sockets": after["sockets"] - before["sockets"]}


def _memory(worker: Worker) -> Sample:
    # The first page, which the program holds, the last and the next are alive at once for a moment.
    # On the first pages buffers are freed that were made before the memory was watched.
    works = (("walk:5000", True), ("walk:500", True), ("walk:10000", False))
    fifty, five, whole = (
        worker.ask("memory", work=work, reachable=reachable)["peak"] for work, reachable in works
    )
    return {"peak": whole, "growth": fifty / five}


def _installed(case: Case, env: Environment, url: str) -> Sample:
    return env.footprint()


def _cold(case: Case, env: Environment, url: str) -> Sample:
    programs = {"": "pass", "import": env.target.program[0], "answer": env.target.cold(url)}
    return cold(env, programs[case.work])


def _far(case: Case, env: Environment, url: str) -> Sample:
    trusted = BUILD / "far.pem"
    with closing(Server(trusted)) as server:
        return cold(env, env.target.far(server.url, trusted))


ALONE = {"install": _installed, "cold": _cold, "far": _far}
"""Kinds of cases that need no worker."""


def _in_turn(names: list[str], number: int) -> list[str]:
    """The same names, beginning with another one in each round."""
    at = number % len(names) if names else 0
    return names[at:] + names[:at]

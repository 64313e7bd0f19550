"""One run: every case, every target, round by round.

The rounds are shared out over sessions with new processes, because a process can be fast or slow
as a whole. Within a round each target has its turn, and the order moves on with every round, so that
what disturbs the machine disturbs all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from typing import Any

from benchmarks.cases import DEAR, Case
from benchmarks.environments import Environment
from benchmarks.processes import Broken, Server, Worker, cold, weight

SESSIONS = 3
Sample = dict[str, float]
Take = Callable[[bool], Sample]
"""Takes a sample; told whether it is the first one of a session."""


@dataclass(frozen=True)
class Effort:
    """How much is done: rounds, seconds a sample should take, seconds to warm up, clients dropped,
    and how many calls lead and count in a sample of a dear case, unless it is as many as at once."""

    rounds: int
    sample: float
    warm: float
    clients: int
    dear: int | None = None


FULL = Effort(rounds=15, sample=0.15, warm=0.1, clients=1000)
QUICK = Effort(rounds=2, sample=0.03, warm=0.02, clients=50, dear=100)


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
            with closing(Server()) as server, closing(_Crew(self._environments, server)) as crew:
                for case in run:
                    total = min(case.rounds, self._effort.rounds)
                    rounds = total // sessions + (session < total % sessions)
                    if rounds:
                        self._say(f"  {case.name}")
                        self._carry_out(case, range(session, session + rounds), crew)
        return self.records

    def _carry_out(self, case: Case, rounds: range, crew: _Crew) -> None:
        who = [name for name in case.who if name in self._environments]
        take = (
            self._calls(case, who, crew) if case.kind == "call" else self._others(case, who, crew)
        )
        for number in rounds:
            for name in _in_turn(list(take), number):
                # One that fails leaves an empty sample, so that the other rounds stay beside the floor's.
                sample = self._tried(case, name, crew, take[name], number == rounds.start) or {}
                self.records[case.name]["samples"].setdefault(name, []).append(sample)
                if not sample:
                    del take[name]
        if case.kind == "call":
            for name in take:
                self._tried(case, name, crew, crew.members[name].ask, "finish")

    def _tried(self, case: Case, name: str, crew: _Crew, do: Callable[..., Any], *what: Any) -> Any:
        """What it gives; None when the worker broke, which is told of and replaced."""
        try:
            return do(*what)
        except Broken as error:
            self.records[case.name]["failed"][name] = str(error)
            crew.replace(name)
            return None

    def _others(self, case: Case, who: Sequence[str], crew: _Crew) -> dict[str, Take]:
        """How to take samples that need a process, or none at all, for themselves."""
        takes = {"install": _installed, "cold": _cold, "memory": _memory, "drop": self._drop}
        take, url = takes[case.kind], crew.server.url
        return {name: partial(take, case, self._environments[name], url) for name in who}

    def _drop(self, case: Case, env: Environment, url: str, _: bool) -> Sample:
        """Unused clients are dropped with the cycle collector off: memory that then stays belongs to
        reference cycles. Used ones are dropped as programs do, with the collector on."""
        used, clients = case.work == "used", self._effort.clients
        with closing(Worker(env, url)) as worker:
            worker.ask("settle", collecting=used)
            before = worker.held()
            cpu = worker.ask("drop", clients=clients, used=used)["cpu"]
            after = worker.held()
        grown = (after["bytes"] - before["bytes"]) / clients
        return {"cpu": cpu, "grown": grown, "sockets": after["sockets"] - before["sockets"]}

    def _calls(self, case: Case, who: Sequence[str], crew: _Crew) -> dict[str, Take]:
        """The same for calls, which the workers are prepared for; without those who do not offer it."""
        takes: dict[str, Take] = {}
        order = {"work": case.work, "mode": case.mode, "at_once": case.at_once}
        # Hundreds at once are one long sample, in which a cold beginning is lost.
        order["warm"] = None if case.at_once >= DEAR else self._effort.warm
        for name in who:
            prepare = partial(crew.members[name].ask, "prepare", **order)
            ready = self._tried(case, name, crew, prepare)
            if ready is not None and "absent" in ready:
                self.records[case.name]["absent"][name] = ready["absent"]
            elif ready is not None:
                how = self._how_many(case, ready["seconds"])
                takes[name] = partial(_call, crew.server, crew.members[name], how)
        return takes

    def _how_many(self, case: Case, seconds: float | None) -> dict[str, int]:
        """How many calls a sample has, and how many lead."""
        if case.at_once >= DEAR and self._effort.dear:
            return {"calls": self._effort.dear, "lead": self._effort.dear}
        wave = case.at_once * (seconds or self._effort.sample)
        return {"calls": max(1, round(self._effort.sample / wave)) * case.at_once}


class _Crew:
    """A worker for each target, all with the same server."""

    def __init__(self, environments: Mapping[str, Environment], server: Server) -> None:
        self._environments = environments
        self.server = server
        self.members = {name: Worker(env, server.url) for name, env in environments.items()}

    def replace(self, name: str) -> None:
        """End a worker that failed and start another."""
        with suppress(Exception):  # it may have ended by itself
            self.members[name].close()
        self.members[name] = Worker(self._environments[name], self.server.url)

    def close(self) -> None:
        """End them all."""
        for worker in self.members.values():
            worker.close()


def _in_turn(names: list[str], number: int) -> list[str]:
    """The same names, beginning with another one in each round."""
    at = number % len(names) if names else 0
    return names[at:] + names[:at]


def _call(server: Server, worker: Worker, how: Mapping[str, int], _: bool) -> Sample:
    begin = server.cpu()
    sample = worker.ask("sample", **how)
    busy = (server.cpu() - begin) / (sample["wall"] * sample["calls"])
    return {**sample, "server": busy}


def _installed(case: Case, env: Environment, url: str, _: bool) -> Sample:
    return env.footprint()


def _cold(case: Case, env: Environment, url: str, first: bool) -> Sample:
    imports, answer = env.target.program
    code = {"": "pass", "import": imports}.get(case.work, f"{imports}\nURL = {url!r}\n{answer}")
    return {**cold(env, code), **(weight(env, code) if first else {})}


def _memory(case: Case, env: Environment, url: str, _: bool) -> Sample:
    def peak(work: str, reachable: bool) -> float:
        return float(worker.ask("memory", work=work, reachable=reachable)["peak"])

    with closing(Worker(env, url)) as worker:
        # The first page, which the program holds, the last and the next are alive at once for a moment.
        # On the first pages buffers are freed that were made before the memory was watched.
        growth = peak("walk:5000", True) / peak("walk:500", True)
        return {"peak": peak("walk:10000", False), "growth": growth}

"""One run: every case, every target, round by round.

The rounds are shared out over sessions with new processes, because a process can be fast or slow
as a whole. Within a round each target has its turn, and the order moves on with every round, so that
what disturbs the machine disturbs all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from typing import Any

from benchmarks.cases import DEAR, Case
from benchmarks.environments import BUILD, Environment
from benchmarks.processes import Broken, Server, Worker, cold, weight
from benchmarks.targets import FAR

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
            with closing(Server()) as self._server:
                self._session(run, session, sessions)
        return self.records

    def _session(self, cases: Sequence[Case], session: int, sessions: int) -> None:
        url = self._server.url
        self._workers = {name: Worker(env, url) for name, env in self._environments.items()}
        try:
            for case in cases:
                total = 1 if self._once(case) else min(case.rounds, self._effort.rounds)
                rounds = total // sessions + (session < total % sessions)
                if rounds:
                    self._say(f"  {case.name}")
                    self._carry_out(case, range(session, session + rounds))
        finally:
            for worker in self._workers.values():
                worker.close()

    def _once(self, case: Case) -> bool:
        """Whether a short run takes one sample of a case: the whole table in some minutes."""
        return self._effort.dear is not None and (case.at_once > 1 or case.rounds < 100)

    def _carry_out(self, case: Case, rounds: range) -> None:
        names = [name for name in case.who if name in self._environments]
        ready = {name: self._tried(case, name, partial(self._take, case, name)) for name in names}
        takes: dict[str, Take] = {name: take for name, take in ready.items() if take}
        for number in rounds:
            for name in _in_turn(list(takes), number):
                sample = self._tried(case, name, partial(takes[name], number == rounds.start))
                # An empty one keeps the other rounds beside those of the floor.
                self.records[case.name]["samples"].setdefault(name, []).append(sample or {})
                if not sample:
                    del takes[name]
        for name in takes if case.kind == "call" else ():
            self._tried(case, name, partial(self._workers[name].ask, "finish"))

    def _tried(self, case: Case, name: str, do: Callable[[], Any]) -> Any:
        """What it gives; None when the worker broke, which is told of and replaced."""
        try:
            return do()
        except Broken as error:
            self.records[case.name]["failed"][name] = str(error)
            with suppress(Exception):  # it may have ended by itself
                self._workers[name].close()
            self._workers[name] = Worker(self._environments[name], self._server.url)
            return None

    def _take(self, case: Case, name: str) -> Take | None:
        """How the samples of a target are taken; None when it does not offer the case."""
        if case.kind == "call":
            return self._calls(case, name)
        kinds = {"install": _installed, "cold": _cold, "far": _far, "memory": _memory}
        kinds["drop"] = self._drop
        return partial(kinds[case.kind], case, self._environments[name], self._server.url)

    def _calls(self, case: Case, name: str) -> Take | None:
        """By a worker that is prepared, and that stays for all of them."""
        effort, ask, dear = self._effort, self._workers[name].ask, case.at_once >= DEAR
        # Hundreds at once are one long sample, in which a cold beginning is lost.
        how = {"mode": case.mode, "at_once": case.at_once, "warm": None if dear else effort.warm}
        ready = ask("prepare", work=case.work, **how)
        if "absent" in ready:
            self.records[case.name]["absent"][name] = ready["absent"]
            return None
        if dear and effort.dear:
            return partial(self._call, ask, {"calls": effort.dear, "lead": effort.dear})
        wave = case.at_once * (ready["seconds"] or effort.sample)
        calls = max(1, round(effort.sample / wave)) * case.at_once
        return partial(self._call, ask, {"calls": calls})

    def _call(self, ask: Callable[..., Any], how: dict[str, int], _: bool) -> Sample:
        begin = self._server.cpu()
        sample = ask("sample", **how)
        busy = (self._server.cpu() - begin) / (sample["wall"] * sample["calls"])
        return {**sample, "server": busy}

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


def _installed(case: Case, env: Environment, url: str, _: bool) -> Sample:
    return env.footprint()


def _cold(case: Case, env: Environment, url: str, first: bool) -> Sample:
    imports, answer = env.target.program
    code = {"": "pass", "import": imports}.get(case.work, f"{imports}\nURL = {url!r}\n{answer}")
    return {**cold(env, code), **(weight(env, code) if first else {})}


def _far(case: Case, env: Environment, url: str, _: bool) -> Sample:
    trusted = BUILD / "far.pem"
    with closing(Server(trusted)) as server:
        program = FAR[env.target.adapter]
        return cold(env, f"CA, URL = {str(trusted)!r}, {server.url!r}\n{program}")


def _memory(case: Case, env: Environment, url: str, _: bool) -> Sample:
    with closing(Worker(env, url)) as worker:
        # The first page, which the program holds, the last and the next are alive at once for a moment.
        # On the first pages buffers are freed that were made before the memory was watched.
        works = (("walk:5000", True), ("walk:500", True), ("walk:10000", False))
        fifty, five, whole = (
            worker.ask("memory", work=work, reachable=reachable)["peak"]
            for work, reachable in works
        )
        return {"peak": whole, "growth": fifty / five}


def _in_turn(names: list[str], number: int) -> list[str]:
    """The same names, beginning with another one in each round."""
    at = number % len(names) if names else 0
    return names[at:] + names[:at]

"""One run: every case, every target, round by round.

The rounds are shared out over sessions with new processes, because a process can be fast or slow
as a whole. Within a round each target has its turn, and the order moves on with every round, so that
what disturbs the machine disturbs all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from benchmarks.cases import DEAR, Case
from benchmarks.environments import Environment
from benchmarks.processes import Broken, Server, Worker, cold, weight

SESSIONS = 3


@dataclass(frozen=True)
class Effort:
    """How much is done: rounds, seconds a sample should take, seconds to warm up, clients dropped."""

    rounds: int
    sample: float
    warm: float
    clients: int


FULL = Effort(rounds=15, sample=0.15, warm=0.1, clients=1000)
QUICK = Effort(rounds=3, sample=0.03, warm=0.02, clients=50)


@dataclass
class Record:
    """What came of one case: samples by target, and who does not offer it or failed."""

    samples: dict[str, list[dict[str, float]]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        when = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M")
        kept: dict[str, Any] = {"when": when, "samples": self.samples}
        for name in ("absent", "failed"):
            if getattr(self, name):
                kept[name] = getattr(self, name)
        return kept


class Run:
    """Carries out cases. ``say`` is told what goes on."""

    def __init__(
        self, environments: Sequence[Environment], effort: Effort, say: Callable[[str], None]
    ) -> None:
        self._environments = {e.target.name: e for e in environments}
        self._effort = effort
        self._say = say
        self.records: dict[str, Record] = {}

    def go(self, cases: Sequence[Case]) -> dict[str, Record]:
        """Every case but those on paper."""
        self.records = {case.name: Record() for case in cases if case.kind != "paper"}
        sessions = min(SESSIONS, self._effort.rounds)
        for session in range(sessions):
            self._say(f"session {session + 1} of {sessions}")
            self._session(cases, session, sessions)
        return self.records

    def _session(self, cases: Sequence[Case], session: int, sessions: int) -> None:
        server = Server()
        try:
            with _Crew(self._environments, server) as crew:
                for case in cases:
                    total = min(case.rounds, self._effort.rounds)
                    rounds = total // sessions + (session < total % sessions)
                    if rounds and case.kind != "paper":
                        self._say(f"  {case.name}")
                        self._carry_out(case, rounds, session, crew, server)
        finally:
            server.close()

    def _carry_out(
        self, case: Case, rounds: int, session: int, crew: _Crew, server: Server
    ) -> None:
        who = [name for name in case.who if name in self._environments]
        if case.kind == "call":
            self._calls(case, rounds, who, crew, server)
            return
        for number in range(rounds):
            for name in _in_turn(who, number + session):
                record = self.records[case.name]
                try:
                    sample = self._one(case, self._environments[name], server.url, number == 0)
                except Broken as error:
                    record.failed[name] = str(error)
                else:
                    record.samples.setdefault(name, []).append(sample)

    def _one(self, case: Case, env: Environment, url: str, first: bool) -> dict[str, float]:
        """A sample that needs a process, or none at all, for itself."""
        if case.kind == "install":
            return env.footprint()
        if case.kind == "cold":
            code = _code(case, env, url)
            return {**cold(env, code), **(weight(env, code) if first else {})}
        worker = Worker(env, url)
        try:
            if case.kind == "drop":
                clients = self._effort.clients
                return worker.ask("drop", clients=clients, used=case.work == "used")
            # The first page, which the program holds, the last and the next are alive at once for a moment.
            # On the first pages buffers are freed that were made before the memory was watched.
            fifty, five = (_peak(worker, work, True) for work in ("walk:5000", "walk:500"))
            return {"peak": _peak(worker, "walk:10000", False), "growth": fifty / five}
        finally:
            worker.close()

    def _calls(self, case: Case, rounds: int, who: list[str], crew: _Crew, server: Server) -> None:
        counts = self._prepared(case, who, crew)
        for number in range(rounds):
            for name in _in_turn(list(counts), number):
                begin = server.cpu()
                sample = self._try(case, name, crew, "sample", calls=counts[name])
                kept = self.records[case.name].samples.setdefault(name, [])
                if sample is None:
                    kept.append({})  # so that the other rounds stay beside those of the floor
                    del counts[name]
                    continue
                busy = (server.cpu() - begin) / (sample["wall"] * sample["calls"])
                kept.append({**sample, "server": busy})
        for name in counts:
            self._try(case, name, crew, "finish")

    def _prepared(self, case: Case, who: list[str], crew: _Crew) -> dict[str, int]:
        """How many calls a sample of each target has; without those who do not offer the case."""
        counts = {}
        order = {"work": case.work, "mode": case.mode, "at_once": case.at_once}
        # Hundreds at once are one long sample, in which a cold beginning is lost.
        warm = None if case.at_once >= DEAR else self._effort.warm
        for name in who:
            ready = self._try(case, name, crew, "prepare", **order, warm=warm)
            if ready is not None and "absent" in ready:
                self.records[case.name].absent[name] = ready["absent"]
            elif ready is not None:
                wave = case.at_once * (ready["seconds"] or self._effort.sample)
                counts[name] = max(1, round(self._effort.sample / wave)) * case.at_once
        return counts

    def _try(self, case: Case, name: str, crew: _Crew, do: str, **order: Any) -> Any:
        try:
            return crew.members[name].ask(do, **order)
        except Broken as error:
            self.records[case.name].failed[name] = str(error)
            crew.replace(name)
            return None


class _Crew:
    """A worker for each target, all with the same server."""

    def __init__(self, environments: Mapping[str, Environment], server: Server) -> None:
        self._environments = environments
        self._url = server.url
        self.members = {name: Worker(env, self._url) for name, env in environments.items()}

    def replace(self, name: str) -> None:
        """End a worker that failed and start another."""
        with suppress(Exception):  # it may have ended by itself
            self.members[name].close()
        self.members[name] = Worker(self._environments[name], self._url)

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.members.values():
            worker.close()


def _in_turn(names: list[str], number: int) -> list[str]:
    """The same names, beginning with another one in each round."""
    at = number % len(names) if names else 0
    return names[at:] + names[:at]


def _code(case: Case, env: Environment, url: str) -> str:
    target = env.target
    if not case.work:
        return "pass"
    if case.work == "import":
        return target.imports
    return f"{target.imports}\nURL = {url!r}\n{target.answer}"


def _peak(worker: Worker, work: str, reachable: bool) -> float:
    peak: float = worker.ask("memory", work=work, reachable=reachable)["peak"]
    return peak

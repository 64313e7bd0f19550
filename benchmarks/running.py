"""One run: every case, every target, round by round, each in a process of its own.

The rounds are shared out over sessions, and a case has new processes in each of them, because a
process can be fast or slow as a whole. Within a round each target has its turn, and the order moves
on with every round, so that what disturbs the machine disturbs all of them.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from logging import info
from multiprocessing import Pipe
from pathlib import Path
from subprocess import PIPE
from time import perf_counter
from typing import Any

import psutil

from benchmarks.cases import DEAR, Case
from benchmarks.inside import Broken, NotOffered
from benchmarks.targets import BUILD, ROOT, Target

SESSIONS, PATIENCE = 3, 900.0
"""How often all begins anew, and seconds an answer may take; the dearest one takes two minutes."""
_FREE = psutil.Process().cpu_affinity() if hasattr(psutil.Process, "cpu_affinity") else []
PROCESSORS = _FREE if len(_FREE) > 1 else []
"""The first is for the clients, the last for the server; none where there are not two, or no choice."""
_TOLD = """
import sys
print('{"modules": %d}' % len(sys.modules), flush=True)
sys.stdin.read()"""
"""What a cold process does at its end: it tells, and waits until its memory has been looked at."""
Sample = dict[str, float]


def settle() -> None:
    """Put this process, and with it all it starts, on the processor of the clients; allow as many
    open files as the system lets, for a thousand clients that are not closed."""
    if PROCESSORS:
        psutil.Process().cpu_affinity(PROCESSORS[:1])
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Process:
    """A Python in which a function of these modules answers over a pipe."""

    def __init__(self, function: str, *arguments: Any, target: Target | None = None) -> None:
        self._pipe, other = Pipe()
        code = f"""from multiprocessing.connection import Connection
from benchmarks.{function.replace(":", " import ")} as answer
answer(Connection({other.fileno()}), *{arguments!r})"""
        how: Any = {"cwd": ROOT, "pass_fds": [other.fileno()]}
        ours = partial(psutil.Popen, [sys.executable, "-c", code])
        self._process = target.start(code, **how) if target else ours(**how)
        other.close()

    def ask(self, question: Any = None) -> Any:
        """Its next answer. Raises Broken when there is none, or what was sent in place of one."""
        try:
            self._pipe.send(question)
            answer = self._pipe.recv() if self._pipe.poll(PATIENCE) else Broken("it takes too long")
        except (EOFError, OSError):
            answer = Broken("the process has ended")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def cpu(self) -> float:
        """Seconds of processor it has used."""
        return float(sum(self._process.cpu_times()[:2]))

    def held(self) -> dict[str, float]:
        """Bytes of memory in use, and open sockets."""
        sockets = self._process.net_connections("all")
        return {"bytes": self._process.memory_info().rss, "sockets": len(sockets)}

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()
        self._pipe.close()


class Server(Process):
    """The local platform in a process of its own, on a processor of its own where there are two."""

    def __init__(self, far: Path | None = None, after: float = 0.0) -> None:
        """With a file it is far away, and its certificate is written there."""
        alone = None if far else next(iter(PROCESSORS[-1:]), None)
        super().__init__("server:main", far and str(far), after, alone)
        self.url = f"{'https' if far else 'http'}://127.0.0.1:{self.ask()}"


def cold(target: Target, code: str) -> dict[str, float]:
    """Start Python, run ``code``, end: seconds of processor and of clock for the whole process, modules
    loaded and bytes in use at its end, and what it prints of itself."""
    found: dict[str, float] = {}
    folder = BUILD / "empty"
    folder.mkdir(parents=True, exist_ok=True)
    how: Any = {"stdin": PIPE, "stdout": PIPE, "text": True, "cwd": folder}
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    process = target.start(code + _TOLD, **how)
    while "modules" not in found and (line := process.stdout.readline()):
        found |= json.loads(line)
    found["resident"] = process.memory_info().rss if found else 0
    process.communicate()
    wall, after = perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise Broken(f"a cold process failed: {code}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"cpu": cpu, "wall": wall, **found}


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


def measured(
    cases: Sequence[Case], targets: Sequence[Target], effort: Effort
) -> dict[str, dict[str, Any]]:
    """By case: when, samples by target, and who does not offer it or failed."""
    when = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M")
    parts = ("samples", "absent", "failed")
    records = {case.name: {"when": when, **{part: {} for part in parts}} for case in cases}
    sessions = SESSIONS if effort.rounds >= SESSIONS else 1
    for session in range(sessions):
        info(f"session {session + 1} of {sessions}")
        with closing(Server()) as server:
            for case in cases:
                # A short run takes one sample of a dear case: the whole table in some minutes.
                once = effort.dear is not None and (case.at_once > 1 or case.most < 100)
                total = 1 if once else min(case.most, effort.rounds)
                if rounds := total // sessions + (session < total % sessions):
                    info(f"  {case.name}")
                    who = {t.name: t for t in targets if t.name in case.who}
                    with ExitStack() as kept:
                        ready = {n: samples(case, t, server, effort) for n, t in who.items()}
                        for one in ready.values():
                            kept.enter_context(closing(one))
                        _in_turn(ready, range(session, session + rounds), records[case.name])
    return records


def _in_turn(ready: dict[str, Iterator[Sample]], rounds: range, record: dict[str, Any]) -> None:
    """Make all ready, then take the samples of so many rounds."""

    def sample(name: str) -> Sample:
        try:
            return next(ready[name])
        except (Broken, NotOffered) as error:
            record["failed" if isinstance(error, Broken) else "absent"][name] = str(error)
            del ready[name]
            return {}  # it keeps the other rounds beside those of the floor

    for name in list(ready):
        sample(name)
    for number in rounds:
        names, at = list(ready), number % max(len(ready), 1)
        for name in names[at:] + names[:at]:  # beginning with another one in each round
            record["samples"].setdefault(name, []).append(sample(name))


def samples(case: Case, target: Target, server: Server, effort: Effort) -> Iterator[Sample]:
    """The samples of a target; the first one, which is empty, when all is ready for them."""
    if case.kind in ("install", "cold", "far"):
        yield {}
        while True:
            yield _alone(case, target, server.url)
    # Hundreds at once are one long sample, in which a cold beginning is lost.
    dear = case.at_once >= DEAR
    how = {"warm": None if dear else effort.warm, "length": effort.dear if dear else None}
    order = {"mode": case.mode, "at_once": case.at_once, "sample": effort.sample, **how}
    order |= {"work": case.work.partition(":")[0], "size": case.items, "clients": effort.clients}
    process = Process("inside.worker:main", target.adapter, server.url, target=target)
    with closing(process) as worker:
        yield worker.ask((case.kind, order))
        while case.kind == "drop":
            yield _dropped(worker, effort.clients)
        while True:
            yield _asked(worker, server)


def _asked(worker: Process, server: Server) -> Sample:
    """A sample, and how busy the server was meanwhile."""
    begin = server.cpu()
    sample: Sample = worker.ask()
    wall = sample.get("wall", 0) * sample.get("calls", 0)
    return {**sample, "server": (server.cpu() - begin) / wall} if wall else sample


def _dropped(worker: Process, clients: int) -> Sample:
    """What dropped clients leave behind."""
    before, cpu, after = worker.held(), worker.ask()["cpu"], worker.held()
    grown = (after["bytes"] - before["bytes"]) / clients
    return {"cpu": cpu, "grown": grown, "sockets": after["sockets"] - before["sockets"]}


def _alone(case: Case, target: Target, url: str) -> Sample:
    """Of kinds of cases that need no worker."""
    if case.kind == "install":
        return target.footprint()
    if case.kind == "cold":
        return cold(target, target.program(case.work, url))
    trusted = BUILD / "far.pem"
    with closing(Server(trusted)) as server:
        return cold(target, target.program("far", server.url, trusted))

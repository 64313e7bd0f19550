"""The processes of a run, each at the other end of a pipe; and Pythons that start cold."""

from __future__ import annotations

import json
import resource
import sys
from multiprocessing import Pipe
from pathlib import Path
from subprocess import PIPE
from time import perf_counter
from typing import Any

import psutil

from benchmarks.inside import Broken
from benchmarks.targets import BUILD, ROOT, Target

PATIENCE = 900.0
"""Seconds an answer may take; the dearest one takes two minutes."""
_FREE = psutil.Process().cpu_affinity() if hasattr(psutil.Process, "cpu_affinity") else []
PROCESSORS = _FREE if len(_FREE) > 1 else []
"""The first is for the clients, the last for the server; none where there are not two, or no choice."""
_TOLD = """
import sys
print('{"modules": %d}' % len(sys.modules), flush=True)
sys.stdin.read()"""
"""What a cold process does at its end: it tells, and waits until its memory has been looked at."""


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
        code = (
            "from multiprocessing.connection import Connection; from pkgutil import resolve_name; "
        )
        code += (
            f"resolve_name('benchmarks.{function}')(Connection({other.fileno()}), *{arguments!r})"
        )
        python, variables = (target.python, target.environ()) if target else (sys.executable, None)
        command = [str(python), "-c", code]
        self._process = psutil.Popen(command, cwd=ROOT, env=variables, pass_fds=[other.fileno()])
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
    how: Any = {"stdin": PIPE, "stdout": PIPE, "text": True, "cwd": folder, "env": target.environ()}
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    process = psutil.Popen([str(target.python), "-c", code + _TOLD], **how)
    while "modules" not in found and (line := process.stdout.readline()):
        found |= json.loads(line)
    found["resident"] = process.memory_info().rss if found else 0
    process.communicate()
    wall, after = perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise Broken(f"a cold process failed: {code}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"cpu": cpu, "wall": wall, **found}

"""The processes of a run: the server, the workers, and Pythons that start cold."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from threading import Timer
from time import perf_counter
from typing import Any

import psutil

from benchmarks.environments import BUILD, Environment
from benchmarks.targets import ROOT

PATIENCE = 900.0
"""Seconds a worker may take for one order; the dearest one takes two minutes."""
PIPES: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
_FREE = psutil.Process().cpu_affinity() if hasattr(psutil.Process, "cpu_affinity") else []
PROCESSORS = _FREE if len(_FREE) > 1 else []
"""The first is for the clients, the last for the server; none where there are not two, or no choice."""
_TOLD = """
import sys
print('{"modules": %d}' % len(sys.modules), flush=True)
sys.stdin.read()"""
"""What a cold process does at its end: it tells, and waits until its memory has been looked at."""


class Broken(Exception):
    """A worker failed; the text is what it said."""


def settle() -> None:
    """Put this process, and with it all it starts, on the processor of the clients; allow as many
    open files as the system lets, for a thousand clients that are not closed."""
    if PROCESSORS:
        psutil.Process().cpu_affinity(PROCESSORS[:1])
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Server:
    """The local platform in a process of its own, on a processor of its own where there are two."""

    def __init__(self, far: Path | None = None, after: float = 0.0) -> None:
        """With a file it is far away, and its certificate is written there."""
        where = ["--far", str(far)] if far else [f"--processor={p}" for p in PROCESSORS[-1:]]
        command = [sys.executable, "-m", "benchmarks.server", f"--after={after}", *where]
        self._process = psutil.Popen(command, cwd=ROOT, **PIPES)
        scheme = "https" if far else "http"
        self.url = f"{scheme}://127.0.0.1:{int(self._process.stdout.readline())}"

    def cpu(self) -> float:
        """Seconds of processor it has used."""
        return sum(self._process.cpu_times()[:2])

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.communicate()


class Worker:
    """A measured process, and orders to it. Raises Broken when it fails."""

    def __init__(self, environment: Environment, url: str) -> None:
        self.name = environment.target.name
        what = ("-m", "benchmarks.inside.worker", environment.target.adapter, url)
        self._process = psutil.Popen(**_python(environment, *what, folder=ROOT), **PIPES)

    def ask(self, do: str, **order: Any) -> dict[str, Any]:
        """The answer to one order; a worker that takes longer than PATIENCE is ended."""
        watchdog = Timer(PATIENCE, self._process.kill)
        watchdog.start()
        try:
            print(json.dumps({"do": do, **order}), file=self._process.stdin, flush=True)
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            watchdog.cancel()
        answer: dict[str, Any] = json.loads(line or '{"error": "the process has ended"}')
        if "error" in answer:
            raise Broken(f"{self.name}: {do} {order}: {answer['error']}")
        return answer

    def held(self) -> dict[str, float]:
        """Bytes of memory in use, and open sockets."""
        sockets = self._process.net_connections("all")
        return {"bytes": self._process.memory_info().rss, "sockets": len(sockets)}

    def close(self) -> None:
        """End the process."""
        try:
            self._process.communicate(timeout=60)
        except (BrokenPipeError, subprocess.TimeoutExpired):
            self._process.kill()


def cold(environment: Environment, code: str) -> dict[str, float]:
    """Start Python, run ``code``, end: seconds of processor and of clock for the whole process, modules
    loaded and bytes in use at its end, and what it prints of itself."""
    found: dict[str, float] = {}
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    process = psutil.Popen(**_python(environment, "-c", code + _TOLD), **PIPES)
    while "modules" not in found and (line := process.stdout.readline()):
        found |= json.loads(line)
    found["resident"] = process.memory_info().rss if found else 0
    process.communicate()
    wall, after = perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise Broken(f"{environment.target.name}: a cold process failed: {code}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"cpu": cpu, "wall": wall, **found}


def _python(environment: Environment, *arguments: str, folder: Path = BUILD / "empty") -> Any:
    """How a Python of an environment is started."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [str(environment.python), *arguments]
    return {"args": command, "cwd": folder, "env": environment.variables()}

"""The processes of a run: the server, a worker per target, and Pythons that start cold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from http.client import HTTPConnection
from threading import Timer
from time import perf_counter
from typing import Any

from benchmarks.environments import BUILD, Environment
from benchmarks.targets import ROOT

PATIENCE = 900.0
"""Seconds a worker may take for one order; the dearest one takes two minutes."""


class Broken(Exception):
    """A worker failed; the text is what it said."""


def _processors() -> tuple[int, int] | None:
    if not hasattr(os, "sched_setaffinity"):
        return None
    free = sorted(os.sched_getaffinity(0))
    return (free[0], free[-1]) if len(free) > 1 else None


PROCESSORS = _processors()
"""One for the clients, one for the server; None where there are not two, or no choice."""


def settle() -> None:
    """Put this process, and with it all it starts, on the processor of the clients; allow as many
    open files as the system lets, for a thousand clients that are not closed."""
    if PROCESSORS is not None:
        os.sched_setaffinity(0, {PROCESSORS[0]})
    with suppress(ImportError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Server:
    """The local platform in a process of its own, on a processor of its own where there are two."""

    def __init__(self) -> None:
        where = [] if PROCESSORS is None else [str(PROCESSORS[1])]
        command = [sys.executable, "-m", "benchmarks.server", *where]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self._port = int(self._process.stdout.readline())
        self.url = f"http://127.0.0.1:{self._port}"

    def cpu(self) -> float:
        """Seconds of processor it has used."""
        asked = HTTPConnection("127.0.0.1", self._port, timeout=60)
        asked.request("GET", "/server")
        seconds: float = json.loads(asked.getresponse().read())["cpu"]
        asked.close()
        return seconds

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.communicate()


class Worker:
    """A measured process, and orders to it. Raises Broken when it fails."""

    def __init__(self, environment: Environment, url: str) -> None:
        self.name = environment.target.name
        command = [str(environment.python), "-m", "benchmarks.inside.worker"]
        self._process = subprocess.Popen(
            [*command, environment.target.adapter, url],
            cwd=ROOT,
            env=environment.variables(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, do: str, **order: Any) -> dict[str, Any]:
        """The answer to one order; a worker that takes longer than PATIENCE is ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        watchdog = Timer(PATIENCE, self._process.kill)
        watchdog.start()
        try:
            self._process.stdin.write(json.dumps({"do": do, **order}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            watchdog.cancel()
        answer: dict[str, Any] = json.loads(line) if line else {"error": self._ended()}
        if "error" in answer:
            raise Broken(f"{self.name}: {do} {order}: {answer['error']}")
        return answer

    def _ended(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            return f"the process has ended with {self._process.wait(timeout=10)}"
        return "the process has closed its output"

    def close(self) -> None:
        """End the process."""
        with suppress(BrokenPipeError):
            self._process.communicate(timeout=60)


def cold(environment: Environment, code: str) -> dict[str, float]:
    """Start Python, run ``code``, end: seconds of processor and of clock for the whole process."""
    folder = BUILD / "empty"
    folder.mkdir(parents=True, exist_ok=True)
    begin = perf_counter()
    process = subprocess.Popen(
        [str(environment.python), "-c", code], cwd=folder, env=environment.variables()
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Broken(f"{environment.target.name}: a cold process failed: {code}")
    return {"cpu": usage.ru_utime + usage.ru_stime, "wall": wall}


_WEIGH = """
import sys
modules = len(sys.modules)
import os
try:
    resident = int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
except OSError:
    resident = 0
print(modules, resident)
"""


def weight(environment: Environment, code: str) -> dict[str, float]:
    """Modules loaded and memory in use after ``code``, in a process of its own."""
    done = subprocess.run(
        [str(environment.python), "-c", code + _WEIGH],
        cwd=BUILD / "empty",
        env=environment.variables(),
        capture_output=True,
        text=True,
        check=True,
    )
    modules, resident = done.stdout.split()
    return {"modules": float(modules), "resident": float(resident)}

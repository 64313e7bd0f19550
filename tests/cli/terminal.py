"""Runs the command line: in this process or a new one, piped or in a pseudo-terminal."""

from __future__ import annotations

import io
import os
import re
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from shengwang_agent.cli import main

try:
    import fcntl
    import pty
    import termios
except ImportError:  # Windows has no pseudo-terminals; what needs none is tested there
    HAS_TERMINALS = False
else:
    HAS_TERMINALS = True

_SCRIPT = Path(sys.executable).with_name("shengwang-agent")
ENTRY = [str(_SCRIPT)] if _SCRIPT.exists() else [sys.executable, "-m", "shengwang_agent.cli"]
_CODES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07)")


class Ran(NamedTuple):
    """What a command left behind; in a terminal ``err`` is part of ``out``."""

    code: int
    out: str
    err: str = ""

    @property
    def plain(self) -> str:
        """What is on the screen, without colours and cursor movements."""
        return _CODES.sub("", self.out).replace("\r\n", "\n")


class _Stream(io.StringIO):
    """A stream that has an encoding, as a pipe does."""

    encoding = "utf-8"  # type: ignore[assignment]


def piped(*argv: str, typed: str = "") -> Ran:
    """Run in this process with all three streams piped."""
    out, err = _Stream(), _Stream()
    with (
        patch.object(sys, "stdin", _Stream(typed)),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
    ):
        code = main(list(argv))
    return Ran(code, out.getvalue(), err.getvalue())


def failed(ran: Ran, code: int, *words: str) -> None:
    """It ended with this code and three lines of error, in which the words stand."""
    assert ran.code == code, ran.err
    assert [line[:7] for line in ran.err.splitlines()[-3:]] == ["error: ", "cause: ", "  fix: "]
    for word in words:
        assert word in ran.err


@contextmanager
def screen(columns: int) -> Iterator[tuple[int, int, list[bytes]]]:
    """A pseudo-terminal: its two ends, and what appears on it."""
    if not HAS_TERMINALS:
        pytest.skip("this system has no pseudo-terminals")
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    seen: list[bytes] = []
    watcher = threading.Thread(target=_watch, args=(master, seen))
    watcher.start()
    try:
        yield master, slave, seen
    finally:
        os.close(slave)
        watcher.join(timeout=30)
        os.close(master)


def _watch(master: int, seen: list[bytes]) -> None:
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # the last user of the other end has gone
            return
        if not chunk:
            return
        seen.append(chunk)


def _typed(text: str) -> bytes:
    """What is typed, with Ctrl-D behind it: the end of the input."""
    return f"{text}\x04".encode() if text else b""


def in_terminal(*argv: str, typed: str = "", columns: int = 100) -> Ran:
    """Run in this process with all three streams on a pseudo-terminal; ``typed`` ends with Ctrl-D."""
    with screen(columns) as (master, slave, seen):
        os.write(master, _typed(typed))
        size = {"COLUMNS": str(columns), "LINES": "40", "TERM": "xterm-256color"}
        with (
            open(os.dup(slave), encoding="utf-8") as stdin,
            open(os.dup(slave), "w", encoding="utf-8", buffering=1) as stdout,
            open(os.dup(slave), "w", encoding="utf-8", buffering=1) as stderr,
            patch.object(sys, "stdin", stdin),
            patch.object(sys, "stdout", stdout),
            patch.object(sys, "stderr", stderr),
            patch.dict(os.environ, size),
        ):
            code = main(list(argv))
    return Ran(code, b"".join(seen).decode("utf-8", "replace"))


def process(*argv: str, typed: str = "", command: Sequence[str] = ()) -> Ran:
    """Run the installed program with all three streams piped."""
    done = subprocess.run(
        [*(command or ENTRY), *argv],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a suite run in the background ignores it


@contextmanager
def program_in_terminal(
    *argv: str, columns: int = 100
) -> Iterator[tuple[subprocess.Popen[bytes], int, list[bytes]]]:
    """The installed program on a terminal of its own: the process, what types, what appears."""
    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
    environment["TERM"] = "xterm-256color"
    with (
        screen(columns) as (master, slave, seen),
        subprocess.Popen(
            [*ENTRY, *argv],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
            preexec_fn=_own_terminal,
        ) as running,
    ):
        try:
            yield running, master, seen
            running.wait(timeout=180)
        finally:
            running.kill()


def wait_for(text: str, running: subprocess.Popen[bytes], seen: list[bytes]) -> None:
    """Return when a text is on the screen; fails when the program ends first."""
    while text not in b"".join(seen).decode("utf-8", "replace"):
        assert running.poll() is None, b"".join(seen).decode("utf-8", "replace")
        time.sleep(0.02)


def process_in_terminal(*argv: str, typed: str = "", columns: int = 100) -> Ran:
    """Run the installed program on a terminal of its own, to its end."""
    with program_in_terminal(*argv, columns=columns) as (running, master, seen):
        os.write(master, _typed(typed))
    return Ran(running.returncode, b"".join(seen).decode("utf-8", "replace"))

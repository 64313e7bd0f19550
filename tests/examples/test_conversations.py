"""The example project, run with its two commands as a reader runs it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "conversations"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A copy of the project on a port that is free, with its model running."""
    folder = tmp_path / "conversations"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for file in (folder / "hotel.py", folder / "scenarios" / "_agent.yaml"):
        assert "8100" in file.read_text()
        file.write_text(file.read_text().replace("8100", str(port)))
    with subprocess.Popen([sys.executable, "hotel.py"], cwd=folder) as running:
        try:
            _wait(port, running)
            yield folder
        finally:
            running.terminate()


def _wait(port: int, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and running.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the model does not start")


def test_its_scenarios_are_played_and_the_failure_reads_well(project: Path) -> None:
    command = [sys.executable, "-m", "shengwang_agent.cli", "eval", "scenarios"]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode == 12, ran.stderr
    assert ran.stdout.splitlines() == [
        "ok    a room is booked by the tool",
        "ok    the caller breaks in, and is answered",
        "FAIL  a price is picked in two sentences",
        "      turn 2 (caller 'The cheaper one, then'): says '90': heard 'How can I help you?'",
        "      --",
        "      agent: Good evening, this is the hotel at the lake.",
        "      caller: What does a room cost",
        "      agent: A room is 120 euros with the lake view, and 90 without.",
        "      caller: The cheaper one, then",
        "      agent: How can I help you?",
        "ok    it never claims what failed",
        "3 of 4 passed",
    ]

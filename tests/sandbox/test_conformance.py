"""Every operation of the description against the sandbox, driven by schemathesis."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_every_answer_is_as_described() -> None:
    """In a process of its own: to collect it takes seconds, in each process of the suite."""
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", str(HERE / "conformance.py")]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr
    assert " passed" in done.stdout

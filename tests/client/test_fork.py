"""A forked child gets connections of its own, and no lock that nobody will open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..http.faults import FaultServer

ROOT = Path(__file__).parents[2]
# Newer interpreters warn of every fork beside a thread, which is what is tried here.
QUIET = ("-W", "error", "-W", "ignore::DeprecationWarning")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.mark.parametrize("what", ["sync", "closing", "locked", "loops", "within_a_loop"])
def test_fork(server: FaultServer, what: str) -> None:
    paths = [str(ROOT / "src"), str(ROOT / "generated"), str(ROOT)]
    done = subprocess.run(
        [sys.executable, *QUIET, "-m", "tests.client.forking", server.url, what],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr

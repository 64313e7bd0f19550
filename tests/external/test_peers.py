"""The vendor's own packages, unmodified, against a sandbox that the command line started.

They need an environment of their own, since one of them has the import name of this package::

    python -m venv peers
    peers/bin/pip install agora-agents==2.12.0 agent-server-sdk==1.0.3
    PEERS_PYTHON=peers/bin/python pytest tests/external/test_peers.py
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PYTHON = os.environ.get("PEERS_PYTHON", "")
PROGRAMS = Path(__file__).parent / "peers"
# What fails in the packages themselves, or is documented as wrong.
EXPECTED = {
    "global_package.py": {
        # Announces JSON and sends none, which the platform answers with 400.
        "agents.interrupt",
        # The package refuses its own classes before it sends anything.
        ".cn XfyunSTT",
        ".cn XfyunBigModelSTT",
        ".cn XfyunDialectSTT",
    },
    "mainland_package.py": {"agents.interrupt"},
}
LEAST = {"global_package.py": 90, "mainland_package.py": 35}

pytestmark = pytest.mark.skipif(not PYTHON, reason="PEERS_PYTHON names no environment")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    command = [sys.executable, "-m", "shengwang_agent.sandbox", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = None
        while found is None:
            line = server.stdout.readline()
            assert line, "the sandbox did not start"
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
        yield found.group(0)
        server.terminate()


@pytest.mark.parametrize("program", sorted(EXPECTED))
def test_the_package_goes_through_its_whole_surface(program: str, url: str) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "SHENGWANG"))}
    done = subprocess.run(
        [PYTHON, "-W", "ignore", str(PROGRAMS / program), url],
        capture_output=True, text=True, env=environment, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(steps) >= LEAST[program]
    wrong = {step["step"]: step["wrong"] for step in steps if step["wrong"]}
    assert set(wrong) == EXPECTED[program], wrong

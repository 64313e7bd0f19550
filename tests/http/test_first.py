"""The first answer of a process: what it needs is loaded while it is on its way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[2]
PROGRAM = """
import sys
sys.path[:0] = {paths!r}
from shengwang_agent._http.deadlines import DeadlineBackend

loaded = []

class Wire:
    def connect_tcp(self, *where, **how):
        return self

    def write(self, buffer, timeout=None):
        loaded.append("attrs" in sys.modules)

    def read(self, most, timeout=None):
        loaded.append("attrs" in sys.modules)
        return b""

stream = DeadlineBackend(Wire()).connect_tcp("127.0.0.1", 1)
stream.write(b"POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 2\\r\\n\\r\\n")
stream.write(b"{{}}")
stream.read(10)
print(loaded)
"""


def test_models_are_got_ready_after_the_request_and_before_the_answer() -> None:
    program = PROGRAM.format(paths=[str(TOP / "src"), str(TOP / "generated")])
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[False, False, True]"

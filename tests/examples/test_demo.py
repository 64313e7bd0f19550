"""The demo tells its story on one screen and checks it."""

from __future__ import annotations

import subprocess
import sys

from tests.docs.blocks import ROOT
from tests.docs.commands import environment


def test_the_demo_fits_a_screen_and_says_that_all_held() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "demo.py")],
        env={**environment(), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) <= 20
    assert max(map(len, lines)) <= 80
    assert "  telephone +8613800000042 rings" in lines
    assert lines[-2].startswith("All 18 checks held")

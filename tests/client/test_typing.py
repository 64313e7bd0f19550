"""What follows ``client.agents`` is typed, so that mistakes are seen before they run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# As ``make check`` asks it, so that what mypy remembers of that is used.
MYPY = (sys.executable, "-m", "mypy", "--strict")
PLANTED = Path(__file__).with_name("planted.py")


def test_programs_from_habit_are_clean() -> None:
    programs = ROOT / "tests" / "typing" / "programs"
    assert len(list(programs.glob("*.py"))) >= 20
    done = subprocess.run(
        [*MYPY, str(programs)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_type_checker_sees_every_planted_mistake_and_nothing_else() -> None:
    done = subprocess.run(
        [*MYPY, str(PLANTED)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    seen = {int(n) for n in re.findall(r"planted\.py:(\d+): error", done.stdout)}
    lines = PLANTED.read_text("utf-8").splitlines()
    wrong = {n for n, line in enumerate(lines, 1) if line.endswith("# wrong")}
    assert len(wrong) >= 12
    assert seen == wrong, done.stdout + done.stderr

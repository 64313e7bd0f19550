"""No run of eight equal lines stands twice in ``src/`` and ``codegen/``."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

TOP = Path(__file__).parents[2]
RUN = 8
"""Lines with code; blank lines, comments, imports and docstrings are not compared, and neither are
the parameters of functions: twins for sync and async programs have the same, for editors to read."""


def code_lines(source: str) -> Iterator[tuple[int, str]]:
    """The lines that are compared, with their numbers, without their indentation."""
    skipped: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if text or isinstance(node, (ast.Import, ast.ImportFrom)):
            skipped.update(range(node.lineno, (node.end_lineno or 0) + 1))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            skipped.update(range(node.lineno, node.body[0].lineno))
    for number, line in enumerate(source.splitlines(), 1):
        line = line.strip()
        if line and number not in skipped and not line.startswith("#"):
            yield number, line


def repeated(files: Iterable[Path], base: Path) -> list[str]:
    """Both places of each run that stands twice, by where it begins."""
    seen: dict[tuple[str, ...], tuple[str, int]] = {}
    found: list[str] = []
    for file in files:
        name = str(file.relative_to(base))
        lines = list(code_lines(file.read_text("utf-8")))
        told = False  # what follows a run that is told belongs to it
        for at in range(len(lines) - RUN + 1):
            run = tuple(line for _, line in lines[at : at + RUN])
            here = (f"{name}:{lines[at][0]}", at)
            first = seen.setdefault(run, here)
            twice = first is not here
            if twice and not told:
                found.append(f"{first[0]} and {here[0]}")
            told = twice
    return found


def test_no_run_of_lines_stands_twice() -> None:
    files = [file for part in ("src", "codegen") for file in sorted((TOP / part).rglob("*.py"))]
    assert repeated(files, TOP) == []


def test_a_repeated_run_is_found(tmp_path: Path) -> None:
    first, second = tmp_path / "first.py", tmp_path / "second.py"
    same = "\n".join(f"step_{n}()" for n in range(RUN))
    first.write_text(f"import os\n\n{same}\nlast()\n", "utf-8")
    second.write_text(same.replace("step_4", "\n# why\nstep_4"), "utf-8")
    assert repeated([first, second], tmp_path) == ["first.py:3 and second.py:1"]
    second.write_text(same.replace("step_4", "other"), "utf-8")
    assert repeated([first, second], tmp_path) == []

"""The table in defects.md is complete, and every test it names exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("defects.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([^|#-]+?) \| [^|]+ \| (.+) \|$", TABLE, re.MULTILINE)
TESTS = sorted({name for _, tests in ROWS for name in re.findall(r"`([^`]+)`", tests)})


@cache
def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in tree.body if isinstance(node, kinds)}


def test_every_defect_has_its_row() -> None:
    numbers = [number for number, _ in ROWS]
    assert [n for n in numbers if n.isdigit()] == [str(n) for n in range(1, 40)]
    assert numbers[39:] == [f"right {n}" for n in range(1, 11)]
    assert all(re.findall(r"`[^`]+`", tests) for _, tests in ROWS)


@pytest.mark.parametrize("test", TESTS)
def test_the_test_exists(test: str) -> None:
    path, _, name = test.partition("::")
    assert name.startswith("test_")
    assert name in functions(ROOT / path)

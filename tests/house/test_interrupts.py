"""No line of ours keeps what ends a program or a task: Ctrl-C, exit, cancellation, closing.

``tests/http/test_ends.py`` raises them in calls. Here the source itself is looked through, so
that a handler in a rarely used corner is found, too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import shengwang_agent

SOURCE = Path(shengwang_agent.__file__).parent
ENDS = {"BaseException", "KeyboardInterrupt", "SystemExit", "CancelledError", "GeneratorExit"}
PASSED_ON = {
    "cli/app.py": "the command line is the program: Ctrl-C becomes its exit code",
    "agentkit/steps.py": "raised again once what must not be cut short is done",
    "campaign/drivers.py": "a thread hands it to the run, which raises it",
}


def names(node: ast.expr | None) -> set[str]:
    """The exception classes an ``except`` names; a bare one catches everything."""
    if node is None:
        return {"BaseException"}
    return {getattr(each, "attr", getattr(each, "id", "")) for each in ast.walk(node)}


def keeping(text: str) -> Iterator[int]:
    """Lines where one of them is caught, suppressed or dropped, and not raised again."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            if names(node.type) & ENDS and not _has(node.body, ast.Raise):
                yield node.lineno
        elif isinstance(node, ast.Try):
            if _has(node.finalbody, ast.Return):
                yield node.finalbody[0].lineno
        elif isinstance(node, ast.Call) and "suppress" in names(node.func):
            yield from (node.lineno for each in node.args if names(each) & ENDS)


def _has(body: list[ast.stmt], kind: type[ast.stmt]) -> bool:
    return any(isinstance(each, kind) for stmt in body for each in ast.walk(stmt))


def test_what_ends_a_program_is_raised_again() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path.relative_to(SOURCE).as_posix() not in PASSED_ON
        for line in keeping(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "try: f()\nexcept BaseException: g()",
        "try: f()\nexcept: g()",
        "try: f()\nexcept (OSError, asyncio.CancelledError) as e: g()",
        "with contextlib.suppress(KeyboardInterrupt): f()",
        "def f():\n  try: g()\n  finally: return 1",
    ],
)
def test_what_would_keep_it_is_found(text: str) -> None:
    assert list(keeping(text)) != []

"""Every example in a docstring runs: ``>>>`` lines and fenced blocks, handwritten and generated."""

from __future__ import annotations

import ast
import doctest
import importlib
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.docs.blocks import PYTHON, ROOT, blocks_in
from tests.docs.stage import APP_ID, run_code, stage_with_platform

ROOTS = (ROOT / "src" / "shengwang_agent", ROOT / "generated" / "shengwang_agent_api")
CERTIFICATE = "5CFd2fd1755d40ecb72977518be15d3b"
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Docstring(NamedTuple):
    """One docstring: the module it stands in, its first line there, its text."""

    path: Path
    line: int
    text: str

    @property
    def module(self) -> str:
        root = next(root for root in ROOTS if self.path.is_relative_to(root))
        parts = self.path.relative_to(root.parent).with_suffix("").parts
        return ".".join(parts).removesuffix(".__init__")

    @property
    def name(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}"


def _docstrings(path: Path) -> Iterator[Docstring]:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    source = path.read_text("utf-8")
    if ">>>" not in source and "```" not in source and "::\n" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, holders):
            text = ast.get_docstring(node)
            if text:
                yield Docstring(path, node.body[0].lineno, text)


def _all() -> list[Docstring]:
    files = [path for root in ROOTS for path in sorted(root.rglob("*.py"))]
    files = [path for path in files if "starters" not in path.parts]
    return [doc for path in files for doc in _docstrings(path)]


ALL = _all()
SESSIONS = [doc for doc in ALL if ">>> " in doc.text]
FENCED = [doc for doc in ALL if "```" in doc.text]


def _names(doc: Docstring, sandbox: Any) -> dict[str, Any]:
    """What an example may use without making it: its own module, and the usual suspects."""
    module = importlib.import_module(doc.module)
    return {
        **vars(module),
        "__name__": "__main__",
        "sandbox": sandbox,
        "client": sandbox.client(),
        "app_id": APP_ID,
        "app_certificate": CERTIFICATE,
    }


@pytest.mark.parametrize("doc", SESSIONS, ids=lambda doc: doc.name)
def test_interactive_examples_show_what_they_say(doc: Docstring, tmp_path: Path) -> None:
    assert "+SKIP" not in doc.text, f"{doc.name}: an example that is skipped shows nothing"
    with stage_with_platform(tmp_path) as (scene, sandbox):
        test = doctest.DocTestParser().get_doctest(
            doc.text, _names(doc, sandbox), doc.name, str(doc.path), doc.line
        )
        said: list[str] = []
        runner = doctest.DocTestRunner(optionflags=OPTIONS)
        result = runner.run(test, out=said.append, clear_globs=False)
        scene.names.update(test.globs)
    assert not result.failed, "".join(said)


def test_fenced_examples_run(tmp_path: Path) -> None:
    for doc in FENCED:
        with stage_with_platform(tmp_path) as (scene, sandbox):
            scene.names.update(_names(doc, sandbox))
            for block in blocks_in(doc.text, doc.path, doc.line):
                assert block.language in PYTHON, f"{block.name}: say which language this is"
                run_code(block.code, doc.path, block.line, scene.names)


def _indented(text: str) -> Iterator[str]:
    """The blocks after a paragraph that ends in ``::``."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.rstrip().endswith("::"):
            below = lines[number + 1 :]
            end = next((i for i, t in enumerate(below) if t and not t.startswith("    ")), None)
            yield textwrap.dedent("\n".join(below[:end]))


def test_indented_examples_are_python_or_a_picture() -> None:
    """They are excerpts, so they cannot run by themselves; a typing slip in them is still found."""
    seen = 0
    for doc in ALL:
        for code in _indented(doc.text):
            if "import " in code or " = " in code:
                compile(code, doc.name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
                seen += 1
    assert seen > 3


def test_there_are_examples() -> None:
    assert SESSIONS

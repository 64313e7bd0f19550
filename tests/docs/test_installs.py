"""A page says what its reader has to install: the extras that its code needs, and packages of others."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import DOCS, PYTHON, ROOT, Block, blocks_of, pages
from tests.docs.commands import REQUIREMENT, toml

PROJECT = toml((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# Import names of what an installation brings, and of what a requirement of another name does.
ALWAYS = {"shengwang_agent", "shengwang_agent_api", "httpx", "attrs", "sniffio", "anyio"}
NAMED = {"vcr": "vcrpy", "opentelemetry": "opentelemetry-sdk", "sentry_sdk": "sentry-sdk"}
BROUGHT = {"fastapi": {"pydantic", "starlette"}}
WHO_HAS_IT = {"dask"}  # a scheduler of the reader's own
# What needs an extra to be imported.
EXTRAS = {"shengwang_agent.sandbox": "sandbox", "shengwang_agent.evals": "sandbox"}
COMMANDS = {"shengwang-agent": "cli", "python -m shengwang_agent.sandbox": "sandbox"}
READ = [page for page in pages() if page.is_relative_to(DOCS / "cookbook")] + [
    DOCS / f"{name}.md" for name in ("quickstart", "concepts", "agentkit", "reliability", "sandbox")
]
READ += [DOCS / "migration.md", DOCS / "cli.md", ROOT / "README.md", ROOT / "PACKAGE.md"]


def _installed(blocks: list[Block]) -> set[str]:
    """Names of requirements and of extras, with what the extras bring."""
    found: set[str] = set()
    for line in "\n".join(b.code for b in blocks if b.language == "console").splitlines():
        if "pip install" in line and "-r" in line.split():
            found |= {"pytest", "fastapi", "pydantic"}  # the starter's
        for word in line.partition("pip install")[2].partition("#")[0].replace('"', "").split():
            match = REQUIREMENT.fullmatch(word)
            if match and match["name"] == "shengwang-agent":
                found |= _brought(set((match["extras"] or "").split(",")))
            elif match:
                found |= {match["name"], *BROUGHT.get(match["name"], ())}
    return found


def _brought(extras: set[str]) -> set[str]:
    found = extras - {""}
    for extra in sorted(found):
        for one in PROJECT["optional-dependencies"][extra]:
            match = re.match(r"([\w-]+)(?:\[([\w,-]+)\])?", one)
            assert match
            own = match[1] == PROJECT["name"]
            found |= _brought(set(match[2].split(","))) if own else {match[1]}
    return found


def _imported(blocks: list[Block]) -> set[str]:
    found: set[str] = set()
    for block in (b for b in blocks if b.language in PYTHON):
        for node in ast.walk(ast.parse(block.code)):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def _needed(blocks: list[Block]) -> set[str]:
    own = {Path(b.title).stem for b in blocks if b.title}
    names = {name.partition(".")[0] for name in _imported(blocks)} - own - ALWAYS - WHO_HAS_IT
    needed = {NAMED.get(name, name) for name in names - sys.stdlib_module_names}
    needed |= {extra for name, extra in EXTRAS.items() if name in _imported(blocks)}
    lines = [line for b in blocks if b.language == "console" for line in b.code.splitlines()]
    for start, extra in COMMANDS.items():
        needed |= {extra for line in lines if line.startswith(f"$ {start}")}
    return needed


@pytest.mark.parametrize("page", READ, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_what_its_code_needs(page: Path) -> None:
    blocks = blocks_of(page)
    missing = _needed(blocks) - _installed(blocks)
    assert not missing, f"{page.name}: no `pip install` names {sorted(missing)}"

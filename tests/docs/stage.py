"""Where the blocks of a page are carried out: an empty folder, one namespace, and nothing else.

A page that needs a platform says how to start one: the command that it shows starts the server,
and what it exports leads there. The only thing changed is the port, which is a free one.

``python`` blocks run one after the other, as a reader would paste them; one with a ``title``
is a file of the page's folder. ``console`` blocks are commands: what can be run is run, what
would install or serve is checked. A ``text`` block titled Output is what the block before it
must have printed.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import inspect
import io
import json
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.network import forbid_network
from tests.docs.blocks import PYTHON, Block
from tests.docs.commands import run_command, toml

APP_ID = "970CA35de60c44645bbae8a215061b33"
IDENTIFIER = re.compile(r"\b[A-Z0-9]{32}\b")


class Stage:
    """One page being read aloud: what was defined so far, and what was printed last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.printed = ""
        self.ports: dict[str, str] = {}
        self.closing = contextlib.ExitStack()

    def play_all(self, blocks: list[Block]) -> None:
        """Carry all blocks of a page out; AssertionError names the one that failed."""
        for block in blocks:
            try:
                self.play(block)
            except Exception as error:
                raise AssertionError(f"{block.name}: {type(error).__name__}: {error}") from error

    def play(self, block: Block) -> None:
        """Carry a block out, or check it; raises what it raises."""
        if block.language in PYTHON:
            self._python(block)
        elif block.language in ("console", "bash", "sh", "shell"):
            self._commands(block)
        elif block.is_output:
            told = shape(self.with_ports(block.code))
            assert shape(self.printed) == told, f"{block.name} is not what is printed"
        elif block.language in READERS:
            self._file(block)
            READERS[block.language](block.code)
        elif block.language not in ("text", ""):
            raise AssertionError(f"{block.name}: nobody knows how to check {block.language!r}")

    def _python(self, block: Block) -> None:
        path = self._file(block)
        if path is None:
            code = self.with_ports(block.code)
            self.printed = run_code(code, block.path, block.line, self.names)
        else:
            compile(block.code, str(path), "exec")
            self._later(path)

    def with_ports(self, text: str) -> str:
        """Return a text with the ports that were free in place of those shown."""
        return re.sub(r":(\d{4,5})\b", lambda m: self.ports.get(m[0], m[0]), text)

    def _file(self, block: Block) -> Path | None:
        if not re.fullmatch(r"[\w./-]+\.\w+", block.title):
            return None
        path = self.folder / block.title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.with_ports(block.code), "utf-8")
        sys.modules.pop(path.stem, None)
        return path

    def _later(self, path: Path) -> None:
        """A file is imported by a later block, or run by a command; a test is run at once."""
        if path.name.startswith(("test_", "conftest")):
            self.printed = run_command(["pytest"], self)

    def _commands(self, block: Block) -> None:
        for line in joined(block.code):
            if line.startswith("$ ") or block.language != "console":
                self.printed = run_command(split(line.removeprefix("$ ")), self)


def run_code(code: str, path: Path, line: int, names: dict[str, Any]) -> str:
    """Run a text as if it stood in ``path`` below ``line``; the text it prints.

    ``await`` outside of a function is understood, as in a notebook.
    """
    source = "\n" * line + code
    compiled = compile(source, str(path), "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        if compiled.co_flags & inspect.CO_COROUTINE:
            asyncio.run(eval(compiled, names))
        else:
            exec(compiled, names)
    return said.getvalue()


def shape(text: str) -> str:
    """A printed text without what differs from run to run: identifiers, tokens, spaces at ends."""
    lines = [IDENTIFIER.sub("…", line).rstrip() for line in text.strip().splitlines()]
    return "\n".join(lines)


def joined(text: str) -> Iterator[str]:
    """The lines of a console, those ending in a backslash put together."""
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        if line.strip():
            yield line


def split(command: str) -> list[str]:
    """A command as a list of words, without its comment."""
    import shlex

    return shlex.split(command, comments=True)


def _yaml(text: str) -> None:
    list(yaml.safe_load_all(text))


def _csv(text: str) -> None:
    import csv

    rows = list(csv.reader(text.splitlines(), strict=True))
    assert len({len(row) for row in rows}) == 1, "rows differ in length"


def _ini(text: str) -> None:
    import configparser

    configparser.ConfigParser().read_string(text)


def _env(text: str) -> None:
    for line in text.splitlines():
        assert re.fullmatch(r"(#.*|[A-Z_]+=.*|)", line), f"not NAME=value: {line}"


def _sql(text: str) -> None:
    """A whole statement; tests/campaign/test_many.py runs those of the campaigns."""
    assert sqlite3.complete_statement(f"{text};"), "no whole statement"


READERS = {
    "toml": toml,
    "json": json.loads,
    "yaml": _yaml,
    "yml": _yaml,
    "csv": _csv,
    "ini": _ini,
    "dotenv": _env,
    "html": lambda text: None,
    "sql": _sql,
    "dockerfile": lambda text: None,
}


@contextlib.contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """A reader's machine: no variable of ours is set, and nothing but this machine answers."""
    before_path, before_modules, here = list(sys.path), set(sys.modules), Path.cwd()
    before_environment = dict(os.environ)
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("SHENGWANG_")]:
            patch.delenv(name)
        forbid_network(patch.setattr)
        os.chdir(folder)
        sys.path.insert(0, str(folder))
        made = Stage(folder)
        try:
            yield made
        finally:
            close_all(made.names)
            made.closing.close()
            os.chdir(here)
            sys.path[:] = before_path
            os.environ.clear()
            os.environ.update(before_environment)
            forget(set(sys.modules) - before_modules, folder)


@contextlib.contextmanager
def stage_with_platform(folder: Path) -> Iterator[tuple[Stage, Sandbox]]:
    """A stage for snippets that name no platform, as they stand in a reference: one is there."""
    with stage(folder) as made, Sandbox(credentials="any", max_agents=None) as sandbox:
        os.environ["SHENGWANG_BASE_URL"] = sandbox.url
        os.environ["SHENGWANG_APP_ID"] = APP_ID
        os.environ["SHENGWANG_USERNAME"] = os.environ["SHENGWANG_PASSWORD"] = "sandbox"
        yield made, sandbox
        close_all(made.names)


def close_all(names: dict[str, Any]) -> None:
    """Close the clients a page left open, as the end of a program would."""
    for value in list(names.values()):
        if isinstance(value, AgentClient):
            value.close()
        elif isinstance(value, AsyncAgentClient):
            asyncio.run(value.close())


def forget(modules: set[str], folder: Path) -> None:
    """Let the next page import files of the same name anew."""
    for name in modules:
        origin = getattr(sys.modules.get(name), "__file__", None)
        if origin and origin.startswith(str(folder)):
            del sys.modules[name]

"""Help texts: their words are kept, and they load nothing heavy."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.commands import leaves, walk
from tests.cli.terminal import in_terminal, piped, process

SNAPSHOTS = Path(__file__).parent / "snapshots"
PATHS = list(walk())


def _name(path: tuple[str, ...]) -> str:
    return "-".join(path) or "program"


@pytest.mark.parametrize("path", PATHS, ids=_name)
def test_help_says_what_it_said(path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    shown = piped(*path, "--help")
    assert (shown.code, shown.err) == (0, "")
    snapshot = SNAPSHOTS / f"{_name(path)}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        snapshot.write_text(shown.out, encoding="utf-8")
    assert shown.out == snapshot.read_text(encoding="utf-8"), (
        f"{snapshot.name} differs; when that is meant: UPDATE_SNAPSHOTS=1 pytest {__file__}"
    )


def test_every_snapshot_has_its_command() -> None:
    assert {p.stem for p in SNAPSHOTS.glob("*.txt")} == {_name(path) for path in PATHS}


@pytest.mark.parametrize("path", leaves(), ids=_name)
def test_every_command_is_explained(path: tuple[str, ...]) -> None:
    shown = piped(*path, "--help").out
    assert f"Usage: shengwang-agent {' '.join(path)}" in shown
    assert f"$ shengwang-agent {' '.join(path)}" in " ".join(shown.split())
    for parameter in leaves()[path].params:
        assert parameter.help, f"{path}: {parameter.name} has no meaning"


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_help_fits_the_terminal(columns: int) -> None:
    for path in PATHS:
        shown = in_terminal(*path, "--help", columns=columns)
        assert shown.code == 0
        before_examples = shown.plain.partition("Examples:")[0]
        assert max(map(len, before_examples.splitlines())) <= columns, path


def test_colours_are_for_terminals() -> None:
    assert "\x1b[" in in_terminal("agents", "--help").out
    assert "\x1b[" not in piped("agents", "--help").out


def test_no_colour_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in in_terminal("agents", "--help").out


def test_short_help_is_the_same() -> None:
    assert piped("agents", "-h").out == piped("agents", "--help").out


@pytest.mark.parametrize("path", [p for p in PATHS if p not in leaves()], ids=_name)
def test_a_group_without_a_command_shows_help_and_is_a_mistake(path: tuple[str, ...]) -> None:
    shown = piped(*path)
    assert shown.code == 2
    assert shown.out.strip() == piped(*path, "--help").out.strip()


_COUNT = """
import contextlib, io, json, sys
from shengwang_agent.cli import main
paths = json.loads(sys.argv[1])
for path in paths:
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        assert main([*path, "--help"]) == 0, path
    assert "Usage:" in shown.getvalue(), path
print(json.dumps(sorted(sys.modules)))
"""
# Not pydantic: typer 0.29 loads it itself.
HEAVY = (
    "httpx", "httpcore", "h11", "anyio", "starlette", "uvicorn", "yaml",
    "asyncio", "ssl",
    "sqlite3", "shengwang_agent.campaign", "shengwang_agent.client", "shengwang_agent.sandbox.sandbox", "shengwang_agent._http.client",
    "shengwang_agent._runtime.model", "shengwang_agent_api.models", "shengwang_agent_api.agents",
    "shengwang_agent_strict",
)  # fmt: skip


def test_help_loads_neither_http_nor_models() -> None:
    done = process(json.dumps(PATHS), command=[sys.executable, "-c", _COUNT])
    assert done.code == 0, done.err
    loaded = json.loads(done.out)
    assert [m for m in loaded if m in HEAVY or m.startswith(tuple(f"{h}." for h in HEAVY))] == []
    ours = [m for m in loaded if m.startswith("shengwang_agent")]
    assert len([m for m in ours if ".cli" not in m and ".commands." not in m]) <= 6, ours


def test_a_group_is_loaded_when_it_is_called() -> None:
    done = process(json.dumps([[], ["numbers", "list"]]), command=[sys.executable, "-c", _COUNT])
    loaded = {m for m in json.loads(done.out) if m.startswith("shengwang_agent_api.commands.")}
    assert loaded == {"shengwang_agent_api.commands.phone_numbers"}

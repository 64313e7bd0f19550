"""The program as installed: entry point, missing extra, completion, pipes, the sandbox command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from importlib.metadata import entry_points

import pytest

from shengwang_agent import __version__
from shengwang_agent.cli import main
from tests.cli.commands import COMMANDS, leaves
from tests.cli.terminal import ENTRY, in_terminal, piped, process, program_in_terminal, wait_for


def test_the_entry_point_is_this_program() -> None:
    (entry,) = entry_points(group="console_scripts", name="shengwang-agent")
    assert entry.load() is main


def test_it_tells_its_version() -> None:
    assert process("--version").out == f"shengwang-agent {__version__}\n"


def test_without_the_extra_one_line_says_how_to_get_it() -> None:
    code = (
        "import sys\n"
        "sys.modules['typer'] = None\n"
        "from shengwang_agent.cli import main\n"
        "sys.exit(main(['agents', 'list']))"
    )
    ran = process(command=[sys.executable, "-c", code])
    assert (ran.code, ran.out) == (3, "")
    assert (
        ran.err
        == 'shengwang-agent needs its command line extra: pip install "shengwang-agent[cli]"\n'
    )


def test_other_missing_modules_are_not_hidden() -> None:
    code = (
        "import sys\n"
        "sys.modules['shengwang_agent.cli.app'] = None\n"
        "from shengwang_agent.cli import main\n"
        "main([])"
    )
    assert "shengwang_agent.cli.app" in process(command=[sys.executable, "-c", code]).err


def test_every_operation_is_a_command() -> None:
    groups = {"phone_numbers": "numbers"}
    wanted = {(groups.get(c.resource, c.resource), c.method.replace("_", "-")) for c in COMMANDS}
    assert len(wanted) == 19
    assert wanted <= set(leaves())


def test_the_methods_own_names_work_too(sandbox: object) -> None:
    for argv in (("agents", "get_history", "--help"), ("phone_numbers", "list", "--help")):
        assert piped(*argv).code == 0


def complete(*words: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the shell would offer after these words."""
    monkeypatch.setenv("_SHENGWANG_AGENT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", " ".join(["shengwang-agent", *words]))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    return piped().out.split()


def test_the_shell_completes(monkeypatch: pytest.MonkeyPatch) -> None:
    piped("config", "set", "username", "x", "--profile", "staging")
    assert complete("ag", monkeypatch=monkeypatch) == ["agents"] == process().out.split()
    assert "get-history" in complete("agents", "get", monkeypatch=monkeypatch)
    assert complete("agents", "list", "--cha", monkeypatch=monkeypatch) == ["--channel"]
    assert complete("agents", "list", "--profile", "st", monkeypatch=monkeypatch) == ["staging"]
    assert "IGNORE" in complete("agents", "speak", "A", "--priority", "I", monkeypatch=monkeypatch)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_shown(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SHENGWANG_AGENT_COMPLETE", f"source_{shell}")
    assert "_SHENGWANG_AGENT_COMPLETE" in piped().out


def test_a_reader_that_goes_away_is_no_accident(sandbox: object) -> None:
    with subprocess.Popen(
        [*ENTRY, "agents", "start", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        told = running.stderr.read()
    assert (running.returncode, told) == (141, b"")


def test_letters_a_terminal_does_not_have(sandbox: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    monkeypatch.setenv("PYTHONUTF8", "0")
    ran = process("--help")
    assert ran.code == 0, ran.err
    assert "Shengwang (??) Conversational" in ran.out


# -- the sandbox command -------------------------------------------------------------------


def test_the_sandbox_serves_until_it_is_told_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    argv = ("sandbox", "--port", "0", "--username", "me", "--password", "pw", "--app-id", "demo")
    with program_in_terminal(*argv) as (running, _, seen):
        wait_for("Press Ctrl-C", running, seen)
        shown = b"".join(seen).decode()
        url = next(word for word in shown.split() if word.startswith("http://127.0.0.1:"))
        monkeypatch.setenv("SHENGWANG_BASE_URL", url)
        monkeypatch.setenv("SHENGWANG_APP_ID", "demo")
        monkeypatch.setenv("SHENGWANG_USERNAME", "me")
        assert piped("agents", "list").code == 3
        monkeypatch.setenv("SHENGWANG_PASSWORD", "wrong")
        assert piped("agents", "list").code == 4
        monkeypatch.setenv("SHENGWANG_PASSWORD", "pw")
        assert json.loads(piped("agents", "list", "--json").out) == []
        os.killpg(running.pid, signal.SIGINT)
    assert running.returncode == 0


# Not pydantic, which newer releases of typer bring along: without it no command runs at all.
@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "jinja2"])
def test_the_sandbox_says_when_its_extra_is_missing(missing: str) -> None:
    code = (
        f"import sys\nsys.modules[{missing!r}] = None\n"
        "from shengwang_agent.cli import main\nsys.exit(main(['sandbox', '--port', '0']))"
    )
    ran = process(command=[sys.executable, "-c", code])
    assert ran.code == 3, ran
    assert f"it needs {missing}" in ran.err
    assert 'pip install "shengwang-agent[sandbox]"' in ran.err


def test_a_terminal_shows_the_program(sandbox: object) -> None:
    assert "shengwang-agent agents list" in in_terminal("--help").plain

"""``init``: the projects it writes run at once, on the sandbox, and their tests pass."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shengwang_agent.cli.init import project
from tests.cli.terminal import piped, process

TEMPLATES = ["script", "fastapi"]
FILES = {
    ".env.example",
    ".gitignore",
    "AGENTS.md",
    "README.md",
    "main.py",
    "requirements.txt",
    "test_main.py",
}


def write(template: str, folder: Path) -> Path:
    ran = piped("init", str(folder), "--template", template)
    assert ran.code == 0, ran.err
    assert "Next:" in ran.out
    return folder


def run(folder: Path, *command: str) -> str:
    """Run Python in the project as its owner would, with the plugins it asks for."""
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_files_are_there(template: str, clean: Path) -> None:
    folder = write(template, clean / "deep" / "my-agent")
    assert set(os.listdir(folder)) == FILES
    for name in FILES:
        text = (folder / name).read_text()
        assert "PROJECT_NAME" not in text
    assert "# my-agent" in (folder / "README.md").read_text()
    assert ".env" in (folder / ".gitignore").read_text().splitlines()


@pytest.mark.parametrize("template", TEMPLATES)
def test_its_own_test_passes(template: str, clean: Path) -> None:
    folder = write(template, clean / "project")
    assert "passed" in run(folder, "-m", "pytest", "-p", "no:cacheprovider")


def test_the_script_runs_without_an_account(clean: Path) -> None:
    shown = run(write("script", clean / "my-agent"), "main.py")
    assert "sandbox at http://127.0.0.1:" in shown
    assert "assistant: This is my-agent speaking." in shown


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_code_is_clean(template: str, clean: Path) -> None:
    folder = write(template, clean / "project")
    rules = "--select=E,F,UP,B,SIM"
    run(folder, "-m", "ruff", "check", "--isolated", "--line-length=100", rules, ".")


@pytest.mark.parametrize("template", TEMPLATES)
def test_blanks_of_the_env_example_count_as_left_out(template: str, clean: Path) -> None:
    folder = write(template, clean / "project")
    lines = (folder / ".env.example").read_text("utf-8").splitlines()
    blank = {line.removesuffix("="): "" for line in lines if line.endswith("=")}
    assert {"TTS_KEY", "LLM_URL", "LLM_KEY"} <= blank.keys()
    made = "main.PROPERTIES" if template == "script" else "main.properties('room', '1', 'token')"
    code = f"import json, os; os.environ.update({blank}); import main; print(json.dumps({made}))"
    properties = json.loads(run(folder, "-c", code))
    assert properties["llm"]["url"].startswith("https://")
    assert properties["llm"]["api_key"]
    assert properties["tts"]["params"]["key"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_the_readme_runs_is_required(template: str, clean: Path) -> None:
    folder = write(template, clean / "project")
    wanted = (folder / "requirements.txt").read_text("utf-8").split()
    assert "pytest" in wanted
    assert ("$ pytest" in (folder / "README.md").read_text("utf-8")) is True


def test_the_env_example_is_an_env_file(clean: Path) -> None:
    write("script", clean / "project")
    path = clean / "project" / ".env.example"
    path.write_text(path.read_text().replace("SHENGWANG_APP_ID=", "SHENGWANG_APP_ID=an-app"))
    shown = piped("config", "show", "--env-file", str(path)).out
    assert "an-app" in shown


def test_nothing_is_replaced_unasked(clean: Path) -> None:
    folder = write("script", clean / "project")
    (folder / "main.py").write_text("mine")
    ran = piped("init", "project")
    assert ran.code == 2
    assert "main.py" in ran.err
    assert (folder / "main.py").read_text() == "mine"
    assert piped("init", "project", "--force").code == 0
    assert (folder / "main.py").read_text() != "mine"


def test_a_folder_that_cannot_be_made(clean: Path) -> None:
    (clean / "file").write_text("")
    ran = piped("init", "file/project")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 3


def test_a_project_from_the_installed_program(clean: Path) -> None:
    assert process("init", "my-agent").code == 0
    assert project("script", "my-agent")["main.py"] == (clean / "my-agent" / "main.py").read_text()

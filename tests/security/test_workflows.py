"""How a release is made: pinned actions, separate jobs, few permissions, the tag is the version."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
COMMIT = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
RELEASE = re.compile(r"# v\d+\.\d+\.\d+$")
EXCEPTION = re.compile(r"^\* `([^`]+@[^`]+)`: \S.+$", re.MULTILINE)


def texts() -> list[str]:
    """Every file that can name an action."""
    files = [p for p in (ROOT / ".github").rglob("*") if p.suffix in (".yml", ".yaml")]
    assert WORKFLOWS / "publish.yml" in files
    return [file.read_text(encoding="utf-8") for file in files]


def used(node: Any) -> Iterator[str]:
    """Every ``uses:``, of steps and of whole jobs, wherever it stands."""
    if isinstance(node, dict):
        if isinstance(node.get("uses"), str):
            yield node["uses"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from used(child)


def unpinned(text: str) -> list[str]:
    """The actions that may change without a change here; those of this repository cannot."""
    actions = [action for action in used(yaml.safe_load(text)) if not action.startswith("./")]
    return [action for action in actions if not COMMIT.fullmatch(action)]


def test_every_action_is_a_commit_or_an_exception_with_a_reason() -> None:
    excepted = EXCEPTION.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    found = {action for text in texts() for action in unpinned(text)}
    assert found == set(excepted), "SECURITY.md lists what is not pinned, and nothing else"


def test_a_pinned_action_says_which_release_it_is() -> None:
    lines = [line for text in texts() for line in text.splitlines() if COMMIT.search(line)]
    assert [line for line in lines if not RELEASE.search(line)] == []


@pytest.mark.parametrize(
    ("action", "free"),
    [
        ("a/b@v1", True),
        ("a/b@main", True),
        ("a/b/c@0123abc", True),
        ("a/b", True),
        ("docker://image:1", True),
        ("a/b@" + "0" * 39, True),
        ("a/b@" + "0" * 41, True),
        ("a/b/c@" + "0" * 40, False),
        ("./own", False),
    ],
)
def test_what_counts_as_pinned(action: str, free: bool) -> None:
    for text in (f"jobs: {{j: {{uses: '{action}'}}}}", f"steps: [{{'uses' : \"{action}\"}}]"):
        assert unpinned(text) == ([action] if free else [])


# -- jobs ------------------------------------------------------------------------------------


@pytest.fixture
def jobs() -> dict[str, Any]:
    """The jobs of the release."""
    workflow = yaml.safe_load((WORKFLOWS / "publish.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    jobs: dict[str, Any] = workflow["jobs"]
    return jobs


def commands(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


def test_each_job_may_do_what_it_must(jobs: dict[str, Any]) -> None:
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read"},
        "test": {"contents": "read"},
        "publish": {"id-token": "write"},
    }
    checkouts = [s for s in _steps(jobs) if s.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False, False]


def _steps(jobs: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in jobs.values() for step in job["steps"]]


def test_what_was_built_and_tested_is_published(jobs: dict[str, Any]) -> None:
    assert commands(jobs["build"]) == ["make tagged wheel"]
    assert commands(jobs["test"]) == ["make try-wheel check test"]
    assert commands(jobs["publish"]) == [], "no code of the repository runs beside the upload token"
    assert jobs["test"]["needs"] == "build"
    assert set(jobs["publish"]["needs"]) == {"build", "test"}
    assert jobs["publish"]["environment"] == "release"


# Not the variables of a `make` or `git` that runs these tests.
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "GIT_", "MFLAGS"))}
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")


@needs_make
def test_the_wheel_is_built_without_test_dependencies() -> None:
    command = ["make", "--dry-run", "--always-make", "wheel", "VENV=.venv-none"]
    done = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    installs = [line.split("install", 1)[1] for line in done.stdout.splitlines() if "pip" in line]
    assert [text.split("--no-compile ")[1] for text in installs] == [
        '--upgrade "pip>=25.1"',
        "--group build",
    ]


# -- tag and version -------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository with one commit of version 1.2.3."""
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    version = tmp_path / "src" / "shengwang_agent" / "_version.py"
    version.parent.mkdir(parents=True)
    version.write_text('__version__ = "1.2.3"\n', encoding="utf-8")
    shutil.copy(ROOT / "Makefile", tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    return tmp_path


def git(tree: Path, *words: str) -> None:
    name = ("-c", "user.name=n", "-c", "user.email=e@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(
        ["git", *name, *words], cwd=tree, env=ENVIRONMENT, check=True, capture_output=True
    )


def tagged(tree: Path) -> tuple[bool, str]:
    done = subprocess.run(
        ["make", "tagged"], cwd=tree, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    return done.returncode == 0, done.stdout


@needs_make
@pytest.mark.parametrize(
    ("tags", "fits"),
    [
        ([], False),
        (["v1.2.3"], True),
        (["v1.2.3", "latest", "z"], True),
        (["1.2.3"], False),
        (["v1.2.30"], False),
        (["v1x2x3"], False),
        (["v1.2.4"], False),
    ],
)
def test_the_tag_is_the_version(tree: Path, tags: list[str], fits: bool) -> None:
    for tag in tags:
        git(tree, "tag", tag)
    passed, text = tagged(tree)
    assert passed == fits, text
    assert fits or "HEAD needs the tag v1.2.3" in text


@needs_make
def test_a_tag_on_an_earlier_commit_does_not_count(tree: Path) -> None:
    git(tree, "tag", "v1.2.3")
    git(tree, "commit", "--quiet", "--allow-empty", "--message", "second")
    assert not tagged(tree)[0]


@needs_make
@pytest.mark.parametrize("name", ["Makefile", "new"])
def test_changes_are_refused(tree: Path, name: str) -> None:
    git(tree, "tag", "v1.2.3")
    with (tree / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert tagged(tree) == (False, "tagged: the tree has uncommitted changes\n")


def test_make_publish_asks_before_it_builds() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^publish: tagged build ", text, re.MULTILINE)

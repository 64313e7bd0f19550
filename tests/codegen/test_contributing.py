"""What ``CONTRIBUTING.md`` tells a maintainer: its steps are done, its rules are those of the code."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from codegen.__main__ import ROOT
from tests.codegen.test_surface import CASES

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
COPIED = ("codegen", "templates", "src", "generated", "openapi.yaml", "pyproject.toml")


def section(title: str) -> str:
    """The text of a section with its sub-sections."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert found is not None, f"CONTRIBUTING.md has no section {title}"
    return found[1]


class Copy:
    """A copy of what the generator reads and writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            copy(ROOT / name, folder / name)
        self.spec = folder / "openapi.yaml"

    def run(self, *command: str) -> str:
        """What a command prints to both of its streams, with one place for every folder."""
        paths = [str(self.folder / "src"), str(self.folder / "generated")]
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout + done.stderr

    def apply(self, diff: str) -> None:
        """Change the description as a block of the page says."""
        lines = [line or " " for line in diff.splitlines()]
        old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
        new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
        text = self.spec.read_text("utf-8")
        assert text.count(old) == 1, f"openapi.yaml has not, or more than once:\n{old}"
        self.spec.write_text(text.replace(old, new), "utf-8")

    def generate(self) -> str:
        return self.run("codegen") + self.run("codegen.surface")


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def matches(told: str, printed: str) -> bool:
    """Whether a block of the page is what was printed; ``…`` stands for what was left out."""
    return (
        re.fullmatch(re.escape(told.strip()).replace("…", ".*"), printed.strip(), re.S) is not None
    )


def error(printed: str) -> str:
    """An error of the generator as the page has it: on one line, of any line of the description."""
    said = " ".join(printed.removeprefix("codegen: ").split())
    return re.sub(r"\(line \d+\)", "(line …)", said)


STEPS, _, RELEASE = section("Change the description, step by step").partition("### Follow")
BLOCKS = re.findall(r"^```(diff|console)\n(.*?)^```", STEPS, re.M | re.S)


def test_each_step_does_what_the_page_says(copy: Copy) -> None:
    done = 0
    for kind, text in BLOCKS:
        if kind == "diff":
            copy.apply(text)
        elif text.startswith("$ make generate\n"):
            printed = copy.generate()
            assert matches(text.removeprefix("$ make generate\n"), printed), printed
            done += 1
    assert done == len(re.findall(r"^### ", STEPS, re.M))
    checked = copy.run("codegen", "--check") + copy.run("codegen.surface", "--check")
    (told,) = [text for _, text in BLOCKS if text.startswith("$ make check\n")]
    assert matches(told.removeprefix("$ make check\n").removeprefix("…\n"), checked), checked


def test_a_misspelt_key_is_refused_as_the_page_says(copy: Copy) -> None:
    first = next(text for kind, text in BLOCKS if kind == "diff")
    copy.apply(first.replace("minimum:", "minimun:"))
    assert error(copy.run("codegen")) in " ".join(STEPS.split())


def test_a_tag_that_is_missing_is_refused_as_the_page_says(copy: Copy) -> None:
    for kind, text in BLOCKS:
        if kind == "diff" and not text.startswith(" tags:"):
            copy.apply(text)
    assert error(copy.run("codegen")) in " ".join(STEPS.split())


def test_the_rule_of_the_page_is_read(copy: Copy) -> None:
    copy.apply(next(text for kind, text in BLOCKS if kind == "diff"))
    (rule,) = re.findall(r"^   ```yaml\n(.*?)^   ```", RELEASE, re.M | re.S)
    rule = textwrap.indent(textwrap.dedent(rule), "  ")
    text = copy.spec.read_text("utf-8").replace("x-sdk-rules:\n", f"x-sdk-rules:\n{rule}", 1)
    copy.spec.write_text(text, "utf-8")
    assert "files written" in copy.run("codegen")


def test_every_verb_of_the_page_is_there() -> None:
    verbs = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = set(re.findall(r"(?:`|\$ |=1 )make ([a-z-]+)", PAGE))
    assert {"setup", "check", "generate", "api-diff", "surface"} <= named
    assert named - verbs == set()


def test_the_rules_of_versions_are_those_of_the_code() -> None:
    rows = re.findall(
        r"^\| (breaking|addition) \| (.*?) \| ", section("What breaks a program"), re.M
    )
    assert set(rows) == {
        ("breaking" if breaks else "addition", why) for _, _, _, breaks, why in CASES
    }

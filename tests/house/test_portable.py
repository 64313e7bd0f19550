"""What runs on Windows and macOS as well imports nothing that only POSIX systems have."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POSIX_ONLY = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
FOLDERS = ("src", "codegen", "examples", "tests")


def _imported_at_once(path: Path) -> set[str]:
    """The modules whose absence keeps a file from being imported."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no checkout")
def test_a_checkout_has_the_same_bytes_everywhere() -> None:
    """Git for Windows writes CRLF otherwise, and what is compared byte by byte would differ."""
    asked = ["git", "check-attr", "-z", "--stdin", "eol", "text"]
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    told = subprocess.run(asked, cwd=ROOT, input=names.stdout, capture_output=True, check=True)
    fields = told.stdout.decode().rstrip("\0").split("\0")
    found: dict[str, dict[str, str]] = {}
    for name, attribute, value in zip(*[iter(fields)] * 3, strict=True):
        found.setdefault(name, {})[attribute] = value
    kept = {name for name, value in found.items() if value["text"] == "unset"}
    assert kept
    assert all(name.startswith("tests/campaign/lists/") for name in kept)
    assert {found[name]["eol"] for name in found.keys() - kept} == {"lf"}


def test_what_is_told_to_install_can_be_typed_in_any_shell() -> None:
    """The command prompt of Windows hands single quotes on to pip."""
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    for path in files:
        assert not re.search(r"pip install '", path.read_text("utf-8")), path.relative_to(ROOT)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_file_needs_a_module_of_posix(folder: str) -> None:
    files = (ROOT / folder).rglob("*.py")
    for path in (path for path in files if "external" not in path.parts):  # Linux alone
        needed = _imported_at_once(path) & POSIX_ONLY
        assert not needed, f"{path.relative_to(ROOT)} imports {needed}: guard it with try"

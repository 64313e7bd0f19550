"""What runs on Windows and macOS as well imports nothing that only POSIX systems have."""

from __future__ import annotations

import ast
import re
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

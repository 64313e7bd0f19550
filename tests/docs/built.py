"""The built site for tests: the one of ``make docs`` while nothing is newer, else one made now."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.docs.blocks import ROOT

MADE = ROOT / "site"  # put there only when all of it was built without a warning
# What pages are made of, by themselves or through the docstrings of what they show.
SOURCES = ("docs", "generated", "src", "mkdocs.yml", "*.md", "pyproject.toml")


def built_site(folder: Path) -> Path:
    """The folder of the built site; made in the given one where it has to be."""
    if is_current(MADE):
        return MADE
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def is_current(site: Path) -> bool:
    """Whether a built site is newer than everything that it is made of."""
    first = site / "404.html"
    return first.exists() and first.stat().st_mtime > max(map(_changed, _sources()))


def _sources() -> list[Path]:
    named = [path for name in SOURCES for path in ROOT.glob(name)]
    below = [path for folder in named if folder.is_dir() for path in folder.rglob("*")]
    return [path for path in named + below if path.is_file() and "__pycache__" not in path.parts]


def _changed(path: Path) -> float:
    return path.stat().st_mtime

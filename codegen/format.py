"""The fifth verb: sort imports, drop unused ones and format, with ruff and nothing but ruff."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from ruff import find_ruff_bin  # type: ignore[import-untyped,unused-ignore]

from codegen.render import Files

_STYLE = ("--isolated", "--no-cache", "--quiet", "--target-version", "py310")
_WIDTH = 100
_PAGE_WIDTH = 88
_RULES = ("--select", "I,F401,F811,UP", "--ignore", "UP007,UP040", "--fix", "--unsafe-fixes")


def write_files(files: Files, folder: Path) -> None:
    """Write texts below a folder, with line feeds on every system."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def format_files(files: Files) -> Files:
    """Return the texts as ruff would leave them, the Python snippets of Markdown among them."""
    pages = [path for path in files if path.endswith(".md")]
    with tempfile.TemporaryDirectory(prefix="codegen-") as folder:
        root = Path(folder)
        write_files(files, root)
        _ruff(root, ["check", *_RULES, "--exclude", "*.md", "--exit-zero", "."], _WIDTH)
        _ruff(root, ["format", "--exclude", "*.md", "."], _WIDTH)
        if pages:
            # Snippets have a width that fits a page. Markdown is a preview feature of ruff.
            _ruff(root, ["format", "--preview", *pages], _PAGE_WIDTH)
        return {path: (root / path).read_text(encoding="utf-8") for path in files}


def _ruff(folder: Path, arguments: list[str], width: int) -> None:
    command = [find_ruff_bin(), *arguments, *_STYLE, "--line-length", str(width)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"ruff failed on the generated text:\n{done.stdout}{done.stderr}")

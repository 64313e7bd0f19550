"""The fourth verb: sort imports, drop unused ones and format, with ruff and nothing but ruff."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from codegen.render import Files

_STYLE = ("--isolated", "--no-cache", "--quiet", "--target-version", "py310")
_WIDTH = 100
_PAGE_WIDTH = 88
_RULES = ("--select", "I,F401,F811,UP", "--ignore", "UP007,UP040", "--fix", "--unsafe-fixes")
# Snippets are programs of their own: formatted to a width that fits a page, never rewritten.
_SNIPPETS = "*.md.*.py"


def write_files(files: Files, folder: Path) -> None:
    """Write texts below a folder, with line feeds on every system."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def format_files(files: Files) -> Files:
    """Return the texts as ruff would leave them; Markdown snippets are formatted too."""
    with tempfile.TemporaryDirectory(prefix="codegen-") as folder:
        root = Path(folder)
        snippets = _snippets(files)
        write_files({**files, **snippets}, root)
        _ruff(root, ["check", *_RULES, "--exclude", _SNIPPETS, "--exit-zero", "."], _WIDTH)
        _ruff(root, ["format", "--exclude", _SNIPPETS, "."], _WIDTH)
        if snippets:
            _ruff(root, ["format", *snippets], _PAGE_WIDTH)
        texts = {path: (root / path).read_text(encoding="utf-8") for path in [*files, *snippets]}
    return {path: _with_snippets(path, texts) for path in files}


def _ruff(folder: Path, arguments: list[str], width: int) -> None:
    command = [sys.executable, "-m", "ruff", *arguments, *_STYLE, "--line-length", str(width)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"ruff failed on the generated text:\n{done.stdout}{done.stderr}")


_FENCE = re.compile(r"^```python\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def _snippets(files: Files) -> Files:
    """Return the Python snippets of Markdown files as files of their own."""
    return {
        f"{path}.{index}.py": found.group(1) + "\n"
        for path, text in files.items()
        if path.endswith(".md")
        for index, found in enumerate(_FENCE.finditer(text))
    }


def _with_snippets(path: str, texts: Files) -> str:
    if not path.endswith(".md"):
        return texts[path]
    numbers = iter(range(len(texts)))
    return _FENCE.sub(
        lambda _: f"```python\n{texts[f'{path}.{next(numbers)}.py'].rstrip()}\n```", texts[path]
    )

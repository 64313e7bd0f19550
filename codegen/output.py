"""The last verbs: format the new output with ruff, then put it in place of the old, or tell how
the two differ.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ruff import find_ruff_bin  # type: ignore[import-untyped,unused-ignore]

from codegen import SURFACE
from codegen.errors import SpecError
from codegen.render import API, PACKAGE, STARTED, Files

_SIGN = f"{API}/__init__.py"
_STYLE = ("--isolated", "--no-cache", "--quiet", "--target-version", "py310")
_WIDTH = 100
_PAGE_WIDTH = 88
_RULES = ("--select", "I,F401,F811,UP", "--ignore", "UP007,UP040", "--fix", "--unsafe-fixes")
_IMPORTS = ("--config", "lint.isort.combine-as-imports = true")


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
        _ruff(root, ["check", *_RULES, *_IMPORTS, "--exclude", "*.md", "--exit-zero", "."], _WIDTH)
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


def differences(files: Files, out: Path, starts: Files, src: Path) -> list[str]:
    """Return one line per file that is changed, missing or stray; writes nothing."""
    missing = [out / path for path in files if not (out / path).is_file()]
    missing += [src / path for path in starts if not (src / path).is_file()]
    changed = [out / path for path, text in files.items() if _differs(out / path, text)]
    known = {*(out / path for path in files), out / SURFACE}
    there = (path for path in out.rglob("*") if "__pycache__" not in path.parts and path.is_file())
    stray = sorted(path for path in there if path not in known)
    return [
        *(f"changed: {path}" for path in sorted(changed)),
        *(f"missing: {path}" for path in sorted(missing)),
        *(f"stray:   {path}" for path in [*stray, *left_behind(starts, src)]),
    ]


def _differs(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") != text.encode()


def left_behind(starts: Files, src: Path) -> Iterator[Path]:
    """Yield the files that were started for resources that the description has no more."""
    kept = {(src / path).parent for path in starts}
    for folder in sorted((src / PACKAGE).glob("*/")):
        if (folder / "raw_client.py").is_file() and folder not in kept:
            yield from (path for name in STARTED if (path := folder / f"{name}.py").is_file())


def swap(files: Files, out: Path) -> None:
    """Put the files in place of the old output; when anything fails, the old output stays."""
    if out.exists() and any(out.iterdir()) and not (out / _SIGN).is_file():
        raise SpecError(str(out), f"is not generated output (no {_SIGN} in it); not replacing it")
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
    old = new.with_name(new.name.replace("-new-", "-old-"))
    try:
        new.chmod(0o755)
        write_files(files, new)
        if (out / SURFACE).is_file():
            shutil.copy2(out / SURFACE, new)
        if out.exists():
            out.rename(old)
        _into_place(new, out, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _into_place(new: Path, out: Path, old: Path) -> None:
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise

"""The fifth verb: record what was made from what, and swap the new output in as a whole."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

from codegen.errors import SpecError
from codegen.format import write_files
from codegen.render import TEMPLATES, Files

__all__ = ["LOCK", "lock", "swap"]

LOCK = "LOCK.json"
_TOOLS = ("datamodel-code-generator", "openapi-python-client", "ruff")


def _digest(text: str) -> str:
    return hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")).hexdigest()


def _folder(folder: Path, pattern: str) -> Files:
    return {
        path.name: _digest(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob(pattern))
    }


def lock(spec: str, files: Files) -> Files:
    """Return the files with the record of their making beside them."""
    record = {
        "spec": _digest(spec),
        "templates": _folder(TEMPLATES, "*.jinja"),
        "codegen": _folder(Path(__file__).parent, "*.py"),
        "tools": {name: version(name) for name in _TOOLS},
        "outputs": {path: _digest(text) for path, text in sorted(files.items())},
    }
    return {**files, LOCK: json.dumps(record, indent=2, sort_keys=True) + "\n"}


def swap(files: Files, out: Path) -> None:
    """Put the files in place of the old output; when anything fails, the old output stays."""
    if out.exists() and any(out.iterdir()) and not (out / LOCK).is_file():
        raise SpecError(str(out), f"is not generated output (no {LOCK} in it); not replacing it")
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
    old = new.with_name(new.name.replace("-new-", "-old-"))
    try:
        new.chmod(0o755)
        write_files(files, new)
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)

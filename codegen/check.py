"""The sixth verb: tell how the output on disk differs from what would be generated."""

from __future__ import annotations

from pathlib import Path

from codegen.render import Files

__all__ = ["drift"]


def drift(files: Files, out: Path, scaffold: Files, src: Path) -> list[str]:
    """Return one line per file that is changed, missing or stray; writes nothing."""
    found = []
    for path, text in sorted(files.items()):
        target = out / path
        if not target.is_file():
            found.append(f"missing: {target}")
        elif target.read_bytes().replace(b"\r\n", b"\n") != text.encode():
            found.append(f"changed: {target}")
    found += [f"stray:   {out / path}" for path in _present(out) if path not in files]
    found += [f"missing: {src / path}" for path in sorted(scaffold) if not (src / path).is_file()]
    return found


def _present(out: Path) -> list[str]:
    return sorted(
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )

"""The line of a JSON pointer in the text of a description; looked up when an error is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped,unused-ignore]

from codegen.errors import SpecError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def told(error: SpecError, path: Path) -> str:
    """Return the error as one line of text, with the line of its pointer where there is one."""
    line = line_of(path.read_text("utf-8-sig"), error.at) if error.at.startswith("#/") else None
    text = f"{error.at} (line {line}): {error.text}" if line else str(error)
    return " ".join(text.splitlines())


def line_of(text: str, at: str) -> int:
    """Return the line of the last key on the way to ``at`` that is written in the text, else 1."""
    line = 1
    node: Any = yaml.compose(text, Loader=_Loader)
    for part in at.removeprefix("#/").split("/"):
        found = _below(node, part.replace("~1", "/").replace("~0", "~"))
        if found is None:
            break
        line, node = found
    return line


def _below(node: Any, key: str) -> tuple[int, Any] | None:
    if isinstance(node, yaml.SequenceNode):
        item = node.value[int(key)] if key.isdigit() and int(key) < len(node.value) else None
        return (item.start_mark.line + 1, item) if item else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for name, value in pairs:
        if name.value == key:
            return name.start_mark.line + 1, value
    merged = [value for name, value in pairs if name.value == "<<"]
    merged = [part for v in merged for part in (v.value if v.id == "sequence" else [v])]
    return next(filter(None, (_below(part, key) for part in merged)), None)

"""The one exception of the pipeline, and how it is told.

A description that cannot be generated from is reported once, with the place (a JSON pointer and its
line, or line and column when the text is not even YAML), what is wrong there and what to do about it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped,unused-ignore]

# The C parser is part of every wheel of PyYAML, and ten times as fast.
YAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SpecError(Exception):
    """The description is broken at ``at``, a place or its keys; ``text`` says what to do."""

    def __init__(self, at: str | tuple[object, ...], text: str) -> None:
        self.at = at if isinstance(at, str) else pointer(*at)
        self.text = text
        super().__init__(self.at, text)

    def __str__(self) -> str:
        return f"{self.at}: {self.text}"


def pointer(*parts: object) -> str:
    """Return the JSON pointer of nested keys: ``pointer("a", "b/c")`` is ``#/a/b~1c``."""
    escaped = (str(part).replace("~", "~0").replace("/", "~1") for part in parts)
    return "#/" + "/".join(escaped)


def told(error: SpecError, path: Path) -> str:
    """Return the error as one line of text, with the line of its pointer where there is one."""
    line = line_of(path.read_text("utf-8-sig"), error.at) if error.at.startswith("#/") else None
    text = f"{error.at} (line {line}): {error.text}" if line else str(error)
    return " ".join(text.splitlines())


def line_of(text: str, at: str) -> int:
    """Return the line of the last key on the way to ``at`` that is written in the text, else 1."""
    line = 1
    node: Any = yaml.compose(text, Loader=YAML)
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

"""Finds the code blocks of a Markdown text, with the place each one stands at."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SKILL = ROOT / "src" / "shengwang_agent" / ".agents" / "skills" / "shengwang-agent"

FENCE = re.compile(r"^(?P<indent>[ >]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
TITLE = re.compile(r'title="(?P<title>[^"]+)"')
INCLUDED = re.compile(r'^--8<--(\n(?P<block>\S+)\n--8<--| "(?P<line>[^"]+)")\n', re.MULTILINE)
PYTHON = frozenset({"python", "py", "python3"})


@dataclass(frozen=True)
class Block:
    """One fenced block: where it is, what it says it is, and its text."""

    path: Path
    line: int
    language: str
    title: str
    code: str

    @property
    def name(self) -> str:
        """The place, as an editor understands it."""
        return f"{self.path.relative_to(ROOT)}:{self.line}"

    @property
    def is_output(self) -> bool:
        """Whether this is what the block before it prints."""
        return self.language == "text" and self.title.lower() in ("output", "输出")


def blocks_of(path: Path) -> list[Block]:
    """Every fenced block of a file, in order."""
    return list(blocks_in(path.read_text("utf-8"), path))


def blocks_in(text: str, path: Path, first_line: int = 1) -> Iterator[Block]:
    """Every fenced block of a text that stands in ``path`` from ``first_line`` on.

    Raises ValueError for a fence that is never closed.
    """
    opening: re.Match[str] | None = None
    inside: list[str] = []
    start = 0
    for number, line in enumerate(text.splitlines(), first_line):
        if opening is None:
            opening = FENCE.match(line)
            inside, start = [], number
        elif re.fullmatch(rf"[ >]*{re.escape(opening['fence'])}\s*", line):
            yield _block(path, start, opening, inside)
            opening = None
        else:
            inside.append(line)
    if opening is not None:
        raise ValueError(f"{path}:{start}: this block is never closed")


def _block(path: Path, line: int, opening: re.Match[str], inside: list[str]) -> Block:
    info = opening["info"].strip()
    title = TITLE.search(info)
    language = re.split(r"[\s{]", info, maxsplit=1)[0].lower()
    code = INCLUDED.sub(_included, textwrap.dedent("\n".join(inside) + "\n"))
    return Block(path, line, language, title["title"] if title else "", code)


def _included(found: re.Match[str]) -> str:
    """What the site puts in the place of an include line."""
    return (ROOT / (found["block"] or found["line"])).read_text("utf-8")


def pages() -> list[Path]:
    """Every page of documentation, in both languages."""
    return sorted(DOCS.rglob("*.md"))


def skill_pages() -> list[Path]:
    """What the wheel tells coding assistants."""
    return sorted(SKILL.rglob("*.md"))

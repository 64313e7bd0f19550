"""``llms.txt`` and ``llms-full.txt`` of the site, made from the skill in the wheel and the pages.

The first has the skill's rules and a line for each page; the second has all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
ROOT = DOCS.parent
SKILL = ROOT / "src" / "shengwang_agent" / ".agents" / "skills" / "shengwang-agent"
INCLUDED = re.compile(r'^--8<--(?:\n(?P<block>\S+)\n--8<--| "(?P<line>[^"]+)")$', re.MULTILINE)
HEAD = """# shengwang-agent

> Python client for the Shengwang (声网) Conversational AI Engine: start voice agents (ASR, LLM, TTS) in real-time
> channels, speak through them, read their history, place and hang up phone calls, manage phone numbers. Sync and async.
> Ships with a local platform (the sandbox), so every example runs without an account.

"""


def short(nav: list[Any]) -> str:
    """``llms.txt``: what a coding assistant must know, and where the rest is."""
    parts = [HEAD + re.sub(r"^# .*\n+", "", _rules()).strip()]
    for section, entries in pages(nav):
        lines = [_line(title, path) for title, path in entries if path != "index.md"]
        parts.append("\n".join([f"## {section}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def full(nav: list[Any]) -> str:
    """``llms-full.txt``: the skill and every English page, in the order of the navigation."""
    texts = [HEAD.strip(), _rules(), *(_text(page) for page in references())]
    texts += [_text(DOCS / path) for _, entries in pages(nav) for _, path in entries]
    return "\n\n".join(text.strip() for text in texts) + "\n"


def pages(nav: list[Any]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The sections of the navigation, each with the titles and paths of its pages."""
    for section in nav:
        for name, entries in section.items():
            yield name, list(_flat(entries, ""))


def _flat(entries: list[Any], group: str) -> Iterator[tuple[str, str]]:
    """Titles and paths; a page of a group inside has the group's name before its own."""
    for title, page in (pair for entry in entries for pair in entry.items()):
        if isinstance(page, str):
            yield f"{group}{title}", page
        else:
            yield from _flat(page, f"{title}: ")


def references() -> list[Path]:
    """The pages of the skill beside its first."""
    return sorted((SKILL / "references").glob("*.md"))


def _rules() -> str:
    """The skill without its head and without the list of its own files."""
    text = (SKILL / "SKILL.md").read_text("utf-8").split("---\n", 2)[2].strip()
    return re.sub(r"^## More\n.*?(?=^Check)", "", text, flags=re.MULTILINE | re.DOTALL)


def _text(page: Path) -> str:
    """A page with what it includes in its place."""

    def included(found: re.Match[str]) -> str:
        return (ROOT / (found["block"] or found["line"])).read_text("utf-8").strip()

    return INCLUDED.sub(included, page.read_text("utf-8"))


def _line(title: str, path: str) -> str:
    return f"- [{title}]({path})" + (f": {about}" if (about := _about(path)) else "")


def _about(path: str) -> str:
    """The first sentence of a page, where prose is the first that it has."""
    blocks = re.split(r"\n\s*\n", _text(DOCS / path).strip())
    first = next((block for block in blocks if not block.startswith(("# ", "<!--"))), "")
    if not re.match(r"\w|`\w", first):
        return ""
    plain = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", " ".join(first.split()))
    return re.split(r"(?<=[.:])\s", plain, maxsplit=1)[0].rstrip(".:")

"""Writes ``docs/sandbox-settings.md`` from the sandbox's table of effects.

python docs/settings.py            write the page
python docs/settings.py --check    exit 1 when the page is not what the table makes
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from shengwang_agent.sandbox.effects import ACTS, NO_EFFECT, PASSED_ON, Effect, effects

PAGE = Path(__file__).parent / "sandbox-settings.md"
HEAD = """\
# Settings in the sandbox

<!-- Written by docs/settings.py from src/shengwang_agent/sandbox/effects.csv. -->

Every field of a request that the API description knows, and what the [sandbox](sandbox.md) does with it. Each one that
acts is tested: a story with it and the same story without it differ. `properties` of `telephony.call` are those of
`agents.start`. A field that ends in `.**` stands for itself and all that is in it; `*` is any key.

The sandbox accepts what has no effect, as the platform would, and names it once in its log. With
`Sandbox(strict_settings=True)` it refuses it, but for the settings of voice and hearing, which every real agent needs.
"""
TITLES = {
    NO_EFFECT: "Without effect",
    PASSED_ON: "Passed on",
    ACTS: "Acting",
}


def section(effect: str, rows: list[Effect]) -> Iterator[str]:
    """One table of the page."""
    notes = effect != ACTS
    yield f"\n## {TITLES[effect]}\n\n| operation | field |{' |' * notes}\n|---|---|{'---|' * notes}\n"
    before = ""
    for row in rows:
        shown = "" if row.operation == before else f"`{row.operation}`"
        same = f" The value `{row.unless}` is what it does." if row.unless not in ("", "*") else ""
        yield f"| {shown} | `{row.field}` |" + (f" {row.note}{same} |" if notes else "") + "\n"
        before = row.operation


def page() -> str:
    """The whole page."""
    rows = list(effects().values())
    parts = (section(effect, [row for row in rows if row.effect == effect]) for effect in TITLES)
    return HEAD + "".join(line for part in parts for line in part)


def main(arguments: list[str]) -> int:
    """Write the page, or check it."""
    if "--check" not in arguments:
        PAGE.write_text(page(), "utf-8")
        return 0
    fits = PAGE.exists() and PAGE.read_text("utf-8") == page()
    if not fits:
        print(f"{PAGE.name} is stale: run python docs/settings.py", file=sys.stderr)
    return int(not fits)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

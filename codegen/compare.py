"""Hold the description against another document of the same API.

``python -m codegen.compare DOCUMENT [--known FILE]``: every difference of operations, fields,
types, required, enums, limits and defaults either stands in the file of known differences, with a
reason and a date, or fails. A known difference that is none any more fails, too.

Exit status 0 when every difference is known, 1 when not, 2 when a file cannot be read.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codegen.described import Described, Fact, Fields, described
from codegen.load import read_yaml

ROOT = Path(__file__).parent.parent
ABSENT = "nothing"
NEEDED = {key: re.compile(".") for key in ("where", "what", "reason")}
NEEDED["date"] = re.compile(r"\d{4}-\d\d-\d\d$")


@dataclass(frozen=True)
class Difference:
    """One thing that the two documents say differently."""

    where: str
    what: str
    theirs: Any = ABSENT
    ours: Any = ABSENT

    def __str__(self) -> str:
        return f"{self.where}: {self.what}: theirs {told(self.theirs)}, ours {told(self.ours)}"


@dataclass
class Known:
    """An accepted difference. ``where`` may end with ``*``; values that are left out may be any."""

    where: str
    what: str
    reason: str
    date: str
    theirs: Any = None
    ours: Any = None
    used: int = field(default=0, compare=False)

    def covers(self, found: Difference) -> bool:
        """Whether this is the difference that was accepted."""
        stem = self.where.removesuffix("*")
        place = found.where.startswith(stem) if stem != self.where else found.where == stem
        return (
            place
            and self.what in ("*", found.what)
            and self.theirs in (None, found.theirs)
            and self.ours in (None, found.ours)
        )


def told(value: Any) -> str:
    """A value as it is printed."""
    return value if value == ABSENT else json.dumps(value, ensure_ascii=False)


def differences(theirs: Described, ours: Described) -> Iterator[Difference]:
    """Everything in which two documents differ, in the order of their names."""
    for name in sorted({*theirs, *ours}):
        if name not in ours:
            yield Difference(name, "operation", theirs="there")
        elif name not in theirs:
            yield Difference(name, "operation", ours="there")
        else:
            yield from _of_fields(name, theirs[name], ours[name])


def _of_fields(name: str, theirs: Fields, ours: Fields) -> Iterator[Difference]:
    missing: tuple[str, ...] = ()  # told once, not again for all that stands below
    for where in sorted({*theirs, *ours}):
        if where in theirs and where in ours:
            yield from _of_facts(f"{name} {where}", theirs[where], ours[where])
        elif not where.startswith(missing):
            missing = (*missing, f"{where}.", f"{where}[")
            kinds = (side.get(where, {"type": ABSENT})["type"] for side in (theirs, ours))
            yield Difference(f"{name} {where}", "field", *kinds)


def _of_facts(where: str, theirs: Fact, ours: Fact) -> Iterator[Difference]:
    for what in sorted({*theirs, *ours}):
        said, here = theirs.get(what, ABSENT), ours.get(what, ABSENT)
        unsaid = what == "required" and None in (said, here)
        # Who names the fields of an object does not say that there are no others.
        is_open = what == "type" and said.replace("object", "map<any>") == here
        if not (unsaid or is_open or said == here):
            yield Difference(where, what, said, here)


def unknown(found: list[Difference], known: list[Known]) -> Iterator[str]:
    """What is wrong: differences that nobody accepted, and accepted ones that are none."""
    for difference in found:
        covering = [one for one in known if one.covers(difference)]
        for one in covering:
            one.used += 1
        if not covering:
            yield str(difference)
    for one in known:
        if not one.used:
            yield f"{one.where}: {one.what}: known since {one.date}, and no difference any more"


def read(path: Path) -> Any:
    """The values of a JSON or YAML file; ValueError names the file and what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8")
        return json.loads(text) if path.suffix == ".json" else read_yaml(text)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def read_known(path: Path) -> list[Known]:
    """The known differences; ValueError names the entry that lacks something."""
    found = []
    for number, entry in enumerate(read(path) or [], 1):
        entry = entry if isinstance(entry, dict) else {}
        lacking = [key for key, form in NEEDED.items() if not form.match(str(entry.get(key) or ""))]
        more = entry.keys() - {*NEEDED, "theirs", "ours"}
        if lacking or more:
            said = f"lacks {', '.join(lacking)}" if lacking else f"has {', '.join(sorted(more))}"
            raise ValueError(f"{path}: entry {number} {said}; the file begins with what it needs")
        places = entry["where"] if isinstance(entry["where"], list) else [entry["where"]]
        found += [Known(**{**entry, "where": place}) for place in places]
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m codegen.compare", description=__doc__)
    parser.add_argument("document", type=Path, help="OpenAPI 3, or a list of facts")
    parser.add_argument("--known", type=Path, default=ROOT / "known-differences.yaml")
    parser.add_argument("--spec", type=Path, default=ROOT / "openapi.yaml", help="the description")
    options = parser.parse_args(argv)
    try:
        theirs, ours = described(read(options.document)), described(read(options.spec))
        known = read_known(options.known)
    except (OSError, ValueError) as error:
        print(f"compare: {error}", file=sys.stderr)
        return 2
    found = list(differences(theirs, ours))
    wrong = list(unknown(found, known))
    print("\n".join(wrong) or f"{len(found)} differences, all of them known")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

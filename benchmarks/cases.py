"""What is measured: the pieces of work, the ways of doing them, and the bars, from ``cases.yaml``.

A case is one piece of work done one way. Its ``key`` is the figure that is compared: ``cpu``, seconds
of processor per call, of the client's process only; ``rate``, calls per second of the clock, which is
the better the higher; or another figure of the case's own kind of sample.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml

TABLE = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
GROUPS: dict[str, dict[str, Any]] = TABLE["groups"]
EVERYONE = ("floor", "plain", "fast", "sdk", "agora", "stock", "sniffio")
DEAR = 500
"""From this many tasks on bare httpx needs half a minute for a sample: one to three are taken."""


@dataclass(frozen=True)
class Case:
    """One piece of work done one way. ``kind`` says who takes the samples: a worker that makes calls,
    or what needs a process for itself; ``rounds`` bounds the samples of a dear one."""

    name: str
    group: str
    title: str = ""
    work: str = ""
    mode: str = "sync"
    at_once: int = 1
    key: str = "cpu"
    rounds: int = 0
    who: tuple[str, ...] = EVERYONE
    kind: str = "call"

    @property
    def most(self) -> int:
        """The most samples to take."""
        many = 100 if self.at_once < DEAR else 3 if self.work == "get" else 1
        return self.rounds or many

    @property
    def size(self) -> int:
        """The number a growing case is about: tasks at once, else items."""
        return self.at_once if self.mode == "tasks" else int(self.work.partition(":")[2] or 0)


def _family(group: str, name: str, row: dict[str, Any]) -> Iterator[Case]:
    """Every member of a family; a case without ``over`` is a family of one."""
    over = row.get("over", {})
    for values in product(*over.values()):
        given = dict(zip(over, values, strict=True))
        texts = {key: text.format(**given) for key, text in row.items() if isinstance(text, str)}
        fields = {**row, **texts, "at_once": int(texts.get("at_once", row.get("at_once", 1)))}
        fields.pop("over", None)
        yield Case(name.format(**given), group, **fields)


CASES = tuple(
    case
    for group, told in GROUPS.items()
    for name, row in told["cases"].items()
    for case in _family(group, name, row)
)
BY_NAME = {case.name: case for case in CASES}


def chosen(words: str | None) -> tuple[Case, ...]:
    """The cases named, by name or by group; all of them for None. ValueError for another word."""
    if words is None:
        return CASES
    wanted = {word.strip() for word in words.split(",") if word.strip()}
    unknown = wanted - BY_NAME.keys() - GROUPS.keys()
    if unknown or not wanted:
        told = f"no case or group {', '.join(sorted(unknown)) or repr(words)}"
        known = f"the groups are: {', '.join(GROUPS)}; the cases: {', '.join(BY_NAME)}"
        raise ValueError(f"{told}; {known}")
    return tuple(case for case in CASES if {case.name, case.group} & wanted)


@dataclass(frozen=True)
class Bar:
    """How near to the floor a figure has to be; None where a form has no bar.

    It compares a figure of a case, its ``key``, with the floor's of the same rounds, or stands for
    itself.
    """

    case: str
    title: str
    plain: float | None = None
    fast: float | None = None
    key: str = ""
    to_floor: bool = True

    @property
    def most(self) -> bool:
        """Whether the figure may not be above, else not below."""
        return BY_NAME[self.case].key != "rate"

    @property
    def unit(self) -> str:
        """The key whose unit the figure has; none for a ratio."""
        return "" if self.to_floor else self.key

    def met(self, value: float, bar: float) -> bool:
        """Whether a figure clears a bar; compared as printed, with two decimals."""
        return round(value, 2) <= bar if self.most else round(value, 2) >= bar


BARS = tuple(Bar(**row) for row in TABLE["bars"])

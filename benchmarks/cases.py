"""What is measured: the pieces of work, the ways of doing them, and the bars, from ``cases.yaml``.

A case is one piece of work done one way. Its ``key`` is the figure that is compared: ``cpu``, seconds
of processor per call, of the client's process only; ``rate``, calls per second of the clock, which is
the better the higher; or another figure of the case's own kind of sample.
"""

from __future__ import annotations

from argparse import ArgumentTypeError
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
    """One piece of work, with a colon the size of it, done one way. ``kind`` says who takes the
    samples: a worker that makes calls, or what needs a process for itself; ``rounds`` bounds the
    samples of a dear one."""

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
    def items(self) -> int:
        """How many items are read."""
        return int(self.work.partition(":")[2] or 0)


def _family(group: str, name: str, row: dict[str, Any]) -> Iterator[Case]:
    """Every member of a family; a case without ``over`` is a family of one."""
    over = row.get("over", {})
    for values in product(*over.values()):
        given = dict(zip(over, values, strict=True))
        texts = {key: text.format(**given) for key, text in row.items() if isinstance(text, str)}
        fields = {**row, **texts, "at_once": int(texts.get("at_once", row.get("at_once", 1)))}
        fields.pop("over", None)
        yield Case(name.format(**given), group, **fields)


FAMILIES = [(group, *one) for group, told in GROUPS.items() for one in told["cases"].items()]
CASES = tuple(case for family in FAMILIES for case in _family(*family))
BY_NAME = {case.name: case for case in CASES}


def chosen(words: str) -> tuple[Case, ...]:
    """The cases named, by name or by group. ArgumentTypeError for another word."""
    wanted = {word.strip() for word in words.split(",")}
    if unknown := wanted - BY_NAME.keys() - GROUPS.keys():
        known = f"the groups are: {', '.join(GROUPS)}; the cases: {', '.join(BY_NAME)}"
        raise ArgumentTypeError(f"no case or group {', '.join(sorted(unknown))}; {known}")
    return tuple(case for case in CASES if {case.name, case.group} & wanted)


@dataclass(frozen=True)
class Bar:
    """How near to the floor a figure of a case, its ``key``, has to be in the same rounds, if it does
    not stand for itself; None where a form of this client has no bar."""

    case: str
    title: str
    plain: float | None = None
    fast: float | None = None
    key: str = ""
    to_floor: bool = True

    def judge(self, value: float | None, form: str) -> tuple[str, str]:
        """A bar and a word for a figure, compared as printed; rates may not be below, others not above."""
        bar, rate = getattr(self, form), BY_NAME[self.case].key == "rate"
        told = f"{'≥' if rate else '≤'} {bar:g}"
        if value is None:
            return told, ""
        met = round(value, 2) >= bar if rate else round(value, 2) <= bar
        return told, "met" if met else "**not met**"


BARS = tuple(Bar(**row) for row in TABLE["bars"])

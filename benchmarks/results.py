"""The results of runs, one JSON document, and the figures in it: medians, spread, ratios, growth."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import psutil

from benchmarks.cases import BY_NAME, CASES

FORMAT = 1
Points = Sequence[tuple[float, float]]
"""Sizes and their costs."""


class ResultsError(Exception):
    """Results that do not belong together; the text says what to do."""


class Spread(NamedTuple):
    """Median, least and greatest of the rounds."""

    median: float
    low: float
    high: float
    rounds: int


def growth(points: Points) -> tuple[float, float, float]:
    """What one more costs on the nearest straight line, where small sizes count as much as large ones;
    the exponent between the two largest sizes, 1 is a straight line, 2 is quadratic; and the largest
    relative distance of a point from that line. ValueError for less than two sizes."""
    sizes, costs = np.array(sorted(points), float).T
    if len(set(sizes)) < 2:
        raise ValueError("growth needs two sizes or more")
    slope, start = np.polyfit(sizes, costs, 1, w=1 / costs)
    exponent = np.diff(np.log(costs))[-1] / np.diff(np.log(sizes))[-1]
    return float(slope), float(exponent), float(max(abs(start + slope * sizes - costs) / costs))


@dataclass
class Results:
    """Everything a report needs. A case has ``samples`` by target, one a round, empty for one that
    failed; and the reasons of those who are ``absent`` or have ``failed``."""

    machine: dict[str, str]
    rounds: int
    targets: dict[str, dict[str, Any]] = field(default_factory=dict)
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)
    fleet: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def _figures(self) -> dict[bool, pd.DataFrame]:
        """Spreads by case, target and key, as they are and ÷ the floor's.

        Ratios are taken in each round: what disturbed both cancels out. A round in which one of the
        two failed does not count. ``rate`` is calls per second of the clock.
        """
        rows = [
            (case, target, number, key, value)
            for case, record in self.cases.items()
            for target, samples in record["samples"].items()
            for number, sample in enumerate(samples)
            for key, value in {**sample, "rate": 1 / (sample.get("wall") or np.nan)}.items()
        ]
        values = pd.DataFrame(rows, columns=["case", "target", "round", "key", "value"])
        floor = values[(values["target"] == "floor") & (values["value"] != 0)]
        both = values.merge(floor, "left", ["case", "round", "key"], suffixes=("", "_floor"))
        both["ratio"] = both["value"] / both["value_floor"]
        found = both.groupby(["case", "target", "key"])[["value", "ratio"]]
        spreads = found.agg(["median", "min", "max", "count"])
        return {False: spreads["value"], True: spreads["ratio"]}

    def figure(
        self, case: str, target: str, key: str = "", to_floor: bool = False
    ) -> Spread | None:
        """Median and spread, as it is or ÷ the floor's; of the case's own key if none is named."""
        which, spreads = (case, target, key or BY_NAME[case].key), self._figures[to_floor]
        found = Spread(*spreads.loc[which]) if which in spreads.index else None
        return found if found and found.rounds else None

    def points(self, group: str) -> dict[str, list[tuple[float, float]]]:
        """Size and processor seconds of every case of a growing group, by target."""
        found: dict[str, list[tuple[float, float]]] = {}
        for case in (case for case in CASES if case.group == group):
            for target in case.who:
                if cpu := self.figure(case.name, target, "cpu"):
                    # A sample is per call; with n tasks there are n calls.
                    one = (case.items or case.at_once, cpu.median * case.at_once)
                    found.setdefault(target, []).append(one)
        return found

    def lacks(self, case: str, target: str) -> str:
        """Why there is no figure, or how many rounds it lacks."""
        record = self.cases.get(case, {})
        if target in record.get("absent", ()):
            return "–"
        if not self.figure(case, target):
            return "failed" if target in record.get("failed", ()) else ""
        lost = sum(not sample for sample in record["samples"][target])
        return f" ({lost} failed)" if lost else ""

    def busiest(self) -> float:
        """The greatest share of its processor the server used in any case with many at once, taking
        medians over rounds; towards 1 it, not the client, sets the pace."""
        many = [name for name in self.cases if BY_NAME[name].key == "rate"]
        shares = [self.figure(name, who, "server") for name in many for who in BY_NAME[name].who]
        return max((share.median for share in shares if share), default=0.0)

    def check_machine(self, machine: dict[str, str]) -> None:
        """Raise ResultsError when these results are of another machine or Python."""
        for name in ("processor", "python"):
            if (old := self.machine[name]) != (new := machine[name]):
                told = f"these results are of another {name} ({old}, now {new})"
                raise ResultsError(f"{told}: run all cases instead of updating some")

    def updated(self, newer: Results) -> Results:
        """These results with the cases of a later run on the same machine in place of the old ones."""
        targets, cases = {**self.targets, **newer.targets}, {**self.cases, **newer.cases}
        return Results(newer.machine, newer.rounds, targets, cases, newer.fleet or self.fleet)

    def save(self, path: Path) -> None:
        """Write the document: one line for each list of samples, so that differences can be read."""
        path.parent.mkdir(parents=True, exist_ok=True)
        # Numbers with four digits: more would only be noise.
        whole = json.dumps({"format": FORMAT, **asdict(self)})
        rounded = json.loads(whole, parse_float=lambda digits: float(f"{float(digits):.4g}"))
        text = json.dumps(rounded, ensure_ascii=False, indent=1)
        text = re.sub(r"\[\n[^][]*\]", lambda found: " ".join(found[0].split()), text)
        path.write_text(text + "\n", "utf-8")


def load(path: Path) -> Results:
    """Read a document. Raises ResultsError when there is none, or it is of another format."""
    read = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if read.pop("format", None) != FORMAT:
        raise ResultsError(
            f"{path} is not there, or of another format: run python -m benchmarks first"
        )
    return Results(**read)


def this_machine() -> dict[str, str]:
    """Processor, how many, system, Python, and the day."""
    info = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*: (.*)", info.read_text("utf-8") if info.exists() else "")
    return {
        "processor": named[1] if named else platform.processor() or platform.machine(),
        "processors": str(psutil.cpu_count()),
        "system": f"{platform.system()} {platform.release()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "date": datetime.now(timezone.utc).strftime("%Y-%m-%d"),
    }

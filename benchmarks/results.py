"""The results of runs: one JSON document, written by runs, read by the report and the plots."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import psutil

from benchmarks.cases import BY_NAME, CASES
from benchmarks.measure import Sample, Spread, figure, ratio

FORMAT = 1


class ResultsError(Exception):
    """Results that do not belong together; the text says what to do."""


@dataclass
class Results:
    """Everything a report needs. A case has ``samples`` by target, one a round, empty for one that
    failed; and the reasons of those who are ``absent`` or have ``failed``."""

    machine: dict[str, str]
    rounds: int
    targets: dict[str, dict[str, Any]] = field(default_factory=dict)
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)
    fleet: dict[str, Any] = field(default_factory=dict)

    def samples(self, case: str) -> Mapping[str, Sequence[Sample]]:
        """The samples of a case by target; empty when it was not run."""
        found: Mapping[str, Any] = self.cases.get(case, {}).get("samples", {})
        return found

    def figure(self, case: str, target: str, key: str = "") -> Spread | None:
        """Median and spread of a figure, the case's own key unless another is named."""
        return figure(self.samples(case).get(target, ()), key or BY_NAME[case].key)

    def ratio(self, case: str, target: str, key: str = "") -> Spread | None:
        """Of a target's figure to the floor's, round by round."""
        mine, floor = (self.samples(case).get(name, ()) for name in (target, "floor"))
        return ratio(mine, floor, key or BY_NAME[case].key)

    def growth(self, group: str) -> dict[str, list[tuple[float, float]]]:
        """Size and processor seconds of every case of a growing group, by target."""
        found: dict[str, list[tuple[float, float]]] = {}
        for case in (case for case in CASES if case.group == group):
            for target in self.samples(case.name):
                if cpu := self.figure(case.name, target, "cpu"):
                    # A sample is per call; with n tasks there are n calls.
                    found.setdefault(target, []).append((case.size, cpu.median * case.at_once))
        return found

    def why_not(self, case: str, target: str) -> str:
        """What stands in place of a figure: why there is none."""
        record = self.cases.get(case, {})
        if target in record.get("absent", {}):
            return "–"
        return "failed" if target in record.get("failed", {}) else ""

    def failures(self, *targets: str) -> list[str]:
        """What went wrong, a line each; of these targets, or of all."""
        return [
            f"{name}: {text}"
            for name, record in self.cases.items()
            for target, text in record.get("failed", {}).items()
            if not targets or target in targets
        ]

    def busiest(self) -> float:
        """The greatest share of its processor the server used in any sample with many at once,
        taking medians over rounds; towards 1 it, not the client, sets the pace."""
        many = [name for name in self.cases if BY_NAME[name].key == "rate"]
        shares = [self.figure(name, who, "server") for name in many for who in self.samples(name)]
        return max((share.median for share in shares if share), default=0.0)

    def updated(self, newer: Results) -> Results:
        """These results with the cases of a later run in place of the old ones.

        Raises ResultsError when the two were made on different machines or Pythons.
        """
        for name in ("processor", "python"):
            old, new = self.machine[name], newer.machine[name]
            if old != new:
                told = f"these results are of another {name} ({old}, now {new})"
                raise ResultsError(f"{told}: run all cases instead of updating some")
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
    if not path.exists():
        raise ResultsError(f"{path} does not exist: run python -m benchmarks first")
    read = json.loads(path.read_text("utf-8"))
    if read.pop("format", None) != FORMAT:
        raise ResultsError(f"{path} is of another format: run python -m benchmarks again")
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

"""The results of runs: one JSON document, written by runs, read by the report and the plots."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.cases import BY_NAME
from benchmarks.measure import Spread, figure, ratio

FORMAT = 1


class ResultsError(Exception):
    """Results that do not belong together; the text says what to do."""


@dataclass
class Results:
    """Everything a report needs: the machine, the versions, the cases, the fleet on paper."""

    machine: dict[str, str]
    rounds: int
    targets: dict[str, dict[str, Any]] = field(default_factory=dict)
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)
    fleet: dict[str, Any] = field(default_factory=dict)

    def samples(self, case: str) -> Mapping[str, Sequence[dict[str, float]]]:
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

    def lost(self, case: str, target: str) -> int:
        """In how many rounds a target failed."""
        return sum(not sample for sample in self.samples(case).get(target, ()))

    def busiest(self) -> float:
        """The greatest share of its processor the server used in any sample with many at once,
        taking medians over rounds; towards 1 it, not the client, sets the pace."""
        shares = [
            spread.median
            for name, case in BY_NAME.items()
            if case.key == "rate" and name in self.cases
            for target in self.samples(name)
            if (spread := self.figure(name, target, "server")) is not None
        ]
        return max(shares, default=0.0)

    def updated(self, newer: Results) -> Results:
        """These results with the cases of a later run in place of the old ones.

        Raises ResultsError when the two were made on different machines or Pythons.
        """
        for name in ("processor", "python"):
            if self.machine[name] != newer.machine[name]:
                raise ResultsError(
                    f"these results are of another {name} ({self.machine[name]}, now "
                    f"{newer.machine[name]}): run all cases instead of updating some"
                )
        targets = {**self.targets, **newer.targets}
        cases = {**self.cases, **newer.cases}
        return Results(newer.machine, newer.rounds, targets, cases, newer.fleet or self.fleet)

    def save(self, path: Path) -> None:
        """Write the document: one line for each list of samples, so that differences can be read."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(self), "utf-8")


def load(path: Path) -> Results:
    """Read a document. Raises ResultsError when there is none, or it is of another format."""
    try:
        read = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ResultsError(f"{path} does not exist: run python -m benchmarks first") from None
    if read.pop("format", None) != FORMAT:
        raise ResultsError(f"{path} is of another format: run python -m benchmarks again")
    return Results(**read)


def _text(results: Results) -> str:
    head = {
        "format": FORMAT,
        "machine": results.machine,
        "rounds": results.rounds,
        "targets": results.targets,
        "fleet": results.fleet,
    }
    lines = [f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in head.items()]
    cases = [f"  {json.dumps(name)}: {_case(record)}" for name, record in results.cases.items()]
    lines.append(' "cases": {\n' + ",\n".join(cases) + "\n }")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _case(record: Mapping[str, Any]) -> str:
    rest = {name: value for name, value in record.items() if name != "samples"}
    samples = [
        f"    {json.dumps(target)}: {json.dumps([_rounded(s) for s in found])}"
        for target, found in record["samples"].items()
    ]
    inner = "{\n" + ",\n".join(samples) + "\n   }" if samples else "{}"
    return "{" + json.dumps(rest, ensure_ascii=False)[1:-1] + f', "samples": {inner}' + "}"


def _rounded(sample: Mapping[str, float]) -> dict[str, float]:
    """Four digits: more would only be noise."""
    return {name: float(f"{value:.4g}") for name, value in sample.items()}

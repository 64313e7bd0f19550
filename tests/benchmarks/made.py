"""Results as a run would leave them, made up."""

from __future__ import annotations

from typing import Any

from benchmarks.cases import BY_NAME
from benchmarks.results import Results
from benchmarks.targets import TARGETS

MACHINE = {
    "processor": "Made-up 9000",
    "processors": "2",
    "system": "Linux 6",
    "python": "CPython 3.11.7",
    "date": "2026-01-06",
}
Samples = list[dict[str, float]]


def calls(*seconds: float) -> Samples:
    """Samples of a call, one a round."""
    return [{"cpu": s, "wall": s, "calls": 1, "server": 0.1} for s in seconds]


def results(
    cases: dict[str, dict[str, Samples]],
    *,
    names: tuple[str, ...] = ("floor", "plain", "sdk"),
    **more: dict[str, str],
) -> Results:
    """Results of these cases, for these targets; ``more`` of each case: who is absent, who failed."""
    targets = {
        target.name: {"versions": {target.package: "1.2.3", "h11": "0.16"}}
        for target in TARGETS
        if target.name in names
    }
    records: dict[str, dict[str, Any]] = {
        name: {"when": "2026-01-06 08:00", "samples": samples, "failed": {}, **more}
        for name, samples in cases.items()
    }
    assert records.keys() <= BY_NAME.keys()
    return Results(dict(MACHINE), 2, targets, records)

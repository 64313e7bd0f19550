"""The long run in its short form; ``make soak`` is the long one."""

from __future__ import annotations

import pytest

from .soak import TRANSPORTS, Ended, Report, tasks, threads, transport


@pytest.mark.parametrize("name", TRANSPORTS)
@pytest.mark.parametrize(("run", "number"), [(threads, 40), (tasks, 200)])
def test_what_callers_are_told_is_what_happened(run: object, number: int, name: str) -> None:
    if name == "fast":
        pytest.importorskip("orjson")
    with transport(name):
        report = run(number, 1.5, 7, least=200)  # type: ignore[operator]
    report.check(clock=False)  # the long run looks at the clock, on a machine of its own
    assert len(report.ended) >= 200
    assert report.received > 100


def ended(key: str = "speak:a", outcome: str = "ok", *, unknown: bool = False, attempts: int = 1, seconds: float = 0.1) -> Ended:  # fmt: skip
    return Ended(key, outcome, unknown, attempts, seconds)


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (Report("", [], 1), "a call was lost"),
        (Report("", [ended()], 1, {"speak:a": 2}), "carried out 2 times"),  # type: ignore[arg-type]
        (Report("", [ended()], 1), "success was told of what did not happen"),
        (Report("", [ended(outcome="X")], 1, {"speak:a": 1}), "was told of what did happen"),  # type: ignore[arg-type]
        (Report("", [ended(outcome="X", seconds=99.0)], 1), "outlived its deadline"),
        (Report("", [ended(outcome="X", attempts=12)], 1), "repeats added 1100.0%"),
        (Report("", [], 0, open=3), "3 connections were left open"),
    ],
)
def test_the_checks_of_the_long_run_can_fail(report: Report, text: str) -> None:
    from collections import Counter

    report.done = Counter(report.done)
    with pytest.raises(AssertionError, match=text):
        report.check()

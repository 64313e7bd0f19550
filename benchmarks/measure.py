"""From samples to figures: medians, spread, ratios taken round by round, and growth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from statistics import median
from typing import NamedTuple

import numpy as np

Sample = Mapping[str, float]
Points = Sequence[tuple[float, float]]


class Spread(NamedTuple):
    """Median, least and greatest of the rounds."""

    median: float
    low: float
    high: float
    rounds: int


def spread(values: Sequence[float]) -> Spread | None:
    """Of the values of all rounds; None when there are none."""
    return Spread(median(values), min(values), max(values), len(values)) if values else None


def values(samples: Sequence[Sample], key: str) -> list[float | None]:
    """One figure of each sample, if it has it; ``rate`` is calls per second of the clock."""
    if key != "rate":
        return [sample.get(key) for sample in samples]
    return [1 / sample["wall"] if sample.get("wall") else None for sample in samples]


def figure(samples: Sequence[Sample], key: str) -> Spread | None:
    """Of one key of the samples."""
    return spread([found for found in values(samples, key) if found is not None])


def ratio(samples: Sequence[Sample], floor: Sequence[Sample], key: str) -> Spread | None:
    """A target's figure ÷ the floor's, each round by itself: what disturbed both cancels out.

    For ``rate`` the greater is the better, for everything else the smaller. A round in which one of
    the two has an empty sample, because it failed, does not count.
    """
    pairs = zip(values(samples, key), values(floor, key), strict=False)
    return spread([mine / under for mine, under in pairs if mine is not None and under])


def exponent(points: Points) -> float:
    """How cost grows between the two largest sizes: 1 is a straight line, 2 is quadratic."""
    _two(points)
    (n1, cost1), (n2, cost2) = sorted(points)[-2:]
    return log(cost2 / cost1) / log(n2 / n1)


def straight(points: Points) -> tuple[float, float]:
    """``a`` and ``b`` of the straight line ``a + b·n`` nearest to the points in relative terms, so
    that small sizes count as much as large ones."""
    _two(points)
    sizes, costs = np.array(points, float).T
    slope, start = np.polyfit(sizes, costs, 1, w=1 / costs)
    return float(start), float(slope)


def worst_departure(points: Points) -> float:
    """The largest relative distance of a point from that line: 0.1 is ten percent."""
    start, slope = straight(points)
    return max(abs(start + slope * n - cost) / cost for n, cost in points)


def _two(points: Points) -> None:
    if len({n for n, _ in points}) < 2:
        raise ValueError("growth needs two sizes or more")

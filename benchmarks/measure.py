"""From samples to figures: medians, spread, and ratios taken round by round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import median

Sample = Mapping[str, float]


@dataclass(frozen=True)
class Spread:
    """Median, least and greatest of the rounds."""

    median: float
    low: float
    high: float
    rounds: int


def spread(values: Sequence[float]) -> Spread | None:
    """Of the values of all rounds; None when there are none."""
    return Spread(median(values), min(values), max(values), len(values)) if values else None


def figure(samples: Sequence[Sample], key: str) -> Spread | None:
    """Of one key of the samples; ``rate`` is calls per second of the clock."""
    if key == "rate":
        return spread([1 / sample["wall"] for sample in samples if sample.get("wall")])
    return spread([sample[key] for sample in samples if key in sample])


def ratio(samples: Sequence[Sample], floor: Sequence[Sample], key: str) -> Spread | None:
    """A target's figure ÷ the floor's, each round by itself: what disturbed both cancels out.

    For ``rate`` the greater is the better, for everything else the smaller. A round in which one of
    the two has an empty sample, because it failed, does not count.
    """
    pairs = zip(samples, floor, strict=False)
    if key == "rate":
        both = [(under, mine, "wall") for mine, under in pairs]
    else:
        both = [(mine, under, key) for mine, under in pairs]
    return spread([a[k] / b[k] for a, b, k in both if k in a and b.get(k)])


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """How cost grows between the two largest sizes: 1 is a straight line, 2 is quadratic.

    Raises ValueError when there are fewer than two sizes.
    """
    if len(points) < 2:
        raise ValueError("growth needs two sizes or more")
    (n1, cost1), (n2, cost2) = sorted(points)[-2:]
    return log(cost2 / cost1) / log(n2 / n1)


def straight(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """``a`` and ``b`` of the straight line ``a + b·n`` nearest to the points in relative terms.

    Each point weighs by the inverse square of its cost, so that small sizes count as much as large
    ones. Raises ValueError when there are fewer than two sizes.
    """
    if len({n for n, _ in points}) < 2:
        raise ValueError("a line needs two sizes or more")
    weights = [1 / cost**2 for _, cost in points]
    total = sum(weights)
    mean_n = sum(w * n for w, (n, _) in zip(weights, points, strict=True)) / total
    mean_cost = sum(w * cost for w, (_, cost) in zip(weights, points, strict=True)) / total
    both = [(w, n - mean_n, cost - mean_cost) for w, (n, cost) in zip(weights, points, strict=True)]
    slope = sum(w * dn * dc for w, dn, dc in both) / sum(w * dn * dn for w, dn, _ in both)
    return mean_cost - slope * mean_n, slope


def worst_departure(points: Sequence[tuple[float, float]]) -> float:
    """The largest relative distance of a point from that line: 0.1 is ten percent."""
    start, slope = straight(points)
    return max(abs(start + slope * n - cost) / cost for n, cost in points)

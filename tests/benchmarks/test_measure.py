"""Ratios are taken round by round; growth is told from its points."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.measure import exponent, figure, ratio, spread, straight, worst_departure
from tests.benchmarks.made import calls


def test_a_ratio_is_the_median_of_the_ratios_of_the_rounds() -> None:
    # In the second round the machine was ten times slower: the ratio of medians would be 5.
    mine, floor = calls(2, 30, 5), calls(1, 10, 1)
    found = ratio(mine, floor, "cpu")
    assert found is not None
    assert (found.median, found.low, found.high, found.rounds) == (3, 2, 5, 3)


def test_a_rate_is_the_better_the_higher() -> None:
    found = ratio(calls(0.5), calls(2), "rate")
    assert found is not None
    assert found.median == 4
    rate = figure(calls(0.5), "rate")
    assert rate is not None
    assert rate.median == 2


def test_what_was_not_measured_has_no_figure() -> None:
    assert spread([]) is None
    assert figure([], "cpu") is None
    assert figure(calls(1), "modules") is None
    assert ratio([], calls(1), "cpu") is None
    assert ratio(calls(1), [{"cpu": 0.0}], "cpu") is None


def test_a_round_in_which_one_failed_does_not_shift_the_others() -> None:
    mine: list[dict[str, float]] = [{}, *calls(3)]
    for key in ("cpu", "rate"):
        found = ratio(mine, calls(1, 6), key)
        assert found is not None
        assert (found.median, found.rounds) == (0.5 if key == "cpu" else 2, 1)
        assert ratio(calls(1, 6), mine, key) is not None


def test_a_figure_of_the_first_round_alone_counts() -> None:
    found = figure([{"cpu": 1.0, "modules": 178.0}, {"cpu": 2.0}], "modules")
    assert found is not None
    assert (found.median, found.rounds) == (178, 1)


@pytest.mark.parametrize(("power", "cost"), [(1, lambda n: 3 * n), (2, lambda n: n * n / 7)])
def test_the_exponent_tells_how_cost_grows(power: int, cost: Callable[[int], float]) -> None:
    points = [(n, cost(n)) for n in (1000, 10, 100)]
    assert exponent(points) == pytest.approx(power)


def test_a_straight_line_is_found_and_nothing_departs_from_it() -> None:
    points = [(n, 5 + 2 * n) for n in (1, 10, 100, 100_000)]
    assert straight(points) == pytest.approx((5, 2))
    assert worst_departure(points) == pytest.approx(0, abs=1e-9)


def test_a_curve_departs_from_every_line() -> None:
    assert worst_departure([(n, n * n) for n in (1, 10, 100, 1000)]) > 0.5


def test_one_size_is_no_growth() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent([(1, 1)])
    with pytest.raises(ValueError, match="two sizes"):
        straight([(1, 1), (1, 2)])

"""Ratios are taken round by round; growth is told from its points."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.results import Spread, growth
from tests.benchmarks.made import Samples, calls, results


def figure(mine: Samples, floor: Samples, key: str = "cpu", ratio: bool = False) -> Spread | None:
    """Of a target beside a floor."""
    return results({"get": {"floor": floor, "plain": mine}}).figure("get", "plain", key, ratio)


def test_a_ratio_is_the_median_of_the_ratios_of_the_rounds() -> None:
    # In the second round the machine was ten times slower: the ratio of medians would be 5.
    assert figure(calls(2, 30, 5), calls(1, 10, 1), ratio=True) == (3, 2, 5, 3)


def test_a_rate_is_the_better_the_higher() -> None:
    assert figure(calls(0.5), calls(2), "rate", ratio=True) == (4, 4, 4, 1)
    assert figure(calls(0.5), calls(2), "rate") == (2, 2, 2, 1)


def test_what_was_not_measured_has_no_figure() -> None:
    assert figure([], []) is None
    assert figure(calls(1), [], "modules") is None
    assert figure([], calls(1), ratio=True) is None
    assert figure(calls(1), [{"cpu": 0.0}], ratio=True) is None
    assert results({}).figure("get", "plain") is None


def test_a_round_in_which_one_failed_does_not_shift_the_others() -> None:
    mine: Samples = [{}, *calls(3)]
    for key, expected in (("cpu", 0.5), ("rate", 2)):
        assert figure(mine, calls(1, 6), key, ratio=True) == (*[expected] * 3, 1)
        assert figure(calls(1, 6), mine, key, ratio=True) == (*[1 / expected] * 3, 1)


def test_a_figure_of_the_first_round_alone_counts() -> None:
    assert figure([{"cpu": 1.0, "modules": 178.0}, {"cpu": 2.0}], [], "modules") == (*[178] * 3, 1)


@pytest.mark.parametrize(("power", "cost"), [(1, lambda n: 3 * n), (2, lambda n: n * n / 7)])
def test_the_exponent_tells_how_cost_grows(power: int, cost: Callable[[int], float]) -> None:
    assert growth([(n, cost(n)) for n in (1000, 10, 100)])[1] == pytest.approx(power)


def test_a_straight_line_is_found_and_nothing_departs_from_it() -> None:
    slope, _, off = growth([(n, 5 + 2 * n) for n in (1, 10, 100, 100_000)])
    assert slope == pytest.approx(2)
    assert off == pytest.approx(0, abs=1e-9)


def test_a_curve_departs_from_every_line() -> None:
    assert growth([(n, n * n) for n in (1, 10, 100, 1000)])[2] > 0.5


def test_one_size_is_no_growth() -> None:
    for points in ([(1, 1)], [(1, 1), (1, 2)]):
        with pytest.raises(ValueError, match="two sizes"):
            growth(points)


def test_the_growth_of_tasks_is_the_cost_of_all_of_them() -> None:
    points = results({f"grow-tasks-{n}": {"plain": calls(1e-4)} for n in (1, 10)}).points(
        "grow-tasks"
    )
    assert points["plain"] == [(1, pytest.approx(1e-4)), (10, pytest.approx(1e-3))]

"""The fleet on paper runs the client's own code, and comes out the same every time."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from benchmarks.fleet import POLICIES, Scenario, ours, published, simulate
from shengwang_agent._call.retry import RetryBudget

SMALL = Scenario(clients=60)


@pytest.fixture(scope="module")
def outcomes() -> dict[str, dict[str, Any]]:
    return {outcome["policy"]: outcome for outcome in simulate(SMALL)}


def test_our_extra_load_stays_below_a_fifth(outcomes: dict[str, dict[str, Any]]) -> None:
    assert 0 < outcomes["ours"]["extra"] < 0.2


def test_retries_without_a_purse_multiply_the_load(outcomes: dict[str, dict[str, Any]]) -> None:
    assert outcomes["3 retries, no budget"]["extra"] == pytest.approx(3, rel=0.05)
    assert outcomes["agent-server-sdk, max_retries=5"]["extra"] > 2


def test_the_published_default_repeats_nothing_and_loses_what_one_repeat_saves(
    outcomes: dict[str, dict[str, Any]],
) -> None:
    published, ours = outcomes["agent-server-sdk, as it comes"], outcomes["ours"]
    assert published["extra"] == 0
    assert published["errors_outside"] > 2 * ours["errors_outside"]


def test_a_scenario_comes_out_the_same_every_time(outcomes: dict[str, dict[str, Any]]) -> None:
    assert simulate(SMALL) == list(outcomes.values())
    another = simulate(replace(SMALL, seed=8), ["ours"])[0]
    assert another != outcomes["ours"]


def test_every_request_is_seen_by_the_service(outcomes: dict[str, dict[str, Any]]) -> None:
    for outcome in outcomes.values():
        assert sum(outcome["seconds"]) >= outcome["calls"]
        assert outcome["calls"] == outcome["calls_in_outage"] + outcome["calls_outside"]
    assert outcomes["agent-server-sdk, as it comes"]["calls"] == sum(
        outcomes["agent-server-sdk, as it comes"]["seconds"]
    )


def test_the_extra_load_of_a_client_is_what_its_purse_holds() -> None:
    dark = replace(SMALL, flaky=0.0)
    found = simulate(dark, ["ours"])[0]
    extra = found["requests_in_outage"] - found["calls_in_outage"]
    assert extra <= SMALL.clients * RetryBudget.MOST // RetryBudget.COST


@pytest.mark.parametrize("rate", [0.17, 0.3, 1.0, 3.0])
def test_a_fleet_in_an_outage_of_a_minute_adds_less_than_a_fifth(rate: float) -> None:
    """From ten calls a minute on; a new client that makes fewer still has its three attempts."""
    found = simulate(replace(SMALL, rate=rate), ["ours"])[0]
    assert 0.01 < found["extra"] < 0.2


def test_ours_obeys_the_table_and_the_purse() -> None:
    random, budget = Random(1), RetryBudget()
    assert ours("never", 0, random, budget, 1.0) is None
    assert ours("named", 0, random, budget, 1.0) is not None
    assert ours("named", 1, random, budget, 1.0) is None
    allowed = 1  # the one above
    while ours("always", 0, random, budget, 1.0) is not None:
        allowed += 1
    assert allowed == RetryBudget.LEAST // RetryBudget.COST
    for _ in range(RetryBudget.COST):
        budget.earn(1.0)
    assert ours("always", 0, random, budget, 1.0) is not None


@pytest.mark.parametrize(("asked", "repeats"), [(0, 0), (2, 0), (3, 1), (5, 3)])
def test_the_published_policy_repeats_two_less_than_asked(asked: int, repeats: int) -> None:
    policy, random, done = published(asked), Random(1), 0
    while (pause := policy("always", done, random, RetryBudget(), 0.0)) is not None:
        most = min(0.5 * 2 ** (done + 2), 10)
        assert 0.75 * most <= pause <= most
        done += 1
    assert done == repeats


def test_ours_comes_first() -> None:
    assert next(iter(POLICIES.items())) == ("ours", ours)

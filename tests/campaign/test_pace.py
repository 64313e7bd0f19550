"""The pace as a pure function: how many may start, and what 429 and 422 do to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from shengwang_agent.campaign import Pace
from shengwang_agent.campaign.pace import PaceState, allowance, checked_pace, told
from shengwang_agent.errors import ConfigurationError

NOW = 1_800_000_000.0
PACE = Pace(per_second=10, at_once=4)


def hint(
    state: PaceState, now: float, claimed_at: float, seconds: float | None = None
) -> PaceState:
    return told(PACE, state, now, "hint", seconds, claimed_at, 1)


def test_calls_start_one_interval_apart() -> None:
    state = PaceState(next_at=NOW)
    first = allowance(PACE, state, NOW, 0, 3)
    assert (first.dials, first.wait) == (1, 0.0)
    early = allowance(PACE, first.state, NOW + 0.06, 1, 3)
    assert (early.dials, early.wait) == (0, pytest.approx(0.04, abs=1e-6))
    assert allowance(PACE, first.state, NOW + 0.11, 1, 3).dials == 1


def test_a_pause_earns_no_burst() -> None:
    state = allowance(PACE, PaceState(), NOW, 0, 1).state
    assert allowance(Pace(10, 1000), state, NOW + 3600, 0, 1000).dials <= 2


def test_no_more_at_once_than_the_quota() -> None:
    assert allowance(Pace(1000, 4), PaceState(NOW - 1), NOW, 3, 10).dials == 1
    assert allowance(Pace(1000, 4), PaceState(NOW - 1), NOW, 4, 10).dials == 0


@settings(deadline=None)
@given(
    st.floats(0.5, 500),
    st.lists(st.tuples(st.floats(0.001, 2), st.integers(1, 50)), min_size=1, max_size=60),
)
def test_over_any_stretch_the_rate_is_kept(rate: float, turns: list[tuple[float, int]]) -> None:
    pace, state, now, started = Pace(rate, 10_000), PaceState(), NOW, []
    for gap, wanted in turns:
        now += gap
        allowed = allowance(pace, state, now, 0, wanted)
        state = allowed.state
        started += [now] * allowed.dials
    for i, begin in enumerate(started):
        for j in range(i, len(started)):
            # One call is free, and a tenth of a second may be made up for.
            assert j - i + 1 <= (started[j] - begin + 0.1) * rate + 2 + 1e-3


def test_429_halves_once_for_the_calls_of_one_moment() -> None:
    state = hint(PaceState(), NOW, NOW - 1)
    assert state.factor == 0.5
    assert hint(state, NOW + 0.1, NOW - 0.5).factor == 0.5  # was under way already
    assert hint(state, NOW + 1, NOW + 0.5).factor == pytest.approx(0.25, rel=0.02)


def test_a_halved_pace_grows_back() -> None:
    slow = hint(PaceState(), NOW, NOW - 1)
    interval = allowance(PACE, slow._replace(next_at=NOW), NOW, 0, 1).state.next_at - NOW
    now = NOW + 61
    later = allowance(PACE, slow._replace(next_at=now), now, 0, 1).state.next_at - now
    assert interval == pytest.approx(0.2, rel=0.01)
    assert later == pytest.approx(0.1, rel=0.01)


def test_a_hint_stops_everybody_for_as_long() -> None:
    state = hint(PaceState(), NOW, NOW, 30)
    assert allowance(PACE, state, NOW + 29, 0, 1).dials == 0
    assert allowance(PACE, state, NOW + 30, 0, 1).dials == 1


def test_no_hint_and_no_clock_stops_a_campaign_for_ever() -> None:
    assert hint(PaceState(), NOW, NOW, 1e9).next_at == NOW + 3600
    set_back = PaceState(next_at=NOW + 10 * 86400)
    assert allowance(PACE, set_back, NOW, 0, 1).wait == 3600


def test_422_finds_the_quota_and_tries_more_later() -> None:
    pace = Pace(1000, 50)
    state = told(pace, PaceState(), NOW, "crowd", None, NOW, 21)
    assert allowance(pace, state, NOW, 20, 50).dials == 0
    assert allowance(pace, state, NOW, 19, 50).dials == 1
    assert allowance(pace, state, NOW + 31, 20, 50).dials == 1
    alone = told(pace, PaceState(), NOW, "crowd", None, NOW, 1)
    assert allowance(pace, alone, NOW, 0, 50).dials == 1  # never down to nothing


@pytest.mark.parametrize(
    ("pace", "names"),
    [
        (Pace(0, 1), "per_second"),
        (Pace(-1, 1), "per_second"),
        (Pace(float("inf"), 1), "per_second"),
        (Pace(float("nan"), 1), "per_second"),
        (Pace(1, 0), "at_once"),
        (Pace(1, 1.5), "at_once"),  # type: ignore[arg-type]
    ],
)
def test_an_impossible_pace_is_named(pace: Pace, names: str) -> None:
    with pytest.raises(ConfigurationError, match=names):
        checked_pace(pace)

"""The retry budget: an outage is not made worse by those who suffer it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from shengwang_agent import errors
from shengwang_agent._call.context import State
from shengwang_agent._call.retry import RetryBudget

from .stepping import Walk, state

NOW = 1000.0


def emptied(shared: State) -> State:
    while shared.budget.pay(NOW):
        pass
    return shared


def busy(shared: State) -> State:
    """After as many successes as the budget can hold tokens for."""
    for _ in range(100):
        shared.budget.earn(NOW)
    return shared


@pytest.mark.parametrize(("lately", "repeats"), [(state, 2), (lambda: busy(state()), 10)])
def test_retries_stop_when_the_purse_is_empty_and_first_attempts_never_do(
    lately: Callable[[], State], repeats: int
) -> None:
    shared = lately()
    sent = 0
    for _ in range(40):
        walk = Walk("agents.get", state=shared)
        with pytest.raises(errors.ServerError):
            walk.play(*[500] * 3) if shared.budget.tokens(NOW) >= 10 else walk.play(500)
        sent += len(walk.requests)
    assert sent == 40 + repeats


def test_a_new_client_can_make_three_attempts() -> None:
    assert Walk("agents.get", state=state()).play(500, 500, 200).agent_id


def test_an_empty_purse_is_told() -> None:
    with pytest.raises(errors.ServerError, match="retry budget of this client is used up"):
        Walk("agents.get", state=emptied(state())).play(500)


def test_a_retry_costs_five_and_a_success_earns_one() -> None:
    shared = busy(state())
    assert shared.budget.tokens(NOW) == 50
    Walk("agents.get", state=shared).play(500, 500, 200)
    assert shared.budget.tokens(NOW) == 50 - 5 - 5 + 1
    for _ in range(20):
        Walk("agents.get", state=shared).play(200)
    assert shared.budget.tokens(NOW) == 50, "and the budget holds no more than that"


def test_what_was_earned_is_kept_for_half_a_minute_at_most() -> None:
    budget = busy(state()).budget
    assert [budget.tokens(NOW + s) for s in (0, 14.9, 15, 29.9, 30, 3600)] == [50] * 4 + [10] * 2


def test_after_a_long_rest_a_purse_holds_what_a_new_one_does() -> None:
    budget = busy(state()).budget
    assert budget.tokens(NOW + 3600) == 10
    assert emptied(state()).budget.tokens(NOW + 3600) == 0, "but time alone earns nothing"


@pytest.mark.parametrize("every", [0.1, 1.0, 3.0, 5.9])
def test_an_outage_of_a_minute_adds_less_than_a_fifth(every: float) -> None:
    """To a client that makes a call every so many seconds; first all work, then none."""
    budget = RetryBudget()
    for number in range(round(60 / every)):
        budget.earn(NOW + number * every)
    begins = NOW + 60
    moments = [begins + number * every for number in range(round(60 / every))]
    repeats = sum(budget.pay(moment) for moment in moments for _ in range(2))
    assert 2 <= repeats <= len(moments) / 5


def test_over_a_long_outage_a_client_adds_less_than_a_fifth() -> None:
    """Two calls of three fail for good. What is earned is what is spent."""
    shared, calls, sent = state(), 3000, 0
    for number in range(calls):
        walk = Walk("agents.get", state=shared, options={"max_retries": 1})
        if number % 3 == 0:
            walk.play(200)
        else:
            with pytest.raises(errors.ServerError):
                walk.play(500, 500) if shared.budget.tokens(NOW) >= 5 else walk.play(500)
        sent += len(walk.requests)
    assert sent - calls < calls * 0.2


def test_clones_of_a_client_share_the_purse_and_the_hosts() -> None:
    shared = state()
    twin = shared.with_settings(shared.settings._replace(max_retries=0))
    assert twin.budget is shared.budget
    assert twin.pool is shared.pool
    assert twin.clock is shared.clock
    assert twin.wall is shared.wall


def test_a_purse_shared_by_threads_loses_no_coin() -> None:
    from concurrent.futures import ThreadPoolExecutor

    budget = busy(state()).budget
    with ThreadPoolExecutor(8) as threads:
        paid = sum(threads.map(lambda _: budget.pay(NOW), range(200)))
    assert paid == 10
    assert budget.tokens(NOW) == 0
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: budget.earn(NOW), range(30)))
    assert budget.tokens(NOW) == 30


def test_going_over_to_a_host_that_works_costs_nothing() -> None:
    shared = emptied(state())
    walk = Walk("telephony.call", state=shared)
    walk.play("not_sent", 200)
    assert len(set(walk.hosts)) == 2
    assert shared.budget.tokens(NOW) == 1, "what the success earned"


def test_when_every_host_rests_even_that_costs() -> None:
    shared = state()
    for url in shared.pool.urls():
        shared.pool.failed(url, 1000.0, 0.9)
    emptied(shared)
    with pytest.raises(errors.ConnectionFailed, match="retry budget"):
        Walk("agents.get", state=shared).play("not_sent")


def test_a_lone_host_is_never_gone_over_from() -> None:
    shared = state(base_url="http://127.0.0.1:1")
    Walk("agents.get", state=shared).play("not_sent", 200)
    assert shared.budget.tokens(NOW) == 10 - 5 + 1

"""The retry budget: an outage is not made worse by those who suffer it."""

from __future__ import annotations

import pytest

from shengwang_agent import errors
from shengwang_agent.retry import Purse

from .stepping import Walk, state


def test_retries_stop_when_the_purse_is_empty_and_first_attempts_never_do() -> None:
    shared = state()
    sent = 0
    for _ in range(40):
        walk = Walk("agents.get", state=shared)
        with pytest.raises(errors.ServerError):
            walk.play(*[500] * 3) if shared.purse.coins >= 10 else walk.play(500)
        sent += len(walk.requests)
    assert sent == 40 + Purse.CAPACITY // Purse.COST


def test_an_empty_purse_is_told() -> None:
    shared = state()
    while shared.purse.pay():
        pass
    with pytest.raises(errors.ServerError, match="retry budget of this client is used up"):
        Walk("agents.get", state=shared).play(500)


def test_a_retry_costs_five_and_a_success_earns_one() -> None:
    shared = state()
    Walk("agents.get", state=shared).play(500, 500, 200)
    assert shared.purse.coins == 50 - 5 - 5 + 1
    for _ in range(20):
        Walk("agents.get", state=shared).play(200)
    assert shared.purse.coins == 50, "and the purse holds no more than that"


def test_over_a_long_outage_a_client_adds_less_than_a_fifth() -> None:
    """Two calls of three fail for good. What is earned is what is spent."""
    shared, calls, sent = state(), 3000, 0
    for number in range(calls):
        walk = Walk("agents.get", state=shared, options={"max_retries": 1})
        if number % 3 == 0:
            walk.play(200)
        else:
            with pytest.raises(errors.ServerError):
                walk.play(500, 500) if shared.purse.coins >= 5 else walk.play(500)
        sent += len(walk.requests)
    assert sent - calls < calls * 0.2


def test_clones_of_a_client_share_the_purse_and_the_hosts() -> None:
    shared = state()
    twin = shared.twin(shared.settings._replace(max_retries=0))
    assert twin.purse is shared.purse
    assert twin.pool is shared.pool
    assert twin.clock is shared.clock
    assert twin.wall is shared.wall


def test_a_purse_shared_by_threads_loses_no_coin() -> None:
    from concurrent.futures import ThreadPoolExecutor

    purse = Purse()
    with ThreadPoolExecutor(8) as threads:
        paid = sum(threads.map(lambda _: purse.pay(), range(200)))
    assert paid == 10
    assert purse.coins == 0
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: purse.earn(), range(30)))
    assert purse.coins == 30


def test_going_over_to_a_host_that_works_costs_nothing() -> None:
    shared = state()
    while shared.purse.pay():
        pass
    walk = Walk("telephony.call", state=shared)
    walk.play("unsent", 200)
    assert len(set(walk.hosts)) == 2
    assert shared.purse.coins == 1, "what the success earned"


def test_when_every_host_rests_even_that_costs() -> None:
    shared = state()
    for url in shared.pool.urls():
        shared.pool.failed(url, 1000.0, 0.9)
    while shared.purse.pay():
        pass
    with pytest.raises(errors.ConnectionFailed, match="retry budget"):
        Walk("agents.get", state=shared).play("unsent")


def test_a_lone_host_is_never_gone_over_from() -> None:
    shared = state(base_url="http://127.0.0.1:1")
    Walk("agents.get", state=shared).play("unsent", 200)
    assert shared.purse.coins == 50 - 5 + 1

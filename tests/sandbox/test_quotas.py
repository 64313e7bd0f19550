"""429: the request rate, and when it is over."""

from __future__ import annotations

import pytest

from shengwang_agent.sandbox import Sandbox

from .conftest import APP, START, api_of


def test_the_rate_is_per_project_and_retry_after_is_true() -> None:
    sandbox = Sandbox(start=START, speed=0, requests_per_second=2)
    api = api_of(sandbox)
    assert [api("GET", f"{APP}/agents").status_code for _ in range(3)] == [200, 200, 429]
    refused = api("GET", f"{APP}/agents")
    assert refused.headers["retry-after"] == "1"
    assert refused.json()["reason"] == "ConcurrencyLimitExceeded"
    assert api("GET", "/v2/projects/other/agents").status_code == 200
    sandbox.clock.advance(float(refused.headers["retry-after"]))
    assert [api("GET", f"{APP}/agents").status_code for _ in range(3)] == [200, 200, 429]


def test_a_slow_rate_asks_for_a_long_pause() -> None:
    sandbox = Sandbox(start=START, speed=0, requests_per_second=0.1)
    api = api_of(sandbox)
    assert api("GET", "/v2/phone-numbers").status_code == 200
    refused = api("GET", "/v2/phone-numbers")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "10")
    assert refused.json()["error_type"] == "unprocessable_content"
    sandbox.clock.advance(10)
    assert api("GET", "/v2/phone-numbers").status_code == 200


@pytest.mark.parametrize("name", ["max_agents", "keep", "rings", "speed", "requests_per_second"])
def test_what_would_count_below_nothing_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name}: expected 0 or more, got -1"):
        Sandbox(**{name: -1})


def test_none_and_0_agents_mean_any_number() -> None:
    for most in (None, 0):
        api = api_of(Sandbox(max_agents=most))
        assert len({api.start(str(n)) for n in range(25)}) == 25

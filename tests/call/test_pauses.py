"""How long a call waits: jitter, hints of every form, the deadline, test mode."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest

from shengwang_agent import errors, testing
from shengwang_agent._call import exchange as flow, retry

from .stepping import Clock, Walk

NOW = Clock().wall_now


def http_date(seconds_from_now: float) -> str:
    when = datetime.fromtimestamp(NOW, timezone.utc) + timedelta(seconds=seconds_from_now)
    return format_datetime(when, usegmt=True)


def other_date(form: str) -> str:
    """Twelve seconds from now, in one of the two old forms of an HTTP date."""
    return datetime.fromtimestamp(NOW + 12, timezone.utc).strftime(form)


HINTS: list[tuple[dict[str, str], float]] = [
    ({"retry-after": "7"}, 7.0),
    ({"Retry-After": "0.25"}, 0.25),
    ({"retry-after": "0"}, 0.0),
    ({"retry-after": "60"}, 60.0),
    ({"retry-after": " 3 "}, 3.0),
    ({"retry-after-ms": "250"}, 0.25),
    ({"retry-after-ms": "1500.5"}, 1.5005),
    ({"retry-after-ms": "10", "retry-after": "30"}, 0.01),
    ({"retry-after-ms": "soon", "retry-after": "3"}, 3.0),
    ({"retry-after": http_date(12)}, 12.0),
    ({"retry-after": http_date(12).replace("GMT", "+0000")}, 12.0),
    ({"retry-after": http_date(12).replace(" GMT", "")}, 12.0),
    ({"retry-after": other_date("%A, %d-%b-%y %H:%M:%S GMT")}, 12.0),
    ({"retry-after": other_date("%a %b %d %H:%M:%S %Y")}, 12.0),
    ({"retry-after": "007"}, 7.0),
]
NO_HINTS = [
    "-1", "nan", "inf", "-inf", "1e400", "10000000000", "soon", "", "7 seconds", "0x10", "12:30",
    "1_0", "+5", " +5 ", "1e3", "infinity", "5.", ".5", "1 0", "5\n", "5s", "0b1",
    "9" * 5000, "1000000001", "True", "Fri, 31 Dec 99999 23:59:59 GMT", "31 Dec 2029",
    "Mon, 31 Dec 2029", "Mon, 31 Dec 2029 10:00 GMT", "Mon, 31 Dec 2029 10:00:00 +0800",
    "Mon, 31 Dec 2029 10:00:00 PST", "2029-12-31T10:00:00Z", "Fri, 99 Foo 2026 99:99:99 GMT", http_date(-30), "1,2",
]  # fmt: skip


@pytest.mark.parametrize(("headers", "seconds"), HINTS)
@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("name", ["agents.get", "agents.start", "telephony.call"])
def test_a_hint_is_waited_for(
    name: str, status: int, headers: dict[str, str], seconds: float
) -> None:
    walk = Walk(name)
    walk.play((status, headers), 200)
    assert walk.pauses == ([pytest.approx(seconds)] if seconds else [])


@pytest.mark.parametrize("value", NO_HINTS)
def test_what_is_no_hint_is_ignored(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "random", lambda: 0.5)
    for name in ("retry-after", "retry-after-ms"):
        walk = Walk("agents.get")
        walk.play((429, {name: value}), 200)
        assert walk.pauses == [0.25]


@pytest.mark.parametrize(
    "value", ["\uff11\uff10", "\u0663", "1\uff10", "Mon, 3\uff11 Dec 2029 10:00:00 GMT", "\u00b2"]
)
def test_digits_of_other_scripts_are_no_hint(value: str) -> None:
    for name in ("retry-after", "retry-after-ms"):
        assert retry.hint_seconds({name: value}, NOW) is None


@pytest.mark.parametrize("value", NO_HINTS)
def test_an_unusable_hint_does_not_make_a_503_safe(value: str) -> None:
    with pytest.raises(errors.OutcomeUnknown):
        Walk("telephony.call").play((503, {"retry-after": value}))


@pytest.mark.parametrize("headers", [{"retry-after": "61"}, {"retry-after-ms": "60001"}, {"retry-after": "3600"}, {"retry-after": http_date(7200)}])  # fmt: skip
@pytest.mark.parametrize(("status", "cls"), [(429, errors.RateLimitError), (503, errors.ServerError)])  # fmt: skip
def test_a_hint_above_the_cap_raises_at_once_and_is_told(
    status: int, cls: type[errors.ApiError], headers: dict[str, str]
) -> None:
    walk = Walk("agents.get")
    with pytest.raises(cls, match=r"asks to wait [\d.]+ s, more than the 60 s") as caught:
        walk.play((status, headers))
    assert walk.pauses == []
    assert caught.value.headers == {name.lower(): text for name, text in headers.items()}


def test_the_hint_of_the_last_answer_is_told() -> None:
    with pytest.raises(errors.RateLimitError, match="the platform asks to wait 9 s"):
        Walk("agents.get", max_retries=0).play((429, {"retry-after": "9"}))


@pytest.mark.parametrize("fraction", [0.0, 0.5, 0.999])
def test_backoff_is_full_jitter_below_a_doubling_cap(
    fraction: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "random", lambda: fraction)
    walk = Walk("agents.get", max_retries=7)
    walk.play(*[500] * 7, 200)
    limits = [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]
    assert walk.pauses == [fraction * limit for limit in limits if fraction]


def test_backoff_of_a_very_late_retry_does_not_overflow() -> None:
    assert retry.backoff(10_000, 1.0) == retry.CAP_SECONDS


@pytest.mark.parametrize("retries", [0, 1, 2, 3, 5])
@pytest.mark.parametrize("per_call", [False, True])
def test_max_retries_means_what_it_says(retries: int, per_call: bool) -> None:
    changes: dict[str, Any] = {"options": {"max_retries": retries}} if per_call else {"max_retries": retries}  # fmt: skip
    walk = Walk("agents.get", **changes)
    with pytest.raises(errors.ServerError):
        walk.play(*[503] * (retries + 1))


def test_the_default_is_three_attempts() -> None:
    with pytest.raises(errors.ConnectionFailed) as caught:
        Walk("agents.get").play("not_sent", "not_sent", "not_sent")
    assert len(caught.value.attempts) == 3


def test_none_for_max_retries_means_what_the_client_says() -> None:
    Walk("agents.get", options={"max_retries": None}).play(500, 500, 200)


# Deadline ----------------------------------------------------------------------------------


def test_no_deadline_unless_one_is_set() -> None:
    walk = Walk("agents.get", seconds=59.0)
    walk.play("no_response", "no_response", 200)
    assert walk.requests[0].until == 1060.0


@pytest.mark.parametrize("per_call", [False, True])
def test_an_attempt_never_outlasts_the_deadline(per_call: bool) -> None:
    changes: dict[str, Any] = {"options": {"deadline_in_seconds": 10}} if per_call else {"deadline": 10.0}  # fmt: skip
    walk = Walk("agents.get", seconds=4.0, **changes)
    walk.play("no_response", 200)
    assert {request.until for request in walk.requests} == {1010.0}


def test_a_wait_that_would_end_at_the_deadline_is_not_begun() -> None:
    walk = Walk("agents.get", deadline=10.0, seconds=1.0)
    with pytest.raises(errors.ServerError, match=r"wait of 9 s would pass the deadline"):
        walk.play((503, {"retry-after": "9"}))


def test_a_hint_beyond_the_deadline_raises_at_once() -> None:
    walk = Walk("agents.get", deadline=10.0, seconds=1.0)
    with pytest.raises(errors.ServerError, match=r"wait of 9\.5 s would pass the deadline"):
        walk.play((503, {"retry-after": "9.5"}))
    assert walk.pauses == []


def test_a_hint_within_the_deadline_is_waited_for() -> None:
    walk = Walk("agents.get", deadline=10.0, seconds=1.0)
    walk.play((503, {"retry-after": "8"}), 200)
    assert walk.pauses == [8.0]


def test_deadline_exceeded_says_the_limit_and_keeps_the_cause() -> None:
    walk = Walk("agents.get", deadline=10.0, seconds=10.0)
    with pytest.raises(errors.DeadlineExceeded, match="deadline of 10 s") as caught:
        walk.play("no_response")
    assert isinstance(caught.value.__cause__, errors.ConnectionLost | errors.RequestTimeout)
    assert isinstance(caught.value, TimeoutError)


def test_a_deadline_passed_while_a_dial_was_out_is_an_unknown_outcome() -> None:
    walk = Walk("telephony.call", deadline=10.0, seconds=10.0)
    with pytest.raises(errors.DeadlineExceeded) as caught:
        walk.play("no_response")
    assert isinstance(caught.value, errors.OutcomeUnknown)


def test_the_call_may_lift_the_deadline_of_the_client() -> None:
    walk = Walk("agents.get", deadline=1.0, options={"deadline_in_seconds": None}, seconds=5.0)
    walk.play("no_response", 200)


# Time limits of an attempt -----------------------------------------------------------------


def limit(walk: Walk) -> float:
    walk.play(200)
    return walk.requests[0].until - 1000.0


def test_a_dial_outlasts_its_ring() -> None:
    assert limit(Walk("telephony.call")) == 90.0
    assert limit(Walk("telephony.call", timeout=20.0)) == 90.0
    assert limit(Walk("telephony.call", timeout=120.0)) == 120.0
    assert limit(Walk("telephony.call", options={"timeout_in_seconds": 5})) == 5.0
    assert limit(Walk("telephony.call", timeout=None)) == float("inf")


def test_the_limit_of_the_call_goes_before_that_of_the_client() -> None:
    assert limit(Walk("agents.get")) == 60.0
    assert limit(Walk("agents.get", timeout=7.0)) == 7.0
    assert limit(Walk("agents.get", timeout=7.0, options={"timeout_in_seconds": 3})) == 3.0
    assert limit(Walk("agents.get", options={"timeout_in_seconds": None})) == float("inf")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ConnectTimeout", "no connection within 10 s"),
        ("ReadTimeout", "no complete answer within 60 s"),
        ("WriteTimeout", "the request could not be sent within 60 s"),
        ("PoolTimeout", "no connection became free within 60 s"),
    ],
)
def test_the_text_of_a_time_out_says_its_limit(kind: str, text: str) -> None:
    import httpx

    with pytest.raises(errors.TransportError, match=text):
        Walk("agents.get", max_retries=0).play(getattr(httpx, kind))


def test_four_limits_of_the_user_stay_four() -> None:
    import httpx

    walk = Walk("agents.get", timeout=httpx.Timeout(5, read=300), max_retries=0)
    with pytest.raises(errors.RequestTimeout, match="within 300 s"):
        walk.play(httpx.ReadTimeout)
    assert walk.requests[0].until == float("inf")


# Test mode ---------------------------------------------------------------------------------


def test_test_mode_does_not_sleep_and_bounds_attempts() -> None:
    with testing.test_mode():
        walk = Walk("agents.get")
        walk.play((503, {"retry-after": "50"}), 500, 200)
        assert walk.pauses == []
    with testing.test_mode(attempts=2):
        with pytest.raises(errors.ServerError):
            Walk("agents.get", max_retries=9).play(500, 500)
        with testing.test_mode(attempts=1), pytest.raises(errors.ServerError):
            Walk("agents.get").play(500)
        with pytest.raises(errors.ServerError):
            Walk("agents.get").play(500, 500)
    walk = Walk("agents.get")
    walk.play((503, {"retry-after": "1"}), 200)
    assert walk.pauses == [1.0]


@pytest.mark.parametrize("attempts", [0, -1, True])
def test_test_mode_refuses_a_number_that_means_nothing(attempts: int) -> None:
    with pytest.raises(ValueError, match="attempts must be 1 or more"), testing.test_mode(attempts=attempts):  # fmt: skip
        raise AssertionError("the block must not run")

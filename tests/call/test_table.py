"""Every row of the table in docs/reliability.md, through the generator by hand."""

from __future__ import annotations

import asyncio
from typing import Any, get_args

import httpx
import pytest

from shengwang_agent import errors
from shengwang_agent._call.retry import (
    COOLING_DOWN,
    VERDICTS,
    Failure,
    failure_of,
    leaves_doubt,
    may_have_acted,
)

from .stepping import BY_REPLAY, LOST, Walk, state

REPLAYS = ("always", "named", "never")

# What each row is made of: statuses with headers, or exceptions of the HTTP library.
ROWS: dict[str, list[Any]] = {
    "not_sent": list(LOST["not_sent"]),
    "no_response": list(LOST["no_response"]),
    "408": [408],
    "409": [409],
    "429": [429, (429, {"retry-after": "2"}), (429, {"retry-after-ms": "150"})],
    "500": [500],
    "502": [502],
    "503": [503, (503, {"retry-after": "-1"}), (503, {"retry-after": "soon"})],
    "503+hint": [(503, {"retry-after": "2"}), (503, {"retry-after-ms": "5"})],
    "504": [504],
    "4xx": [400, 401, 403, 404, 418, 422, 451],
    "5xx": [501, 505, 520, 599],
    "3xx": [301, (302, {"location": "https://elsewhere.example/x?token=1"}), 304, 307],
}
CASES = [
    pytest.param(replay, row, name, scripted, id=f"{replay}-{row}-{name}-{number}")
    for replay in REPLAYS
    for row, examples in ROWS.items()
    for name in BY_REPLAY[replay]
    for number, scripted in enumerate(examples)
]


def test_the_rows_here_are_the_rows_of_the_policy() -> None:
    for replay in REPLAYS:
        assert set(VERDICTS[replay]) == set(ROWS) == set(get_args(Failure))


def test_the_policy_in_words() -> None:
    """The table once more, written from its description and not from the code."""
    safe = {"not_sent", "429", "503+hint"}
    always = safe | {"no_response", "408", "500", "502", "503", "504"}
    doubtful = {"no_response", "500", "502", "503", "504"}
    for row in ROWS:
        assert (VERDICTS["always"][row] == "retry") is (row in always), row
        assert (VERDICTS["named"][row] == "retry") is (row in safe), row
        assert (VERDICTS["never"][row] == "retry") is (row in safe), row
        assert (VERDICTS["named"][row] == "repeat") is (row in doubtful | {"408"}), row
        assert (VERDICTS["named"][row] == "unknown") is (row in {"5xx", "3xx"}), row
        assert (VERDICTS["never"][row] == "unknown") is (row in doubtful | {"408", "5xx", "3xx"}), (
            row
        )
    assert all(verdict in ("retry", "raise") for verdict in VERDICTS["always"].values())
    assert "repeat" not in VERDICTS["never"].values()


def test_what_may_have_been_acted_on_is_one_policy() -> None:
    """What a session, a call and a repeated stop ask is what the table says of ``never``."""
    harmless = {"not_sent", "409", "429", "503+hint", "4xx"}
    assert {row for row in ROWS if not leaves_doubt(row)} == harmless  # type: ignore[arg-type]


@pytest.mark.parametrize(("replay", "row", "name", "scripted"), CASES)
def test_an_error_says_whether_the_platform_may_have_acted(
    replay: str, row: Failure, name: str, scripted: Any
) -> None:
    if replay != "always":
        with pytest.raises(errors.ShengwangError) as caught:
            Walk(name, max_retries=int(VERDICTS[replay][row] == "repeat")).play(
                *[scripted] * (2 if VERDICTS[replay][row] == "repeat" else 1)
            )
        assert may_have_acted(caught.value) is leaves_doubt(row)


@pytest.mark.parametrize("name", BY_REPLAY["named"])
@pytest.mark.parametrize(
    "answers",
    [(408, 408), (408, "no_response"), ("no_response", 408), (429, 408, 408), (408, 429, 408)],
)
def test_a_408_to_a_named_operation_is_repeated_once_and_never_harmless(
    name: str, answers: Any
) -> None:
    with pytest.raises(errors.OutcomeUnknown) as caught:
        Walk(name).play(*answers)
    assert len(caught.value.attempts) == len(answers)


@pytest.mark.parametrize(
    ("error", "maybe"),
    [
        (asyncio.CancelledError(), True),
        (KeyboardInterrupt(), True),
        (SystemExit(), True),
        (GeneratorExit(), True),
        (RuntimeError("Event loop is closed"), True),
        (OSError(), True),
        (TypeError("name must be str"), False),
        (ValueError("agent_id must not be ''"), False),
        (errors.ConfigurationError(), False),
        (errors.ClosedClientError(), False),
        (errors.ServerError(status_code=503), False),
        (errors.unknown_class(errors.NotFoundError)(status_code=404), True),
    ],
)
def test_what_ends_a_call_from_outside_leaves_doubt(error: BaseException, maybe: bool) -> None:
    assert may_have_acted(error) is maybe


def test_hosts_rest_after_what_shows_that_they_do_not_work() -> None:
    assert {"not_sent", "no_response", "502", "503", "503+hint", "504"} == COOLING_DOWN


def expected_class(scripted: Any, name: str = "") -> type[BaseException]:
    if isinstance(scripted, type):
        return scripted
    status = scripted if isinstance(scripted, int) else scripted[0]
    return errors.error_class(status, None, name)


@pytest.mark.parametrize(("replay", "row", "name", "scripted"), CASES)
def test_row(replay: str, row: Failure, name: str, scripted: Any) -> None:
    check = {"retry": retried, "repeat": repeated, "unknown": in_doubt, "raise": final}
    check[VERDICTS[replay][row]](name, row, scripted)


def retried(name: str, row: Failure, scripted: Any) -> None:
    walk = Walk(name)
    walk.play(scripted, scripted, 200)
    assert len(walk.requests) == 3
    assert len({request.content for request in walk.requests}) == 1
    if row in COOLING_DOWN and scripted is not httpx.PoolTimeout:
        assert len(set(walk.hosts)) == 3, "each attempt goes to another host"
    walk = Walk(name)
    with pytest.raises(expected_class(scripted, name)) as caught:
        walk.play(scripted, scripted, scripted)
    assert not isinstance(caught.value, errors.OutcomeUnknown)
    assert_attempts(caught.value, walk)


def repeated(name: str, row: Failure, scripted: Any) -> None:
    walk = Walk(name)
    walk.play(scripted, 200)
    assert len(set(walk.hosts)) == 1, "a repeat after an unknown outcome stays in its region"
    walk = Walk(name)
    with pytest.raises(errors.OutcomeUnknown) as caught:
        walk.play(scripted, scripted)
    assert isinstance(caught.value, expected_class(scripted, name))
    assert_attempts(caught.value, walk)
    assert_lookup(caught.value, walk)


def in_doubt(name: str, row: Failure, scripted: Any) -> None:
    walk = Walk(name)
    with pytest.raises(errors.OutcomeUnknown) as caught:
        walk.play(scripted)
    assert isinstance(caught.value, expected_class(scripted, name))
    assert_attempts(caught.value, walk)
    assert_lookup(caught.value, walk)


def final(name: str, row: Failure, scripted: Any) -> None:
    walk = Walk(name)
    with pytest.raises(errors.ApiError) as caught:
        walk.play(scripted)
    assert type(caught.value) is expected_class(scripted, name)
    assert not walk.pauses
    assert_attempts(caught.value, walk)


def assert_attempts(error: errors.ShengwangError, walk: Walk) -> None:
    assert [attempt.host for attempt in error.attempts] == walk.hosts


def assert_lookup(error: errors.OutcomeUnknown, walk: Walk) -> None:
    make = walk.exchange.endpoint.lookup
    assert error.lookup == (None if make is None else make(walk.exchange.operation))
    assert "may or may not have acted" in str(error)


LOOKUPS = {
    "telephony.call": "telephony.list",
    "agents.start": "agents.list",
    "phone_numbers.add": "phone_numbers.get",
    "agents.speak": None,
    "agents.interrupt": None,
    "agents.think": None,
}


@pytest.mark.parametrize("name", LOOKUPS)
def test_an_unknown_outcome_names_the_call_that_tells(name: str) -> None:
    walk = Walk(name)
    with pytest.raises(errors.OutcomeUnknown) as caught:
        walk.play("no_response") if name in BY_REPLAY["never"] else walk.play(
            "no_response", "no_response"
        )
    lookup = caught.value.lookup
    assert (lookup.endpoint.name if lookup else None) == LOOKUPS[name]


def test_the_lookup_of_a_start_asks_for_its_channel() -> None:
    with pytest.raises(errors.OutcomeUnknown) as caught:
        Walk("agents.start").play("no_response", "no_response")
    assert caught.value.lookup is not None
    assert caught.value.lookup.query == {"channel": "room-1"}
    assert caught.value.lookup.params == {"appid": "app"}


@pytest.mark.parametrize(
    ("status", "hinted", "row"),
    [(503, True, "503+hint"), (503, False, "503"), (404, True, "4xx"), (507, False, "5xx"), (300, False, "3xx"),
     (399, False, "3xx"), (400, False, "4xx"), (499, False, "4xx"), (501, False, "5xx"), (599, False, "5xx"),
     *((status, False, str(status)) for status in (408, 409, 429, 500, 502, 504))],
)  # fmt: skip
def test_which_row_a_status_belongs_to(status: int, hinted: bool, row: str) -> None:
    assert failure_of(status, hinted=hinted) == row


@pytest.mark.parametrize(
    ("status", "cls"),
    [(499, errors.ApiError), (500, errors.ServerError), (501, errors.ServerError), (408, errors.ApiError), (302, errors.ApiError)],
)  # fmt: skip
def test_the_class_of_a_status_without_one_of_its_own(status: int, cls: type[Exception]) -> None:
    assert errors.error_class(status) is cls


@pytest.mark.parametrize("name", BY_REPLAY["always"])
def test_a_dead_host_costs_later_calls_nothing(name: str) -> None:
    shared = state()
    Walk(name, state=shared).play("not_sent", 200)
    walk = Walk(name, state=shared)
    walk.play(200)
    assert walk.hosts == ["api-cn-east-1.sd-rtn.com"]

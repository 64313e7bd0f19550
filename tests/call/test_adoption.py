"""A repeat refused by name: adopted when the agent is provably ours, else the conflict."""

from __future__ import annotations

from datetime import datetime, timezone
from email.utils import format_datetime
from types import SimpleNamespace
from typing import Any

import pytest

from shengwang_agent import errors
from shengwang_agent._call import recovery

from .stepping import NUMBER, Clock, Walk

BEGAN = int(Clock().wall_now)
CONFLICT = (409, {}, {"reason": "TaskConflict", "detail": "task conflict"})


def date(seconds: float) -> dict[str, str]:
    return {
        "date": format_datetime(datetime.fromtimestamp(BEGAN + seconds, timezone.utc), usegmt=True)
    }


def listed(*agents: str) -> tuple[int, dict[str, str], Any]:
    items = [{"agent_id": agent, "start_ts": BEGAN, "status": "RUNNING"} for agent in agents]
    return 200, {}, {"data": {"count": len(items), "list": items}, "meta": {"cursor": ""}}


def agent(name: str = "greeter", start: Any = BEGAN, status: str = "RUNNING") -> tuple[int, dict[str, str], Any]:  # fmt: skip
    return 200, {}, {"agent_id": "A9", "name": name, "start_ts": start, "status": status}


@pytest.mark.parametrize("first", ["no_response", 500, 502, 503, 504, 408])
def test_the_agent_of_the_first_attempt_is_the_result(first: Any) -> None:
    walk = Walk("agents.start")
    result = walk.play(first, CONFLICT, listed("A9"), agent())
    assert (result.agent_id, result.create_ts, result.status) == ("A9", BEGAN, "RUNNING")
    assert result.additional_properties["adopted"] is True
    urls = [request.url.partition("/v2/projects/app")[2] for request in walk.requests]
    assert urls == ["/join", "/join", "/agents?channel=room-1", "/agents/A9"]
    assert len(set(walk.hosts)) == 1, "all of it stays in the region of the first attempt"


def test_raw_says_that_it_was_adopted() -> None:
    raw = Walk("agents.start", raw=True).play("no_response", CONFLICT, listed("A9"), agent())
    assert raw.adopted is True
    assert raw.data.agent_id == "A9"


@pytest.mark.parametrize("key", ["agent_id", "taskId"])
def test_an_id_in_the_conflict_saves_the_list(key: str) -> None:
    walk = Walk("agents.start")
    result = walk.play("no_response", (409, {}, {key: "A9", "message": "conflict"}), agent())
    assert result.agent_id == "A9"


@pytest.mark.parametrize("named", ["", "..", ".", 7, None, ["A9"]])
def test_an_impossible_id_in_the_conflict_leads_nowhere(named: Any) -> None:
    walk = Walk("agents.start")
    follow = [] if named in ("..", ".") else [listed()]
    with pytest.raises(errors.ConflictError):
        walk.play("no_response", (409, {}, {"agent_id": named}), *follow)


def test_among_several_the_one_of_our_name_is_taken() -> None:
    other = (200, {}, {"agent_id": "A1", "name": "other", "start_ts": BEGAN + 1})
    result = Walk("agents.start").play("no_response", CONFLICT, listed("A1", "A9"), other, agent())
    assert result.agent_id == "A9"


@pytest.mark.parametrize(
    "found",
    [agent(name="other"), agent(start=None), agent(start="soon"), (200, {}, {}), 404, 400],
    ids=["name", "no start", "odd start", "empty", "gone", "refused"],
)
def test_in_doubt_the_conflict_is_raised_and_says_so(found: Any) -> None:
    with pytest.raises(errors.ConflictError, match="may or may not have acted") as caught:
        Walk("agents.start").play("no_response", CONFLICT, listed("A9"), found)
    assert isinstance(caught.value, errors.OutcomeUnknown)
    assert caught.value.reason == "TaskConflict"
    assert len(caught.value.attempts) == 2


def test_an_agent_that_was_there_before_is_somebody_elses() -> None:
    with pytest.raises(errors.ConflictError, match="taken before this call") as caught:
        Walk("agents.start").play("no_response", CONFLICT, listed("A9"), agent(start=BEGAN - 1))
    assert not isinstance(caught.value, errors.OutcomeUnknown)


@pytest.mark.parametrize("status", ["STOPPED", "STOPPING", "FAILED"])
def test_an_ended_agent_of_the_same_name_holds_no_name(status: str) -> None:
    with pytest.raises(errors.ConflictError) as caught:
        Walk("agents.start").play(
            "no_response", CONFLICT, listed("A9"), agent(start=BEGAN - 9, status=status)
        )
    assert isinstance(caught.value, errors.OutcomeUnknown)


@pytest.mark.parametrize(("ahead", "start", "ours"), [(600, 601, True), (600, 598, False), (-600, -600, True), (-600, -602, False), (1, 0, True), (-1, -1, False), (2, 0, True), (3, 0, False), (3, 3, True)])  # fmt: skip
def test_the_clock_of_the_platform_counts(ahead: int, start: int, ours: bool) -> None:
    walk = Walk("agents.start")
    script = ("no_response", (409, date(ahead), {}), listed("A9"), agent(start=BEGAN + start))
    if ours:
        assert walk.play(*script).agent_id == "A9"
    else:
        with pytest.raises(errors.ConflictError):
            walk.play(*script)


def test_no_more_than_fifty_agents_of_a_channel_are_looked_at() -> None:
    walk = Walk("agents.start", deadline=None)
    with pytest.raises(errors.ConflictError):
        walk.play(
            "no_response", CONFLICT, listed(*(f"A{n}" for n in range(60))), *[agent("other")] * 50
        )
    assert walk.requests[-1].url.endswith("/agents/A49")


def test_a_search_that_fails_proves_nothing() -> None:
    with pytest.raises(errors.ConflictError) as caught:
        Walk("agents.start", max_retries=1).play("no_response", CONFLICT, 500, 500)
    assert isinstance(caught.value, errors.OutcomeUnknown)


def test_the_search_keeps_to_the_deadline_of_the_call() -> None:
    walk = Walk("agents.start", deadline=10.0, seconds=3.0)
    with pytest.raises(errors.ConflictError):
        walk.play("no_response", CONFLICT, "no_response", "no_response")
    assert {request.until for request in walk.requests} == {1010.0}


def test_a_conflict_without_an_unknown_outcome_is_raised_at_once() -> None:
    for before in ([], ["not_sent"], [(503, {"retry-after": "0"})], [429]):
        with pytest.raises(errors.ConflictError) as caught:
            Walk("agents.start").play(*before, CONFLICT)
        assert not isinstance(caught.value, errors.OutcomeUnknown)


# phone_numbers.add -------------------------------------------------------------------------

STORED = {"phone_number": NUMBER, "label": "desk", "provider": "byo", "inbound": True}


def test_a_number_stored_as_asked_is_the_result() -> None:
    walk = Walk("phone_numbers.add")
    result = walk.play(
        "no_response", (409, {}, {"error_type": "phone_number_exists"}), (200, {}, STORED)
    )
    assert result.phone_number == NUMBER
    assert result.additional_properties["adopted"] is True
    assert walk.requests[-1].url.endswith("/v2/phone-numbers/%2B8613812345678")


@pytest.mark.parametrize("change", [{"label": "other"}, {"provider": "twilio"}, {"inbound": False}])
def test_a_number_stored_otherwise_was_there_before(change: dict[str, Any]) -> None:
    with pytest.raises(errors.ConflictError, match="taken before this call"):
        Walk("phone_numbers.add").play(
            "no_response", (409, {}, {}), (200, {}, {**STORED, **change})
        )


def test_an_adoption_is_logged_with_the_number_masked(caplog: pytest.LogCaptureFixture) -> None:
    Walk("phone_numbers.add").play("no_response", (409, {}, {}), (200, {}, STORED))
    text = caplog.text
    assert "the first request had landed" in text
    assert "************78" in text
    assert "13812345" not in text


@pytest.mark.parametrize(
    ("record", "wanted", "ours"),
    [
        ({"start_ts": 1000, "name": "n"}, {"name": "n"}, True),
        ({"create_ts": 1000, "channel": "c"}, {"channel": "c"}, True),
        ({"start_ts": "1000", "name": "n"}, {"name": "n"}, True),
        ({"start_ts": 970, "name": "n"}, {"name": "n"}, True),
        ({"start_ts": 969, "name": "n"}, {"name": "n"}, False),
        ({"start_ts": 969, "name": "n"}, {"name": "n", "skew": 31}, True),
        ({"start_ts": 1000, "name": "m"}, {"name": "n"}, False),
        ({"start_ts": 1000, "name": "n", "channel": "d"}, {"name": "n", "channel": "c"}, False),
        ({"create_ts": 900, "start_ts": 1000, "channel": "c"}, {"channel": "c"}, False),
        ({"start_ts": None, "name": "n"}, {"name": "n"}, False),
        ({"start_ts": "soon", "name": "n"}, {"name": "n"}, False),
        ({"start_ts": 1000}, {"name": "n"}, False),
    ],
)
def test_a_record_is_ours_by_its_name_or_channel_and_its_time(
    record: dict[str, Any], wanted: dict[str, Any], ours: bool
) -> None:
    assert recovery.is_ours(SimpleNamespace(**record), 1000.7, **wanted) is ours

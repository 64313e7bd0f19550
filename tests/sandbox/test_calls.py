"""Telephone calls: their scripts, their records, their agents."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from shengwang_agent.sandbox import Sandbox

from .conftest import APP, START, Api, properties, sip


def states(sandbox: Sandbox, agent_id: str) -> list[str]:
    """The states notifications told of a call."""
    notices = [n for n in sandbox.webhooks.sent if n.event_type in (201, 202)]
    return [n.payload["state"] for n in notices if n.payload["agent_id"] == agent_id]


def test_a_call_is_answered_at_once_and_ended_by_us(sandbox: Sandbox, api: Api) -> None:
    call = api.dial()
    assert api.call(call) == {
        "agent_id": call,
        "to_number": "+19876543210",
        "from_number": "+11234567890",
        "pipeline_id": "",
        "type": "outbound",
        "channel": "room-1",
        "create_ts": START,
        "state": "answered",
        "stop_ts": 0,
    }
    sandbox.clock.advance(7)
    assert api("POST", f"{APP}/calls/{call}/hangup", {}).json() == {}
    ended = api.call(call)
    assert (ended["state"], ended["reason"], ended["stop_ts"]) == ("hangup", "request", START + 7)
    assert states(sandbox, call) == ["START", "CALLING", "RINGING", "ANSWERED", "HANGUP"]
    again = api("POST", f"{APP}/calls/{call}/hangup", {})
    assert (again.status_code, again.json()["error_type"]) == (404, "not_found")


def test_hangup_takes_no_body_too(api: Api) -> None:
    assert api("POST", f"{APP}/calls/{api.dial()}/hangup").status_code == 200


def test_a_telephone_rings_as_long_as_the_script_says(sandbox: Sandbox, api: Api) -> None:
    sandbox.callee("answered", rings=8)
    call = api.dial()
    assert "state" not in api.call(call), "no page says what stands there"
    assert sandbox.call(call).state == "ringing"
    assert api.agent(call)["status"] == "STARTING"
    sandbox.clock.advance(8)
    assert api.call(call)["state"] == "answered"
    assert api.agent(call)["status"] == "RUNNING"


SIP_STATUSES: list[tuple[int | None, str]] = [
    (None, "call failed"),
    (486, "SIP 486 Busy Here"),
    (499, "SIP 499"),
]


@pytest.mark.parametrize(("sip", "words"), SIP_STATUSES)
@pytest.mark.parametrize(
    ("outcome", "seconds"), [("busy", 0), ("rejected", 0), ("failed", 0), ("no_answer", 60)]
)
def test_a_call_that_is_not_answered(
    sandbox: Sandbox, api: Api, outcome: Any, seconds: float, sip: int | None, words: str
) -> None:
    """The platform does not tell why; a script can have it tell the words of the network."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        sandbox.callee(outcome, sip=sip)
    assert len(told) == (sip is None and outcome in ("busy", "rejected"))
    call = api.dial()
    sandbox.clock.advance(seconds)
    record = api.call(call)
    assert (record["state"], record["reason"]) == ("hangup", "failed")
    agent = api.agent(call)
    assert (agent["status"], agent["message"]) == ("FAILED", f"agent exits with reason: {words}")
    rang = ["RINGING"] if outcome != "busy" else []
    assert states(sandbox, call) == ["START", "CALLING", *rang, "HANGUP"]
    error = next(n for n in sandbox.webhooks.sent if n.event_type == 110)
    assert error.payload["errors"] == [
        {"module": "sip", "turn_id": "", "code": 50, "message": words}
    ]


@pytest.mark.parametrize(("outcome", "sip"), [("busy", 200), ("busy", 700), ("answered", 486)])
def test_a_status_that_cannot_be_told_is_refused(sandbox: Sandbox, outcome: Any, sip: int) -> None:
    with pytest.raises(ValueError, match="sip: expected a status from 300 to 699"):
        sandbox.callee(outcome, sip=sip)


def test_a_call_is_handed_on(sandbox: Sandbox, api: Api) -> None:
    sandbox.callee(transferred_after=5, hangs_up_after=60)
    call = api.dial()
    sandbox.clock.advance(5)
    assert api.call(call)["state"] == "transfered"
    sandbox.clock.advance(55)
    assert (api.call(call)["state"], api.call(call)["reason"]) == ("hangup", "hangup")
    assert states(sandbox, call)[3:] == ["ANSWERED", "TRANSFERED", "HANGUP"]
    sandbox.call(call).transfers()
    assert sandbox.call(call).state == "hangup", "what is over is not handed on"


def test_a_mailbox_answers_and_records_for_a_while(sandbox: Sandbox, api: Api) -> None:
    sandbox.callee("voicemail")
    call = api.dial()
    sandbox.clock.advance(2)
    (said, _) = api.contents(call)
    assert said[0] == "user"
    assert "after the tone" in said[1]
    sandbox.clock.advance(90)
    assert states(sandbox, call)[3:] == ["ANSWERED", "HANGUP"], "the platform knows no mailbox"
    assert api.call(call)["reason"] == "hangup"


def test_a_callee_who_hears_nothing_hangs_up(sandbox: Sandbox, api: Api) -> None:
    call = api.dial()
    sandbox.clock.advance(29)
    assert api.call(call)["state"] == "answered"
    sandbox.clock.advance(1)
    assert (api.call(call)["state"], api.call(call)["reason"]) == ("hangup", "hangup")


def test_a_callee_stays_while_somebody_talks(sandbox: Sandbox, api: Api) -> None:
    call = api.dial()
    for _ in range(5):
        sandbox.clock.advance(20)
        sandbox.agent(call).hears("go on")
    assert api.call(call)["state"] == "answered"
    sandbox.clock.advance(70)
    assert api.call(call)["state"] == "hangup"


def test_a_callee_who_waits_before_the_next_line_stays(sandbox: Sandbox, api: Api) -> None:
    sandbox.callee(says=["one", "two", "three"], pause=50)
    call = api.dial()
    sandbox.clock.advance(150)
    assert [text for role, text in api.contents(call) if role == "user"] == ["one", "two", "three"]


def test_a_callee_who_never_hangs_up(sandbox: Sandbox, api: Api) -> None:
    sandbox.callee(hangs_up_after=float("inf"))
    call = api.dial()
    sandbox.clock.advance(86400)
    assert api.call(call)["state"] == "answered"


def test_the_callee_talks_and_hangs_up(sandbox: Sandbox, api: Api) -> None:
    sandbox.callee(says=["Hello?", "Who is this?"], pause=3, hangs_up_after=20)
    call = api.dial(llm={"url": "u", "greeting_message": "Good day"})
    sandbox.clock.advance(19)
    assert [text for _, text in api.contents(call)] == [
        "Good day",
        "Hello?",
        "You said: Hello?",
        "Who is this?",
        "You said: Who is this?",
    ]
    sandbox.clock.advance(1)
    record = api.call(call)
    assert (record["state"], record["reason"], record["stop_ts"]) == (
        "hangup",
        "hangup",
        START + 20,
    )
    assert api.agent(call)["status"] == "STOPPED"


def test_the_agent_hangs_up(sandbox: Sandbox, api: Api) -> None:
    sandbox.callee(agent_hangs_up_after=5)
    call = api.dial()
    sandbox.clock.advance(5)
    assert api.call(call)["reason"] == "request"


def test_stopping_the_agent_of_a_call_ends_the_call(api: Api) -> None:
    call = api.dial()
    api("POST", f"{APP}/agents/{call}/leave")
    assert api.call(call)["state"] == "hangup"


def test_scripts_by_number_and_for_so_many_calls(sandbox: Sandbox, api: Api) -> None:
    sandbox.callee("busy", times=2, sip=486)
    sandbox.callee("rejected", number="+86 138-0000 0009", sip=603)
    sandbox.callee("failed")
    sandbox.callee("answered")

    def outcome(to_number: str = "+8613800000001") -> str:
        told = api.agent(api.dial(to_number))["message"] or "answered"
        return str(told).removeprefix("agent exits with reason: ")

    assert [outcome() for _ in range(3)] == ["SIP 486 Busy Here"] * 2 + ["answered"]
    assert outcome("+8613800000009") == "SIP 603 Decline"
    assert outcome() == "answered"


def test_an_unknown_outcome_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="outcome: expected one of"):
        sandbox.callee("sings")  # type: ignore[arg-type]


def test_a_person_decides(sandbox: Sandbox, api: Api) -> None:
    sandbox.callee("manual")
    first, second, third = api.dial(), api.dial(), api.dial()
    sandbox.call(first).reacts("answered")
    sandbox.call(second).reacts("busy", sip=486)
    assert api.call(first)["state"] == "answered"
    assert sandbox.call(first).agent.status == "RUNNING"
    assert api.agent(second)["message"].endswith("SIP 486 Busy Here")
    sandbox.call(first).hangs_up()
    sandbox.call(first).hangs_up()
    assert api.call(first)["reason"] == "hangup"
    sandbox.clock.advance(60)
    assert api.agent(third)["message"].endswith("call failed"), "as long as a telephone rings"


def test_someone_calls_in(sandbox: Sandbox, api: Api) -> None:
    api("POST", "/v2/phone-numbers", {
        "provider": "byo", "phone_number": "+8613900000000", "label": "in",
        "inbound_config": {}, "outbound_config": {},
    })  # fmt: skip
    api("PATCH", "/v2/phone-numbers/%2B8613900000000", {"inbound_config": {"pipeline_id": "7"}})
    call = sandbox.caller("+8613800000001", "+8613900000000", appid="app", says="Hello")
    record = api.call(call.agent_id)
    assert (record["type"], record["state"], record["pipeline_id"]) == ("inbound", "answered", "7")
    assert states(sandbox, call.agent_id) == ["START", "ANSWERED"]
    sandbox.clock.advance(30)
    assert api.contents(call.agent_id)[0] == ("user", "Hello")
    call.hangs_up()
    assert states(sandbox, call.agent_id) == ["START", "ANSWERED", "HANGUP"]


def test_a_script_for_what_is_no_number_is_refused(sandbox: Sandbox) -> None:
    for wrong in ("13800000001", "+8613800000001x", "+0138", "+86 138 0000 0001 ext 2", ""):
        with pytest.raises(ValueError, match=r"^number: "):
            sandbox.callee("busy", number=wrong)


@pytest.mark.parametrize("number", ["+12", "+1234", "+123456789012345"])
def test_a_number_of_2_to_15_digits_is_called(sandbox: Sandbox, api: Api, number: str) -> None:
    api.dial(number)
    assert [dial.to_number for dial in sandbox.dials] == [number]


@pytest.mark.parametrize("field", ["to_number", "from_number"])
@pytest.mark.parametrize(
    "bad", ["19876543210", "+0123456", "+1", "+1987654321012345", "+1 987", "+\uff18613800000001"]
)
def test_a_number_that_is_not_e164_is_refused(api: Api, field: str, bad: str) -> None:
    body = {"name": "x", "sip": {**sip(), field: bad}, "properties": properties()}
    answer = api("POST", f"{APP}/call", body)
    assert (answer.status_code, answer.json()["error_type"]) == (400, "invalid_phone_format")
    assert answer.json()["description"].startswith(f"sip.{field}: ")


def test_a_bad_call_names_the_field(api: Api) -> None:
    body = {"name": "x", "sip": {"to_number": "+19876543210"}, "properties": properties()}
    answer = api("POST", f"{APP}/call", body)
    assert answer.status_code == 400
    assert "sip.rtc_token: required field is missing" in answer.json()["description"]


def test_calls_count_against_the_quota_and_share_names() -> None:
    sandbox = Sandbox(speed=0, max_agents=2)
    from .conftest import api_of

    api = api_of(sandbox)
    api.dial()
    api.dial()
    body = {"name": "dial", "sip": sip(), "properties": properties()}
    assert api("POST", f"{APP}/call", body).status_code == 422


def test_dials_count_what_rang(sandbox: Sandbox, api: Api) -> None:
    assert repr(sandbox.dials) == "no dials yet"
    with pytest.raises(AssertionError, match="got 0"):
        sandbox.dials.assert_once()
    first = api.dial("+8613800000001")
    dial = sandbox.dials.assert_once("+8613800000001")
    assert (dial.agent_id, dial.at, dial.from_number) == (first, START, "+11234567890")
    bad = {"name": "x", "sip": sip("0"), "properties": properties()}
    api("POST", f"{APP}/call", bad)
    sandbox.drop(after="accepted")
    with pytest.raises(Exception, match="reset"):
        api.dial("+8613800000002")
    sandbox.drop(before=True)
    with pytest.raises(Exception, match="reset"):
        api.dial("+8613800000003")
    assert [dial.to_number for dial in sandbox.dials] == ["+8613800000001", "+8613800000002"]
    sandbox.dials.assert_none_twice()
    api.dial("+8613800000001")
    with pytest.raises(AssertionError, match=r"\+8613800000001: 2 times"):
        sandbox.dials.assert_none_twice()
    with pytest.raises(AssertionError, match="got 2"):
        sandbox.dials.assert_once("+8613800000001")
    assert len(sandbox.dials[1:]) == 2


def test_a_call_comes_in_where_the_platform_lets_it_in(sandbox: Sandbox, api: Api) -> None:
    """The number is imported, takes inbound calls, and has a pipeline."""
    from .conftest import number

    with pytest.raises(ValueError, match=r"^to_number: letters in it"):
        sandbox.caller("+8613800000000", "the office")
    with pytest.raises(ValueError, match="is not imported"):
        sandbox.caller("+8613800000000", "+19876543210")
    api("POST", "/v2/phone-numbers", number())
    with pytest.raises(ValueError, match="bound to no pipeline"):
        sandbox.caller("+8613800000000", "+19876543210")
    api("PATCH", "/v2/phone-numbers/+19876543210", {"inbound_config": {"pipeline_id": "7"}})
    assert sandbox.caller("+8613800000000", "+1 987 654-3210").state == "answered"
    api("POST", "/v2/phone-numbers", number("+19876543211", inbound=False))
    with pytest.raises(ValueError, match="takes no inbound calls"):
        sandbox.caller("+8613800000000", "+19876543211")

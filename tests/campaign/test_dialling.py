"""The life of one dial, stepped by hand: every failure leads where the table of the docs says."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import pytest

from shengwang_agent import errors
from shengwang_agent.campaign import Again
from shengwang_agent.campaign.dialling import Ask, Find, Pause, Plan, Tokens, dial_life
from shengwang_agent.campaign.journal import Dial, Report
from shengwang_agent.campaign.outcomes import judge
from shengwang_agent.campaign.template import request_template
from shengwang_agent.telephony import CallTelephonyResponse
from tests.campaign.conftest import PROPERTIES, SIP, number

ACCEPTED = CallTelephonyResponse(agent_id="A1")


def plan(**more: Any) -> Plan:
    settings = {
        "template": request_template(SIP, PROPERTIES, "1", "{channel}"),
        "retry": {}, "judge": judge, "appid": None, "follow": True, "poll": 5.0,
        "patience": 0.0, "tokens": None, "only": None,
    }  # fmt: skip
    return Plan(**{**settings, **more})


def dial(**more: Any) -> Dial:
    settings = {
        "person": 1, "line": 2, "key": number(1), "number": number(1),
        "row": {"phone": number(1)}, "channel": "campaign-x-1-1", "tries": 0, "crowds": 0,
        "claimed_at": time.time(),
    }  # fmt: skip
    return Dial(**{**settings, **more})


class Stepped:
    """Plays the driver: answers each kind of step from a list, keeps what came by."""

    def __init__(self, *answers: Any, stopping: bool = False, alive: bool = True) -> None:
        self.answers = list(answers)
        self.stopping = stopping
        self.alive = alive
        self.asked: list[Ask | Find] = []
        self.pauses: list[float] = []
        self.reports: list[Report] = []

    def play(self, a_dial: Dial, a_plan: Plan) -> Stepped:
        steps = dial_life(a_dial, a_plan, lambda: self.alive)
        answer: Any = None
        while True:
            try:
                failed = isinstance(answer, Exception)
                step = steps.throw(answer) if failed else steps.send(answer)
            except StopIteration:
                assert not self.answers, "not all answers were asked for"
                return self
            answer = self._answer(step)

    def _answer(self, step: Any) -> Any:
        if isinstance(step, Report):
            self.reports.append(step)
        elif isinstance(step, Pause):
            self.pauses.append(step.seconds)
            return self.stopping
        else:
            self.asked.append(step)
            return self.answers.pop(0)
        return None

    @property
    def last(self) -> Report:
        return self.reports[-1]

    @property
    def calls_placed(self) -> int:
        return sum(isinstance(step, Ask) and step.method == "call" for step in self.asked)


def call(state: str, reason: str | None = None, **more: Any) -> Any:
    return SimpleNamespace(state=state, reason=reason, create_ts=100, stop_ts=101, **more)


def api(status: int, cls: type[errors.ApiError] | None = None, **headers: str) -> errors.ApiError:
    cls = cls or errors.error_class(status)
    return cls(status_code=status, headers={k.replace("_", "-"): v for k, v in headers.items()})


class UnknownCut(errors.OutcomeUnknown, errors.ConnectionLost):
    """What a client raises for a connection that broke after the request was sent."""


def unknown(status: int) -> errors.ApiError:
    return api(status, errors.unknown_class(errors.error_class(status)))


# Fair weather -----------------------------------------------------------------------------


def test_a_call_from_claim_to_outcome() -> None:
    played = Stepped(ACCEPTED, call("ringing"), call("answered"), call("hangup", "hangup"))
    played.play(dial(), plan(appid="app"))
    assert [report.state for report in played.reports] == ["calling", "done"]
    assert played.last.outcome == "answered"
    assert played.last.agent_id == "A1"
    placed = played.asked[0].arguments
    assert placed["appid"] == "app"
    assert placed["properties"]["channel"] == placed["name"] == "campaign-x-1-1"
    assert placed["request_options"] == {"max_retries": 0}, "a repeat would pass the journal by"
    assert played.pauses == [0, 1.0, 2.0], "asked at growing gaps"


def test_gaps_grow_up_to_poll() -> None:
    answers = [call("ringing")] * 5 + [call("hangup", "hangup")]
    assert Stepped(ACCEPTED, *answers).play(dial(), plan()).pauses == [0, 1, 2, 4, 5, 5]


def test_without_following_a_taken_call_is_settled_at_once() -> None:
    played = Stepped(ACCEPTED).play(dial(), plan(follow=False))
    assert (played.last.state, played.last.outcome, played.last.rang) == ("done", "placed", True)


def test_tokens_are_made_for_the_channel_of_the_dial() -> None:
    from shengwang_agent.token import parse

    sip = {**SIP, "rtc_token": None}
    bare = {"agent_rtc_uid": "111"}
    template = request_template(sip, bare, None, "{channel}")
    tokens = Tokens("970CA35de60c44645bbae8a215061b33", "5CFd2fd1755d40ecb72977518be15d3b")
    played = Stepped(ACCEPTED).play(dial(), plan(template=template, tokens=tokens, follow=False))
    placed = played.asked[0].arguments
    agent, phone = placed["properties"]["token"], placed["sip"]["rtc_token"]
    assert [parse(t).services[0].channel for t in (agent, phone)] == ["campaign-x-1-1"] * 2
    assert "5CFd" not in repr(tokens)


# Why it did not ring, or who knows ----------------------------------------------------------

REFUSED = [400, 404, 409, 410, 302]
PUSHED_BACK = [(api(429), None), (api(408), None), (api(429, retry_after="7"), 7.0),
               (api(503, errors.ServerError, retry_after="3"), 3.0)]  # fmt: skip
NEVER_SENT = [errors.ConnectionFailed("dns"), errors.PoolTimeout("pool"),
              errors.DeadlineExceeded("late")]  # fmt: skip
NOBODY_KNOWS = [UnknownCut("cut"), unknown(500), unknown(502), unknown(503), unknown(504),
                api(200, errors.unknown_class(errors.DecodeError))]  # fmt: skip


@pytest.mark.parametrize("status", REFUSED)
def test_a_refused_request_is_final(status: int) -> None:
    last = Stepped(api(status)).play(dial(), plan()).last
    assert (last.state, last.outcome, last.rang) == ("done", "refused", False)
    assert last.detail.startswith(str(status))


@pytest.mark.parametrize(("error", "hint"), PUSHED_BACK)
def test_a_request_pushed_back_waits_and_slows_everybody(error: Any, hint: float | None) -> None:
    last = Stepped(error).play(dial(), plan()).last
    assert (last.state, last.rang, last.slow, last.seconds) == ("waiting", False, "hint", hint)


@pytest.mark.parametrize("error", NEVER_SENT)
def test_what_never_left_this_machine_is_not_a_try(error: Any) -> None:
    last = Stepped(error).play(dial(), plan()).last
    assert (last.state, last.rang, last.slow) == ("waiting", False, "rest")
    assert not last.told


def test_422_is_the_quota_until_it_must_be_the_request() -> None:
    last = Stepped(api(422)).play(dial(crowds=9), plan()).last
    assert (last.state, last.slow, last.gap) == ("waiting", "crowd", 60.0)
    last = Stepped(api(422)).play(dial(crowds=10), plan()).last
    assert (last.state, last.outcome) == ("done", "refused")


@pytest.mark.parametrize("error", NOBODY_KNOWS)
def test_an_unknown_outcome_is_looked_up_and_adopted(error: Any) -> None:
    found = call("ringing", agent_id="A7", channel="campaign-x-1-1")
    played = Stepped(error, found, call("hangup", "hangup")).play(dial(), plan())
    assert played.calls_placed == 1
    assert (played.last.outcome, played.last.agent_id) == ("answered", "A7")
    query = played.asked[1].arguments
    assert query["number"] == number(1)
    assert query["type"] == "outbound"
    assert query["from_time"] < time.time() - 80_000


@pytest.mark.parametrize("error", NOBODY_KNOWS)
def test_an_unknown_outcome_that_is_not_listed_is_held(error: Any) -> None:
    played = Stepped(error, None).play(dial(), plan())
    assert played.calls_placed == 1
    last = played.last
    assert (last.state, last.outcome, last.rang) == ("held", "unknown", True)
    assert "lists no such call" in last.detail


def test_a_success_without_an_id_is_an_unknown_outcome() -> None:
    played = Stepped(CallTelephonyResponse(), None).play(dial(), plan())
    assert played.last.state == "held"


def test_a_look_that_failed_proves_nothing() -> None:
    lost = errors.ConnectionLost("again")
    played = Stepped(UnknownCut("cut"), lost, api(500), None).play(dial(), plan())
    assert len(played.asked) == 4
    assert played.last.state == "held"
    stopped = Stepped(UnknownCut("cut"), lost)
    stopped.stopping = False
    steps = dial_life(dial(), plan(), lambda: True)
    assert isinstance(next(steps), Pause)
    assert isinstance(steps.send(False), Ask)
    assert isinstance(steps.throw(UnknownCut("cut")), Find)
    assert isinstance(steps.throw(lost), Pause)
    with pytest.raises(StopIteration):
        steps.send(True)  # the campaign is being stopped: the dial stays open


def test_the_call_of_a_dead_worker_is_looked_up_never_placed() -> None:
    played = Stepped(None).play(dial(lost=True), plan())
    assert (played.calls_placed, played.last.state) == (0, "held")
    found = call("hangup", agent_id="A9")
    played = Stepped(found, call("hangup", "hangup")).play(dial(lost=True), plan())
    assert (played.calls_placed, played.last.agent_id) == (0, "A9")


def test_a_call_taken_over_while_in_progress_is_followed() -> None:
    played = Stepped(call("hangup", "hangup")).play(dial(lost=True, agent_id="A1"), plan())
    assert played.calls_placed == 0
    assert played.last.outcome == "answered"


@pytest.mark.parametrize("status", [401, 403])
def test_refused_credentials_concern_everybody(status: int) -> None:
    stepped = Stepped(api(status))
    with pytest.raises(errors.ApiError):
        stepped.play(dial(), plan())
    assert (stepped.last.state, stepped.last.rang) == ("waiting", False)


# Claims that do not count any more ----------------------------------------------------------


@pytest.mark.parametrize(
    ("stepped", "a_dial"),
    [
        (Stepped(stopping=True), dial()),
        (Stepped(alive=False), dial()),
        (Stepped(), dial(send_by=time.monotonic() - 1)),
    ],
)
def test_an_old_claim_is_not_acted_on(stepped: Stepped, a_dial: Dial) -> None:
    stepped.play(a_dial, plan())
    assert not stepped.asked
    assert (stepped.last.state, stepped.last.rang) == ("waiting", False)


def test_a_gap_that_opened_since_the_check_sends_nothing() -> None:
    template = request_template(SIP, PROPERTIES, None, "{gone}")
    stepped = Stepped()
    with pytest.raises(errors.ConfigurationError, match="line 2: name: column 'gone'"):
        stepped.play(dial(), plan(template=template))
    assert not stepped.asked
    assert stepped.last.state == "waiting"


# After the call -----------------------------------------------------------------------------

BUSY = (ACCEPTED, call("hangup", "failed"), SimpleNamespace(message="SIP 486 Busy Here"))


def test_the_retry_rule_of_the_outcome_decides() -> None:
    rules = {"busy": Again(3, 600.0)}
    first = Stepped(*BUSY).play(dial(), plan(retry=rules)).last
    assert (first.state, first.outcome, first.gap) == ("waiting", "busy", 600.0)
    third = Stepped(*BUSY).play(dial(tries=2), plan(retry=rules)).last
    assert (third.state, third.gap) == ("done", 0.0)
    assert Stepped(*BUSY).play(dial(), plan()).last.state == "done"


def test_why_a_call_failed_is_asked_but_not_needed() -> None:
    lost = errors.ConnectionLost("x")
    last = Stepped(ACCEPTED, call("hangup", "failed"), lost).play(dial(), plan()).last
    assert last.outcome == "failed"


def test_trouble_while_following_is_sat_out() -> None:
    trouble = [errors.ConnectionLost("x"), api(500), api(429), call("hangup", "hangup")]
    assert Stepped(ACCEPTED, *trouble).play(dial(), plan()).last.outcome == "answered"


def test_a_call_the_platform_forgot_is_held() -> None:
    last = Stepped(ACCEPTED, api(404)).play(dial(), plan()).last
    assert (last.state, last.agent_id) == ("held", "A1")


def test_a_judge_of_your_own_is_asked() -> None:
    seen: list[Any] = []

    def my_judge(ended: Any) -> str:
        seen.append(ended)
        return "voicemail"

    played = Stepped(ACCEPTED, call("answered"), call("hangup", "request"))
    assert played.play(dial(), plan(judge=my_judge)).last.outcome == "voicemail"
    assert (seen[0].seen_answered, seen[0].seconds, seen[0].reason) == (True, 1, "request")


def test_stopping_leaves_a_call_in_progress_open() -> None:
    steps = dial_life(dial(lost=True, agent_id="A1"), plan(), lambda: True)
    next(steps)
    assert isinstance(steps.send(call("answered")), Pause)
    with pytest.raises(StopIteration):
        steps.send(True)

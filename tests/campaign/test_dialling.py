"""The life of one dial, stepped by hand: every failure leads where the table of the docs says."""

from __future__ import annotations

import asyncio
import ssl
import time
from types import SimpleNamespace
from typing import Any

import pytest

from shengwang_agent import errors
from shengwang_agent._call.retry import mark_sent
from shengwang_agent.campaign import Again
from shengwang_agent.campaign.dialling import (
    ClientCall,
    Delay,
    FindCall,
    Plan,
    Seen,
    Tokens,
    dial_life,
)
from shengwang_agent.campaign.journal import Dial, Report
from shengwang_agent.campaign.outcomes import judge
from shengwang_agent.campaign.template import request_template
from shengwang_agent.telephony import CallTelephonyResponse
from tests.campaign.calls import PROPERTIES, SIP, number

ACCEPTED = CallTelephonyResponse(agent_id="A1")


def plan(**more: Any) -> Plan:
    settings = {
        "template": request_template(None, SIP, PROPERTIES, "1", "{channel}", {}),
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


def call(state: Any, reason: str | None = None, **more: Any) -> Any:
    return SimpleNamespace(
        **{"state": state, "reason": reason, "create_ts": 100, "stop_ts": 101, **more}
    )


SILENT = SimpleNamespace(message="")
"""An agent that left no message behind; it is asked where no answer was seen."""


def turns(*kinds: str) -> Any:
    """A page of turns that began so."""
    return SimpleNamespace(turns=[SimpleNamespace(start=SimpleNamespace(type=k)) for k in kinds])


HUNG_UP = (call("hangup", "hangup"), turns("greeting", "voice_input"))
"""They hung up before an answer was seen, and had been heard."""


class Stepped:
    """Plays the driver: answers each kind of step from a list, keeps what came by."""

    def __init__(
        self,
        *answers: Any,
        stopping: bool = False,
        alive: bool = True,
        noticed: tuple[str, bool] = ("", False),
    ) -> None:
        self.answers = list(answers)
        self.noticed = noticed
        self.stopping = stopping
        self.alive = alive
        self.asked: list[ClientCall | FindCall] = []
        self.pauses: list[float] = []
        self.reports: list[Report] = []

    def play(self, a_dial: Dial, a_plan: Plan) -> Stepped:
        steps = dial_life(a_dial, a_plan, lambda: self.alive, lambda channel: self.noticed)
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
        elif isinstance(step, Delay):
            self.pauses.append(step.seconds)
            return self.stopping
        elif isinstance(step, Seen):
            return step.of(None)
        else:
            self.asked.append(step)
            return self.answers.pop(0)
        return None

    @property
    def last(self) -> Report:
        return self.reports[-1]

    @property
    def calls_placed(self) -> int:
        return sum(isinstance(step, ClientCall) and step.method == "call" for step in self.asked)


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
    states = [(report.state, report.seen) for report in played.reports]
    assert states == [("calling", ""), ("calling", "answered"), ("done", "")]
    assert played.last.outcome == "answered"
    assert played.last.agent_id == "A1"
    placed = played.asked[0].arguments
    assert placed["appid"] == "app"
    assert placed["properties"]["channel"] == placed["name"] == "campaign-x-1-1"
    assert placed["request_options"] == {"max_retries": 0}, "a repeat would pass the journal by"
    assert played.pauses == [0, 1.0, 2.0], "asked at growing gaps"


def test_gaps_grow_up_to_poll() -> None:
    answers = [call("ringing")] * 5 + [*HUNG_UP]
    assert Stepped(ACCEPTED, *answers).play(dial(), plan()).pauses == [0, 1, 2, 4, 5, 5]


def test_without_following_a_taken_call_is_settled_at_once() -> None:
    played = Stepped(ACCEPTED).play(dial(), plan(follow=False))
    assert (played.last.state, played.last.outcome, played.last.rang) == ("done", "placed", True)


def test_tokens_are_made_for_the_channel_of_the_dial() -> None:
    from shengwang_agent.token import parse

    sip = {**SIP, "rtc_token": None}
    bare = {"agent_rtc_uid": "111"}
    template = request_template(None, sip, bare, None, "{channel}", {})
    tokens = Tokens("970CA35de60c44645bbae8a215061b33", "5CFd2fd1755d40ecb72977518be15d3b")
    played = Stepped(ACCEPTED).play(dial(), plan(template=template, tokens=tokens, follow=False))
    placed = played.asked[0].arguments
    agent, phone = placed["properties"]["token"], placed["sip"]["rtc_token"]
    assert [parse(t).services[0].channel for t in (agent, phone)] == ["campaign-x-1-1"] * 2
    assert "5CFd" not in repr(tokens)


# Why it did not ring, or who knows ----------------------------------------------------------

REFUSED = [400, 404, 409, 410, 302]
PUSHED_BACK = [(api(429), None), (api(429, retry_after="7"), 7.0),
               (api(503, errors.ServerError, retry_after="3"), 3.0)]  # fmt: skip
NEVER_SENT = [errors.ConnectionFailed("dns"), errors.PoolTimeout("pool"),
              errors.DeadlineExceeded("late")]  # fmt: skip
NOBODY_KNOWS = [UnknownCut("cut"), unknown(408), unknown(500), unknown(502), unknown(503), unknown(504),
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
    for crowds, gap in ((0, 60.0), (1, 120.0), (9, 960.0)):
        last = Stepped(api(422)).play(dial(crowds=crowds), plan()).last
        assert (last.state, last.slow, last.gap) == ("waiting", "crowd", gap)
    last = Stepped(api(422)).play(dial(crowds=10), plan()).last
    assert (last.state, last.outcome) == ("done", "refused")


QUOTAS = [
    (422, "1 agents are live, which is the quota of this project"),
    (422, "Quota exceeded"),
    (400, "too many concurrent calls on this trunk"),
    (409, "超过并发配额"),
]


@pytest.mark.parametrize(("status", "words"), QUOTAS)
def test_a_quota_that_is_named_is_never_a_refusal(status: int, words: str) -> None:
    error = errors.error_class(status)(status_code=status, body={"detail": words})
    last = Stepped(error).play(dial(crowds=1000), plan()).last
    assert (last.state, last.slow, last.gap) == ("waiting", "crowd", 960.0)


@pytest.mark.parametrize("words", ["insufficient balance", "no trunk for this number", "账户欠费"])
def test_a_trunk_or_a_balance_is_no_quota(words: str) -> None:
    error = errors.QuotaExceededError(status_code=422, body={"detail": words})
    last = Stepped(error).play(dial(), plan()).last
    assert (last.state, last.outcome) == ("done", "refused")


@pytest.mark.parametrize("error", NOBODY_KNOWS)
def test_an_unknown_outcome_is_looked_up_and_adopted(error: Any) -> None:
    found = call("ringing", agent_id="A7", channel="campaign-x-1-1")
    played = Stepped(error, found, *HUNG_UP).play(dial(), plan())
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
    steps = dial_life(dial(), plan(), lambda: True, lambda _: ("", False))
    assert isinstance(next(steps), Delay)
    assert isinstance(steps.send(False), ClientCall)
    assert isinstance(steps.throw(UnknownCut("cut")), FindCall)
    assert isinstance(steps.throw(lost), Delay)
    with pytest.raises(StopIteration):
        steps.send(True)  # the campaign is being stopped: the dial stays open


def test_the_call_of_a_dead_worker_is_looked_up_never_placed() -> None:
    played = Stepped(None).play(dial(lost=True), plan())
    assert (played.calls_placed, played.last.state) == (0, "held")
    found = call("hangup", agent_id="A9")
    played = Stepped(found, *HUNG_UP).play(dial(lost=True), plan())
    assert (played.calls_placed, played.last.agent_id) == (0, "A9")


def test_a_call_taken_over_while_in_progress_is_followed() -> None:
    played = Stepped(*HUNG_UP).play(dial(lost=True, agent_id="A1"), plan())
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
    template = request_template(None, SIP, PROPERTIES, None, "{gone}", {})
    stepped = Stepped()
    with pytest.raises(errors.ConfigurationError, match="line 2: name: column 'gone'"):
        stepped.play(dial(), plan(template=template))
    assert not stepped.asked
    assert stepped.last.state == "waiting"


# After the call -----------------------------------------------------------------------------

UNREADABLE = api(200, errors.DecodeError)
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
    trouble = [errors.ConnectionLost("x"), api(500), api(429), api(408), api(425), UNREADABLE]
    trouble += HUNG_UP
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
    steps = dial_life(dial(lost=True, agent_id="A1"), plan(), lambda: True, lambda _: ("", False))
    next(steps)
    noted = steps.send(call("answered"))
    assert isinstance(noted, Report)
    assert noted.seen == "answered", "whoever goes on knows it"
    assert isinstance(steps.send(None), Delay)
    with pytest.raises(StopIteration):
        steps.send(True)


def test_an_answer_seen_by_a_process_that_died_counts() -> None:
    played = Stepped(call("hangup", "request"))
    played.play(dial(lost=True, agent_id="A1", seen="answered"), plan())
    assert played.last.outcome == "answered"


def test_a_transfer_seen_by_a_process_that_died_is_one() -> None:
    played = Stepped(call("answered"), call("hangup", "hangup"))
    played.play(dial(lost=True, agent_id="A1", seen="transferred"), plan())
    assert played.last.outcome == "transferred"


def test_what_notifications_told_wins_over_what_was_seen() -> None:
    played = Stepped(
        ACCEPTED, call("answered"), call("hangup", "hangup"), noticed=("voicemail", True)
    )
    assert played.play(dial(), plan()).last.outcome == "voicemail"


def test_the_notification_of_the_end_is_waited_for_when_others_have_come() -> None:
    played = Stepped(ACCEPTED, *HUNG_UP, noticed=("", True))
    assert played.play(dial(), plan()).last.outcome == "answered"
    assert sum(played.pauses) > 10, "then the turns are asked for"
    played = Stepped(ACCEPTED, *HUNG_UP, noticed=("", False))
    assert played.play(dial(), plan()).pauses == [0]


def test_a_call_that_was_ended_from_our_side_is_asked_for_an_answer_too() -> None:
    ended, left = call("hangup", "request"), SimpleNamespace(message="OK")
    played = Stepped(ACCEPTED, ended, turns("voice_input"))
    assert played.play(dial(), plan()).last.outcome == "answered"
    last = Stepped(ACCEPTED, ended, turns("greeting"), left).play(dial(), plan()).last
    assert (last.outcome, last.detail) == ("cancelled", "")
    hung_up = call("hangup", "hangup")
    last = Stepped(ACCEPTED, hung_up, turns(), left).play(dial(), plan()).last
    assert (last.outcome, last.detail) == (
        "unknown",
        "it ended, reason 'hangup'; no answer was seen",
    )


def test_refused_credentials_end_the_run_in_questions_that_help_the_judge_too() -> None:
    played = Stepped(ACCEPTED, call("hangup", "hangup"), api(401))
    with pytest.raises(errors.AuthenticationError):
        played.play(dial(), plan())
    assert [report.state for report in played.reports] == ["calling"], "the next run decides"
    played = Stepped(ACCEPTED, call("hangup", "hangup"), api(404), SILENT)
    assert played.play(dial(), plan()).last.outcome == "unknown"


# Ends ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "outcome"),
    [
        (call("HANGUP", "FAILED"), "failed"),
        (call("error"), "failed"),
        (call("FAILED"), "failed"),
        (call(None, "failed"), "failed"),
        (call("a word of next year", "failed"), "failed"),
    ],
)
def test_whatever_the_end_is_called_it_is_seen(last: Any, outcome: str) -> None:
    played = Stepped(ACCEPTED, call("RINGING"), last, SILENT).play(dial(), plan())
    assert (played.last.state, played.last.outcome) == ("done", outcome)


@pytest.mark.parametrize("state", ["start", "CALLING", "Ringing", "a word of next year", None])
def test_a_call_without_an_end_is_followed(state: Any) -> None:
    going_on = call(state, stop_ts=0)
    played = Stepped(ACCEPTED, going_on, call(state, stop_ts=None), *HUNG_UP).play(dial(), plan())
    assert played.last.outcome == "answered"


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        ("ANSWERED", "answered"),
        ("transfered", "transferred"),
        ("TRANSFERRED", "transferred"),
        ("Voicemail", "voicemail"),
    ],
)
def test_an_answer_is_seen_in_any_spelling(state: str, outcome: str) -> None:
    for before in ((), (call("answered"),)):
        seen = [*before, call(state, stop_ts=0), call("hangup", "request")]
        played = Stepped(ACCEPTED, *seen).play(dial(), plan())
        assert played.last.outcome == outcome


def test_a_transfer_is_not_forgotten() -> None:
    states = [call("transfered"), call("answered"), call("hangup", "hangup")]
    assert Stepped(ACCEPTED, *states).play(dial(), plan()).last.outcome == "transferred"


@pytest.mark.parametrize(
    "heard", [turns(), turns("greeting"), SimpleNamespace(turns=None), api(404), api(500)]
)
def test_who_hung_up_before_an_answer_was_seen_is_held(heard: Any) -> None:
    """Declined, or answered for a moment: nobody can tell."""
    rules = {"failed": Again(9, 1.0), "no_answer": Again(9, 1.0)}
    played = Stepped(ACCEPTED, call(" Hangup", "Hangup"), heard, SILENT)
    last = played.play(dial(), plan(retry=rules)).last
    assert (last.state, last.outcome, last.rang) == ("held", "unknown", True)


def test_who_was_heard_has_answered() -> None:
    played = Stepped(ACCEPTED, *HUNG_UP).play(dial(), plan(appid="app"))
    assert (played.last.state, played.last.outcome) == ("done", "answered")
    assert played.asked[-1] == ("agents", "get_turns", {"appid": "app", "agent_id": "A1"})


def test_no_telephone_rings_for_three_minutes() -> None:
    silent = (turns(), SILENT)
    long = call("hangup", "hangup", stop_ts=100 + 180)
    assert Stepped(ACCEPTED, long, *silent).play(dial(), plan()).last.outcome == "answered"
    short = call("hangup", "hangup", stop_ts=100 + 179)
    assert Stepped(ACCEPTED, short, *silent).play(dial(), plan()).last.outcome == "unknown"


@pytest.mark.parametrize("reason", [None, "", "a reason of next year"])
def test_who_may_have_answered_or_not_is_held(reason: Any) -> None:
    rules = {"failed": Again(9, 1.0), "no_answer": Again(9, 1.0)}
    played = Stepped(ACCEPTED, call("hangup", reason), SILENT).play(dial(), plan(retry=rules))
    assert (played.last.state, played.last.outcome, played.last.rang) == ("held", "unknown", True)


def test_polling_ends_and_the_person_is_held() -> None:
    played = Stepped(ACCEPTED, call("ringing")).play(dial(), plan(longest_call=0.0))
    assert (played.last.state, played.last.outcome, played.last.agent_id) == (
        "held", "unknown", "A1",
    )  # fmt: skip
    assert "'ringing'" in played.last.detail
    lost = errors.ConnectionLost("away for good")
    assert Stepped(ACCEPTED, lost).play(dial(), plan(longest_call=0.0)).last.state == "held"


def test_looking_up_ends_though_nobody_answers() -> None:
    lost = errors.ConnectionLost("away for good")
    played = Stepped(UnknownCut("cut"), lost).play(dial(), plan(longest_call=0.0))
    assert (played.last.state, played.last.outcome) == ("held", "unknown")
    assert "cannot be asked" in played.last.detail


@pytest.mark.parametrize("status", [400, 404, 422])
def test_a_platform_that_will_not_tell_makes_a_person_held(status: int) -> None:
    asked = Stepped(ACCEPTED, api(status)).play(dial(), plan())
    assert (asked.last.state, asked.last.outcome) == ("held", "unknown")
    looked = Stepped(UnknownCut("cut"), api(status)).play(dial(), plan())
    assert (looked.last.state, looked.last.outcome) == ("held", "unknown")


@pytest.mark.parametrize("status", [401, 403])
def test_credentials_refused_later_leave_the_dial_to_the_next_run(status: int) -> None:
    for answers in ([ACCEPTED], [UnknownCut("cut")]):
        stepped = Stepped(*answers, api(status))
        with pytest.raises(errors.ApiError):
            stepped.play(dial(), plan())
        assert all(report.state == "calling" for report in stepped.reports), "left open"


@pytest.mark.parametrize("code", [404, 410, 484, 604])
def test_a_number_that_does_not_exist_is_not_called_again(code: int) -> None:
    from shengwang_agent.campaign import DEFAULT_RETRY

    gone = SimpleNamespace(message=f"SIP {code} Not Found")
    played = Stepped(ACCEPTED, call("hangup", "failed"), gone)
    last = played.play(dial(), plan(retry=DEFAULT_RETRY)).last
    assert (last.state, last.outcome) == ("done", "wrong_number")


# Faults of this machine ---------------------------------------------------------------------


def wrapped(cause: OSError) -> Exception:
    """What the HTTP library makes of a file that is missing."""
    error = UnknownCut("cut")
    error.__cause__ = RuntimeError("ReadError")
    error.__cause__.__cause__ = cause
    return error


def no_file() -> OSError:
    return FileNotFoundError(2, "No such file or directory", "/etc/ca.pem")


class ProxyError(Exception):
    """Named as the HTTP library names it."""


def unsent(cause: Exception) -> Exception:
    """No connection was made, for this reason."""
    error = errors.ConnectionFailed("no connection")
    error.__cause__ = cause
    return error


LOCAL = [
    unsent(ssl.SSLCertVerificationError("certificate verify failed")),
    unsent(ProxyError("the proxy refused the connection (ProxyError, status 407)")),
    errors.ConfigurationError("no certificates"),
    errors.ClosedClientError("closed"),
    no_file(),
    wrapped(no_file()),
    wrapped(PermissionError(13, "Permission denied", "/tmp/keys.log")),
    RuntimeError("a hook of the caller's"),
]


@pytest.mark.parametrize("error", LOCAL, ids=repr)
def test_a_fault_of_this_machine_ends_the_run_and_gives_the_dial_back(error: Exception) -> None:
    unsent = (errors.ConfigurationError, errors.ClosedClientError, errors.ConnectionFailed)
    looks = 0 if isinstance(error, unsent) else 1
    stepped = Stepped(error, *[error] * looks)
    with pytest.raises(type(error)):
        stepped.play(dial(), plan(patience=60.0))
    assert [(r.state, r.rang) for r in stepped.reports] == [("waiting", False)]
    assert not stepped.answers


@pytest.mark.parametrize("error", LOCAL[4:], ids=repr)
def test_an_error_after_the_telephone_rang_gives_nobody_back(error: Exception) -> None:
    found = call("ringing", agent_id="A7", channel="campaign-x-1-1")
    stepped = Stepped(error, found)
    with pytest.raises(type(error)):
        stepped.play(dial(), plan())
    assert [(r.state, r.agent_id) for r in stepped.reports] == [("calling", "A7")]


@pytest.mark.parametrize("error", [TypeError("no such argument"), LookupError("a hook")])
def test_nobody_is_looked_up_after_an_error_before_anything_was_sent(error: Exception) -> None:
    mark_sent(error, sent=False)
    played = Stepped(error)
    with pytest.raises(type(error)):
        played.play(dial(), plan())
    assert len(played.asked) == 1, "the call alone"
    assert (played.last.state, played.last.rang) == ("waiting", False)


@pytest.mark.parametrize("is_async", [False, True])
def test_the_call_of_a_dial_is_found_by_its_channel(is_async: bool) -> None:
    listed = [call("start", channel="another"), call("start", channel="mine", create_ts="100")]

    async def walk() -> Any:
        for each in listed:
            yield each

    calls = walk() if is_async else listed
    client = SimpleNamespace(telephony=SimpleNamespace(list=lambda **_: calls))
    found = FindCall({"from_time": 50}, "mine").of(client)
    assert (asyncio.run(found) if is_async else found) is listed[1]
    listed.clear()
    calls = walk() if is_async else listed
    found = FindCall({"from_time": 50}, "mine").of(client)
    assert (asyncio.run(found) if is_async else found) is None


@pytest.mark.parametrize("error", LOCAL, ids=repr)
def test_a_fault_of_this_machine_while_following_ends_the_run(error: Exception) -> None:
    for answers in ([ACCEPTED], [UnknownCut("cut")]):
        stepped = Stepped(*answers, error)
        with pytest.raises(type(error)):
            stepped.play(dial(), plan(patience=60.0))
        assert all(report.state == "calling" for report in stepped.reports), "left open"

"""From what the platform tells of an ended call to a word for it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from shengwang_agent.campaign import DEFAULT_RETRY, Again, Ended, Outcome, judge
from shengwang_agent.campaign.outcomes import ENDS, End, checked_retry, is_over, is_up
from shengwang_agent.errors import ConfigurationError


def ended(
    reason: str | None, seconds: float | None = 0, message: str = "", seen: bool = False
) -> Ended:
    return Ended("hangup", reason, seconds, seen, message, None)


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        (ended("hangup"), "unknown"),
        (ended("HangUp"), "unknown"),
        (ended("hangup", 179), "unknown"),
        (ended("hangup", 180), "answered"),
        (ended("hangup", None), "unknown"),
        (ended("hangup", seen=True), "answered"),
        (ended("failed", 180), "no_answer"),
        (ended(None, 180), "unknown"),
        (ended("hangup", 0, "SIP 486 Busy Here"), "busy"),
        (ended("request", seen=True), "answered"),
        (ended("request"), "cancelled"),
        (ended("Request", 60), "cancelled"),
        (ended("request", 60, "SIP 487 Request Terminated"), "cancelled"),
        (ended(None), "unknown"),
        (ended(None, 60), "unknown"),
        (ended(""), "unknown"),
        (ended("a reason of next year"), "unknown"),
        (ended(None, seen=True), "answered"),
        (ended("FAILED", 60), "no_answer"),
        (ended("failed", 0, "SIP 404 Not Found"), "wrong_number"),
        (ended("failed", 60, "SIP 484 Address Incomplete"), "wrong_number"),
        (ended("failed", 0, "SIP 604 Does Not Exist Anywhere"), "wrong_number"),
        (ended("failed", 0, "SIP 410 Gone"), "wrong_number"),
        (ended(None, 0)._replace(state="Error"), "failed"),
        (ended(None, 60)._replace(state="failed"), "no_answer"),
        (ended(None, 0)._replace(state="busy"), "busy"),
        (ended(None, 0)._replace(state="No-Answer"), "no_answer"),
        (ended(None, 0)._replace(state="no answer"), "no_answer"),
        (ended(None, 0)._replace(state="Completed"), "unknown"),
        (ended("request", 0)._replace(state="canceled"), "cancelled"),
        (ended("failed", seen=True), "answered"),
        (ended("failed", 0, "SIP 486 Busy Here"), "busy"),
        (ended("failed", 0, "SIP 600 Busy Everywhere"), "busy"),
        (ended("failed", 0, "sip error, code 480"), "no_answer"),
        (ended("failed", 0, "SIP 408 Request Timeout"), "no_answer"),
        (ended("failed", 60, "SIP 487 Request Terminated"), "no_answer"),
        (ended("failed", 0, "SIP 603 Decline"), "rejected"),
        (ended("failed", 0, "603 Decline"), "rejected"),
        (ended("failed", 0, "SIP 607 Unwanted"), "rejected"),
        (ended("failed", 0, "the callee declined"), "rejected"),
        (ended("failed", 0, "Temporarily Unavailable"), "no_answer"),
        (ended("failed", 0, "SIP 403 Forbidden"), "failed"),
        (ended("failed", 60, "SIP 503 Service Unavailable"), "failed"),
        (ended("failed", 60), "no_answer"),
        (ended("failed", 25), "no_answer"),
        (ended("failed", 24), "failed"),
        (ended("failed", None), "failed"),
        (ended("failed", 3, "took 486 ms"), "failed"),
    ],
)
def test_the_default_judge(call: Ended, outcome: str) -> None:
    assert judge(call) == outcome


@pytest.mark.parametrize("outcome", ["answered", "transferred", "voicemail"])
@pytest.mark.parametrize("reason", ["hangup", "request", "failed", None])
def test_what_was_seen_is_stronger_than_the_end(outcome: str, reason: str | None) -> None:
    call = ended(reason, 0, "SIP 486 Busy Here", seen=True)._replace(seen=outcome)
    assert judge(call) == outcome


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Hi, please leave a message after the tone.", "voicemail"),
        ("You have reached the voicemail of", "voicemail"),
        ("您好，请在嘟声后留言", "voicemail"),
        ("I will leave now, no message", "answered"),
    ],
)
def test_a_mailbox_is_known_by_what_it_says(words: str, outcome: str) -> None:
    said = ended("hangup", seen=True)._replace(said=["Hello", words])
    assert judge(said) == outcome
    assert judge(said._replace(seen_answered=False)) == "unknown", "nobody said it"


def test_the_last_line_of_the_table_is_for_every_call() -> None:
    assert ENDS[-1] == End("unknown")
    assert [end for end in ENDS[:-1] if end[1:] == End("x")[1:]] == []


@pytest.mark.parametrize("state", ["hangup", "Hang-Up", "COMPLETED", "cancelled", "no answer"])
def test_final_words_end_a_call_without_a_time_of_the_end(state: str) -> None:
    assert is_over(SimpleNamespace(state=state))
    assert not is_over(SimpleNamespace(state="a state of next year"))


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        *((word, "unknown") for word in ("hangup", "hang_up", "ended", "stopped", "completed")),
        *((word, "unknown") for word in ("finished", "terminated", "disconnected")),
        *((word, "unknown") for word in ("cancelled", "canceled")),
        *((word, "failed") for word in ("error", "failed")),
        *((word, word) for word in ("busy", "no_answer", "rejected")),
    ],
)
def test_every_final_state(state: str, outcome: str) -> None:
    assert is_over(SimpleNamespace(state=state, stop_ts=0))
    assert judge(ended(None)._replace(state=state)) == outcome


@pytest.mark.parametrize(
    "state", ["start", "calling", "ringing", "answered", "transfered", "transferred"]
)
def test_every_open_state(state: str) -> None:
    """A time of the end says nothing about these."""
    assert not is_over(SimpleNamespace(state=state, stop_ts=1))
    assert is_up(state) is (state not in ("start", "calling", "ringing"))


@pytest.mark.parametrize(
    ("stop_ts", "over"), [(1, True), (1.5, True), (0, False), (None, False), ("1", False)]
)
def test_the_time_of_the_end_decides_where_the_state_is_unknown(
    stop_ts: object, over: bool
) -> None:
    assert is_over(SimpleNamespace(state="a state of next year", stop_ts=stop_ts)) is over


@pytest.mark.parametrize("rule", [(0, 1.0), (1.5, 1.0), (True, 1.0), (1, -1.0), (1, float("nan"))])
def test_a_rule_that_cannot_be_followed_is_refused(rule: tuple[int, float]) -> None:
    with pytest.raises(ConfigurationError, match="tries of 1 or more"):
        checked_retry({"busy": Again(*rule)})


@pytest.mark.parametrize("outcome", ["unknown", "placed"])
def test_who_may_have_been_rung_is_not_called_again_by_rule(outcome: str) -> None:
    with pytest.raises(ConfigurationError, match="may have rung"):
        checked_retry({"busy": Again(2, 1.0), outcome: Again(2, 1.0)})
    assert checked_retry({"busy": Again(1, 0)}) == {"busy": Again(1, 0.0)}


def test_an_outcome_in_a_log_shows_no_number() -> None:
    shown = Outcome(
        line=3, key="+8613812345678", number="+8613812345678", outcome="busy", attempt=2,
        final=False, held=False, next_at=1.0, agent_id="a", channel="c", detail="SIP 486",
        row={"phone": "+8613812345678"},
    )  # fmt: skip
    assert repr(shown) == "<line 3 ************78 ************78: busy, call 2: SIP 486>"


def test_nobody_is_called_again_by_default_who_may_have_answered_or_cannot() -> None:
    assert set(DEFAULT_RETRY) == {"busy", "no_answer", "failed"}


@pytest.mark.parametrize(
    "message",
    [
        "LLM returned 404 Not Found",
        "llm server busy, fallback used",
        "tts: 503 Service Unavailable",
        "REQUEST timeout of LLM",
        "TTS request rejected: quota",
    ],
)
def test_what_model_or_voice_say_is_no_end_of_a_call(message: str) -> None:
    assert judge(ended("hangup", 200.0, message)) == "answered"
    assert judge(ended("hangup", 9.0, message)) == "unknown"


@pytest.mark.parametrize(
    ("message", "outcome"),
    [("486 Busy Here", "busy"), ("603 Decline", "rejected"), ("SIP 404", "wrong_number")],
)
def test_what_the_telephone_network_says_is(message: str, outcome: str) -> None:
    assert judge(ended("hangup", 9.0, message)) == outcome

"""From what the platform tells of an ended call to a word for it."""

from __future__ import annotations

import pytest

from shengwang_agent.campaign import Ended, Outcome, judge


def ended(
    reason: str | None, seconds: float | None = 0, message: str = "", seen: bool = False
) -> Ended:
    return Ended("hangup", reason, seconds, seen, message, None)


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        (ended("hangup"), "answered"),
        (ended("request"), "answered"),
        (ended(None), "answered"),
        (ended("a reason of next year"), "answered"),
        (ended("failed", seen=True), "answered"),
        (ended("failed", 0, "SIP 486 Busy Here"), "busy"),
        (ended("failed", 0, "SIP 600 Busy Everywhere"), "busy"),
        (ended("failed", 0, "sip error, code 480"), "no_answer"),
        (ended("failed", 60, "SIP 487 Request Terminated"), "no_answer"),
        (ended("failed", 0, "SIP 603 Decline"), "rejected"),
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


def test_an_outcome_in_a_log_shows_no_number() -> None:
    shown = Outcome(
        line=3, key="+8613812345678", number="+8613812345678", outcome="busy", attempt=2,
        final=False, held=False, next_at=1.0, agent_id="a", channel="c", detail="SIP 486",
        row={"phone": "+8613812345678"},
    )  # fmt: skip
    assert repr(shown) == "<line 3 ************78 ************78: busy, call 2: SIP 486>"

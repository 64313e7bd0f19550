"""Notifications of calls, fed into a campaign that runs."""

from __future__ import annotations

from typing import Any

import pytest

from shengwang_agent import webhooks
from shengwang_agent.campaign import Campaign
from shengwang_agent.campaign.notices import Notices
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import people
from tests.campaign.conftest import Run, words


def payload(state: str, channel: str = "c1") -> dict[str, Any]:
    return {"agent_id": "A1", "channel": channel, "state": state, "report_ms": 1}


@pytest.mark.parametrize(
    ("states", "seen"),
    [
        (["START", "CALLING", "RINGING", "HANGUP"], ""),
        (["ANSWERED"], "answered"),
        (["answered", "ANSWERED", "HANGUP"], "answered"),
        (["TRANSFERED", "ANSWERED", "START"], "transferred"),
    ],
)
def test_how_far_a_call_has_come(states: list[str], seen: str) -> None:
    """Order is not promised, and repeats occur."""
    notices = Notices()
    with notices.heeded("c1"):
        assert all(notices.take(payload(state)) for state in states)
        assert notices.furthest("c1", "") == seen
        assert notices.furthest("c1", "answered") == (seen or "answered")
        assert notices.furthest("c1", "voicemail") in ("voicemail", "transferred")


def test_the_end_of_a_call_is_waited_for_once_it_is_told_of() -> None:
    notices = Notices()
    with notices.heeded("c1"):
        assert not notices.awaited("c1"), "nobody feeds notifications in"
        notices.take(payload("RINGING"))
        assert notices.awaited("c1")
        notices.take(payload("HANGUP"))
        assert not notices.awaited("c1")


def test_calls_that_are_not_in_progress_are_not_remembered() -> None:
    notices = Notices()
    with notices.heeded("c1"):
        assert not notices.take(payload("ANSWERED", "another"))
        assert not notices.take({"state": "ANSWERED"})
        assert not notices.take(None)
        inbound = webhooks.Notice("n", 201, payload("ANSWERED"), None, None, None, {})
        assert not notices.take(inbound)
        assert notices.furthest("c1", "") == ""
    assert not notices.take(payload("ANSWERED")), "it is over"
    assert notices.__dict__ == {"_seen": {}, "_open": set()}


def test_an_answer_that_nobody_saw_is_told(run: Run, make: Any, sandbox: Sandbox) -> None:
    """They answer, say nothing and hang up before the campaign asks."""
    told: list[bool] = []
    campaigns: list[Campaign] = []

    def receive(body: bytes, headers: dict[str, str]) -> int:
        told.append(campaigns[0].notice(webhooks.verify(body, headers, "secret")))
        return 200

    sandbox.webhooks.to(receive, secret="secret", events=[202])
    sandbox.callee("answered", rings=0.3, hangs_up_after=0.0)
    campaigns.append(make(people(3)))
    assert words(run(campaigns[0])) == {"answered": 3}
    assert told.count(True) >= 3


def test_without_notifications_such_people_are_held(run: Run, make: Any, sandbox: Sandbox) -> None:
    sandbox.callee("answered", hangs_up_after=0.0)
    assert words(run(make(people(3)))) == {"unknown": 3}

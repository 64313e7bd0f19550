"""Notifications of calls, fed into a campaign from any process."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent import webhooks
from shengwang_agent.campaign import Campaign, JournalError
from shengwang_agent.campaign.journal import CALLING, Dial, Report, Schedule
from shengwang_agent.campaign.pace import Pace
from shengwang_agent.campaign.rows import Person
from shengwang_agent.campaign.sql_journal import Journal
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import number, people
from tests.campaign.conftest import Run, words

WEB_PROCESS = """
import json, sys
from shengwang_agent.campaign import Campaign

campaign = Campaign(pipeline_id="1", from_number="+861050000000", journal=sys.argv[1])
for line in sys.stdin:
    print(campaign.notice(json.loads(line)), flush=True)
"""


def payload(state: str, channel: str = "c1") -> dict[str, Any]:
    return {"agent_id": "A1", "channel": channel, "state": state, "report_ms": 1}


@pytest.fixture
def dial(journal: Path) -> Iterator[tuple[Journal, Any, Dial]]:
    """A call that is in progress."""
    opened = Journal(str(journal), "campaign")
    opened.add([Person(1, "k", number(1), "", "{}")])
    with opened.worker(60) as me:
        (claimed,) = opened.tick(me, [], Schedule(Pace(), None)).dials
        yield opened, me, claimed
    opened.close()


@pytest.mark.parametrize(
    ("states", "seen", "awaited"),
    [
        (["START", "CALLING", "RINGING"], "", True),
        (["START", "CALLING", "RINGING", "HANGUP"], "", False),
        (["HANGUP", "RINGING"], "", False),
        (["ANSWERED"], "answered", True),
        (["answered", "ANSWERED", "HANGUP"], "answered", False),
        (["TRANSFERED", "ANSWERED", "START"], "transferred", True),
    ],
)
def test_how_far_a_call_has_come(
    dial: tuple[Journal, Any, Dial], make: Any, states: list[str], seen: str, awaited: bool
) -> None:
    """Order is not promised, and repeats occur."""
    journal, me, claimed = dial
    assert journal.seen(claimed.channel) == ("", False), "nobody feeds notifications in"
    assert all(make().notice(payload(state, claimed.channel)) for state in states)
    assert journal.seen(claimed.channel) == (seen, awaited)
    taken = Report(claimed, CALLING, agent_id="A1", seen="answered")
    journal.tick(me, [taken], Schedule(Pace(), None), claiming=False)
    assert journal.seen(claimed.channel) == (seen or "answered", awaited)


def test_notifications_of_other_calls_are_not_ours(dial: Any, make: Any) -> None:
    campaign, (_, _, claimed) = make(), dial
    others = ("another", "campaign-1-1", "campaign-x-y-z", f"{claimed.channel}1", "")
    assert not any(campaign.notice(payload("ANSWERED", channel)) for channel in others)
    assert not campaign.notice({"state": "ANSWERED"})
    assert not campaign.notice(None)
    inbound = webhooks.Notice("n", 201, payload("ANSWERED", claimed.channel), None, None, None, {})
    assert not campaign.notice(inbound)
    assert dial[0].seen(claimed.channel) == ("", False)


@pytest.mark.parametrize("event", [202, 103])
def test_the_whole_body_may_be_given(dial: Any, make: Any, event: int) -> None:
    campaign, (journal, _, claimed) = make(), dial
    contents = [{"role": "user", "content": "Hello?"}]
    told = payload("ANSWERED", claimed.channel) | {"contents": contents}
    body = {"noticeId": "n", "eventType": event, "payload": told}
    assert campaign.notice(body)
    assert campaign.notice(webhooks.parse(json.dumps(body)))
    assert journal.seen(claimed.channel)[0] == ("answered" if event == 202 else "")
    assert campaign.heard(body)
    assert campaign.heard(told)
    for odd in ({**body, "eventType": 201}, {**body, "payload": None}, {"eventType": event}):
        assert not campaign.notice(odd)
    for raw in (json.dumps(body), json.dumps(body).encode()):
        for take in (campaign.notice, campaign.heard):
            with pytest.raises(TypeError, match=r"expected what webhooks\.verify gives"):
                take(raw)


def test_a_late_notification_changes_nothing(run: Run, make: Any) -> None:
    (outcome,) = run(make(people(1)))
    assert not make().notice(payload("TRANSFERED", outcome.channel))
    assert make().progress().done == {"answered": 1}


def test_without_the_journal_nothing_is_taken(make: Any) -> None:
    with pytest.raises(JournalError, match="there is no journal"):
        make().notice(payload("ANSWERED", "campaign-0123456789-1-1"))


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


def test_a_process_that_makes_no_calls_may_take_them(
    run: Run, make: Any, sandbox: Sandbox, journal: Path
) -> None:
    """A web server has the webhooks, and the campaign runs elsewhere."""
    campaign = make(people(3))
    campaign.load()
    command = [sys.executable, "-c", WEB_PROCESS, str(journal)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as web:
        assert web.stdin is not None
        assert web.stdout is not None
        sending, told = web.stdin, web.stdout

        def takes(payload: Any) -> bool:
            print(json.dumps(payload), file=sending, flush=True)
            return told.readline() == "True\n"

        def receive(body: bytes, headers: dict[str, str]) -> int:
            answers.append(takes(json.loads(body)["payload"]))
            return 200

        assert not takes(payload("ANSWERED")), "it is up, and that is no call of ours"
        answers: list[bool] = []
        sandbox.webhooks.to(receive, events=[202])
        sandbox.callee("answered", rings=0.3, hangs_up_after=0.0)
        assert words(run(campaign)) == {"answered": 3}
        sending.close()
    assert answers.count(True) >= 3


def test_without_notifications_such_people_are_held(run: Run, make: Any, sandbox: Sandbox) -> None:
    sandbox.callee("answered", hangs_up_after=0.0)
    assert words(run(make(people(3)))) == {"unknown": 3}

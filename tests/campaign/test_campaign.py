"""A campaign from rows to report, with both clients, on the sandbox."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import pickle
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent import AuthenticationError
from shengwang_agent.campaign import (
    Again,
    Campaign,
    CampaignStopped,
    Control,
    Hours,
    JournalError,
    Outcome,
    Pace,
    RowErrors,
    TooManyRefusals,
)
from shengwang_agent.campaign.journal import CallRecord, PersonRecord
from shengwang_agent.campaign.report import Source, write_csv
from shengwang_agent.errors import ConfigurationError
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import PROPERTIES, SIP, number, people
from tests.campaign.conftest import Run, words

Make = Callable[..., Campaign]


def dialled(sandbox: Sandbox) -> list[str]:
    return sorted(dial.to_number for dial in sandbox.dials)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# The story --------------------------------------------------------------------------------


def test_everybody_is_called_once(run: Run, make: Make, sandbox: Sandbox) -> None:
    campaign = make(people(30))
    outcomes = run(campaign)
    assert words(outcomes) == {"answered": 30}
    assert dialled(sandbox) == [number(i) for i in range(30)]
    assert len({dial.agent_id for dial in sandbox.dials} & {o.agent_id for o in outcomes}) == 30
    assert all(
        o.final and not o.held and o.attempt == 1 and o.row["phone"] == o.number for o in outcomes
    )
    channels = {e.body["properties"]["channel"] for e in sandbox.requests.of("telephony.call")}
    assert len(channels) == 30
    assert all(channel.startswith("campaign-") for channel in channels)


def test_busy_and_no_answer_are_called_again(run: Run, make: Make, sandbox: Sandbox) -> None:
    sandbox.callee("busy", number=number(0), times=1, sip=486)
    sandbox.callee("busy", number=number(1), sip=486)
    sandbox.callee("no_answer", number=number(2), rings=0.01, sip=480)
    sandbox.callee("rejected", number=number(3), sip=603)
    campaign = make(people(5), retry={"busy": Again(3, 0.01), "no_answer": Again(2, 0.01)})
    told: dict[int, list[str]] = {}
    for outcome in run(campaign):
        told.setdefault(outcome.line, []).append(outcome.outcome + "." * outcome.final)
    assert told == {
        1: ["busy", "answered."],
        2: ["busy", "busy", "busy."],
        3: ["no_answer", "no_answer."],
        4: ["rejected."],
        5: ["answered."],
    }
    assert campaign.progress().done == {"answered": 2, "busy": 1, "no_answer": 1, "rejected": 1}


def test_never_more_at_once_than_asked_for(run: Run, make: Make, sandbox: Sandbox) -> None:
    sandbox.callee("answered", hangs_up_after=0.05, says="Hello?", pause=0)
    most = []

    def watch(ended: Any) -> str:
        most.append(sum(agent.live for agent in sandbox.platform.world.agents.values()))
        return "answered"

    run(make(people(12), pace=Pace(1000, 3), judge=watch))
    assert max(most) <= 3
    assert len(most) == 12


def test_a_second_run_calls_nobody_again(run: Run, make: Make, sandbox: Sandbox) -> None:
    run(make(people(3)))
    assert run(make(people(5))) != []
    assert run(make(people(5))) == []
    assert run(make()) == []
    assert dialled(sandbox) == [number(i) for i in range(5)]


def test_nobody_is_called_while_a_row_is_wrong(
    run: Run, make: Make, sandbox: Sandbox, journal: Path
) -> None:
    with pytest.raises(RowErrors, match="line 3"):
        run(make([*people(2), {"phone": "12"}]))
    assert not journal.exists(), "nothing is left behind"
    assert make().progress().total == 0
    assert not sandbox.dials


def test_the_do_not_call_list(run: Run, make: Make, sandbox: Sandbox) -> None:
    campaign = make(people(4), do_not_call=[number(1)])
    campaign.block("+86 138-0000-0002")
    assert len(run(campaign)) == 2
    assert dialled(sandbox) == [number(0), number(3)]
    assert campaign.progress().done == {"answered": 2, "do_not_call": 2}


def test_a_trial_calls_only_who_is_allowed(run: Run, make: Make, sandbox: Sandbox) -> None:
    run(make(people(4), only=[number(2)]))
    assert dialled(sandbox) == [number(2)]
    run(make(people(4)))
    assert dialled(sandbox) == [number(i) for i in range(4)]
    with pytest.raises(ConfigurationError, match="journal of its own"):
        run(make(people(4), only=[number(2)]))


def test_closed_hours_end_a_run_that_does_not_wait(run: Run, make: Make, sandbox: Sandbox) -> None:
    now = Hours("09:00-20:00").next_open(1_800_000_000.0) + 60
    clock = [now]
    hours = Hours("09:00-20:00", zone="Asia/Shanghai")
    rows = [
        {"phone": number(0), "tz": ""},
        {"phone": number(1), "tz": "America/Los_Angeles"},
    ]
    campaign = make(rows, zone="tz", hours=hours, clock=lambda: clock[0])
    assert [o.line for o in run(campaign, wait=False)] == [1]
    clock[0] = hours.next_open(clock[0], "America/Los_Angeles")
    assert [o.line for o in run(campaign, wait=False)] == [2]


def test_not_following_ends_with_the_request(run: Run, make: Make, sandbox: Sandbox) -> None:
    assert words(run(make(people(3), follow=False))) == {"placed": 3}
    sandbox.requests.assert_not_sent("telephony.get")


def test_tokens_are_made_when_the_client_can(run: Run, make: Make) -> None:
    from shengwang_agent.token import verify

    app_id, certificate = "970CA35de60c44645bbae8a215061b33", "5CFd2fd1755d40ecb72977518be15d3b"
    seen: dict[str, Any] = {}

    def keep(row: Any) -> str:
        seen["channel"] = row["channel"]
        return "label"

    campaign = make(
        people(1), sip={**SIP, "rtc_token": None}, properties={"agent_rtc_uid": "111"}, name=keep
    )
    with pytest.raises(RowErrors, match=r"sip\.rtc_token: is missing, or give the client"):
        run(campaign)
    account = {"username": "u", "password": "p"}
    keys = {"app_id": app_id, "app_certificate": certificate}
    (planned,) = make(people(1), sip={**SIP, "rtc_token": None}).dry_run(type("Client", (), keys))
    verify(planned.request["sip"]["rtc_token"], certificate, channel="checked-before-dialling")
    elsewhere = make(people(1), sip={**SIP, "rtc_token": None}, appid="f" * 32)
    with pytest.raises(RowErrors, match=r"sip\.rtc_token"):  # the certificate is of another app
        elsewhere.dry_run(type("Client", (), keys))
    assert run(campaign, client=keys | account)[0].outcome == "answered"
    assert seen["channel"].startswith("campaign-")


# Bad weather --------------------------------------------------------------------------------


def test_an_answer_that_got_lost_is_found_again(run: Run, make: Make, sandbox: Sandbox) -> None:
    sandbox.drop(after="accepted", on="telephony.call", times=3)
    sandbox.half_body(on="telephony.call")
    assert words(run(make(people(8)))) == {"answered": 8}
    sandbox.dials.assert_none_twice()
    assert len(sandbox.dials) == 8


def test_a_call_of_a_dead_process_is_found_on_a_later_page(
    run: Run, make: Make, sandbox: Sandbox
) -> None:
    campaign = make(people(1))
    campaign.load()
    journal = campaign.open_journal()
    with journal.worker(60) as worker:
        (dial,) = journal.tick(worker, [], campaign.schedule()).dials
    journal.close()
    channels = [dial.channel, *(f"later-{i}" for i in range(120))]
    with sandbox.client() as client:
        ids = [
            client.telephony.call(
                name=channel,
                sip={**SIP, "to_number": number(0)},  # type: ignore[typeddict-item]
                properties={**PROPERTIES, "channel": channel},  # type: ignore[typeddict-item]
            ).agent_id
            for channel in channels
        ]
    (outcome,) = run(campaign)
    assert (outcome.outcome, outcome.agent_id) == ("answered", ids[0])
    assert len(sandbox.requests.of("telephony.list")) == 2
    assert len(sandbox.dials) == len(channels), "none was added"


def test_a_request_that_took_too_long_is_never_repeated(
    run: Run, make: Make, sandbox: Sandbox
) -> None:
    sandbox.next(408, after="accepted", on="telephony.call", times=3)
    assert words(run(make(people(8)))) == {"answered": 8}
    sandbox.dials.assert_none_twice()
    assert len(sandbox.dials) == 8
    sandbox.next(408, on="telephony.call")
    assert words(run(make(people(9)))) == {"unknown": 1}, "held: perhaps it rang"


def test_who_may_have_been_called_is_held_for_a_person(
    run: Run, make: Make, sandbox: Sandbox
) -> None:
    sandbox.drop(before=True, on="telephony.call", times=2)
    campaign = make(people(4))
    outcomes = run(campaign)
    held = [o for o in outcomes if o.held]
    assert words(outcomes) == {"answered": 2, "unknown": 2}
    assert [o.final for o in held] == [False, False]
    assert run(campaign) == [], "nobody is called again by itself"
    assert [p.key for p in campaign.held()] == sorted(o.key for o in held)
    assert campaign.call_again(held[0].number) == 1
    assert campaign.close_held(outcome="written to") == 1
    assert words(run(campaign)) == {"answered": 1}
    assert campaign.progress().done == {"answered": 3, "written to": 1}
    sandbox.dials.assert_none_twice()


def test_keys_that_are_no_numbers_are_taken_as_they_are(
    run: Run, make: Make, sandbox: Sandbox, journal: Path
) -> None:
    sandbox.drop(before=True, on="telephony.call")
    run(make([{**people(1)[0], "id": "A-1.7"}], key="id"))
    control = Control(journal)  # it does not know which column tells people apart
    assert control.call_again("A17") == 0
    assert control.call_again("A-1.7") == 1


def test_429_slows_down_and_loses_nobody(run: Run, make: Make, sandbox: Sandbox) -> None:
    sandbox.next(429, retry_after=0.05, on="telephony.call", times=3)
    assert words(run(make(people(6)))) == {"answered": 6}
    sandbox.dials.assert_none_twice()


def test_a_quota_smaller_than_ours_is_found(
    run: Run, make: Make, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shengwang_agent.campaign import dialling, pace

    monkeypatch.setattr(dialling, "CROWD_GAP", 0.02)
    monkeypatch.setattr(pace, "ROOM_GAP", 1e9)
    sandbox.platform.world.settings.max_agents = 3
    sandbox.callee("answered", hangs_up_after=0.5, says="Hello?", pause=0)
    assert words(run(make(people(12)))) == {"answered": 12}
    refused = [e for e in sandbox.requests.of("telephony.call") if e.status == 422]
    assert 1 <= len(refused) <= 12
    sandbox.dials.assert_none_twice()


def test_a_platform_out_of_reach_is_waited_for(
    run: Run, make: Make, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shengwang_agent.campaign import dialling

    monkeypatch.setattr(dialling, "UNREACHED_GAP", 0.02)
    sandbox.region_down("127.0.0.1")
    threading.Timer(0.3, sandbox.region_up, ["127.0.0.1"]).start()
    assert words(run(make(people(3)))) == {"answered": 3}
    sandbox.dials.assert_none_twice()


# Ends ---------------------------------------------------------------------------------------


def test_wrong_credentials_end_the_run_and_spoil_nobody(
    run: Run, make: Make, sandbox: Sandbox
) -> None:
    sandbox.next(401, on="telephony.call")
    campaign = make(people(5), pace=Pace(1000, 1))
    with pytest.raises(AuthenticationError):
        run(campaign)
    assert campaign.progress().waiting == 5
    assert words(run(campaign)) == {"answered": 5}


def test_refusal_after_refusal_ends_the_run(run: Run, make: Make, sandbox: Sandbox) -> None:
    sandbox.next(400, detail="no such pipeline", on="telephony.call", times=3)
    campaign = make(people(10), pace=Pace(1000, 1), most_refusals=3)
    with pytest.raises(TooManyRefusals, match=r"3 calls in a row were refused, .*no such pipeline"):
        run(campaign)
    assert campaign.progress().done == {"refused": 3}
    assert campaign.call_again(outcome="refused") == 3
    assert words(run(campaign)) == {"answered": 10}


@pytest.mark.parametrize(
    "words_of_refusal", ["no such SIP trunk", "Insufficient balance", "账户余额不足"]
)
def test_a_trunk_or_a_balance_ends_the_run_after_three(
    run: Run, make: Make, sandbox: Sandbox, words_of_refusal: str
) -> None:
    sandbox.next(400, detail=words_of_refusal, on="telephony.call", times=None)
    campaign = make(people(10), pace=Pace(1000, 1))
    with pytest.raises(TooManyRefusals, match=f"3 calls in a row .*{words_of_refusal}"):
        run(campaign)
    assert campaign.progress().done == {"refused": 3}
    sandbox.clear_faults()
    assert campaign.call_again(outcome="refused") == 3
    assert words(run(campaign)) == {"answered": 10}


def test_a_trunk_that_is_refused_when_it_rings_ends_the_run_after_three(
    run: Run, make: Make, sandbox: Sandbox
) -> None:
    sandbox.callee("failed", sip=403)
    with pytest.raises(TooManyRefusals, match="3 calls in a row failed"):
        run(make(people(10), pace=Pace(1000, 1)))
    assert len(sandbox.dials) == 3


def test_refusals_that_are_not_in_a_row_end_nothing(run: Run, make: Make, sandbox: Sandbox) -> None:
    campaign = make(people(12), pace=Pace(1000, 1), most_refusals=2)
    for _ in range(6):
        sandbox.next(400, detail="no trunk", on="telephony.call")
        sandbox.slow(0.0, on="telephony.call")
    found = words(run(campaign))
    assert found["refused"] == 6


def test_a_quota_slows_a_campaign_and_never_ends_it(
    run: Run, make: Make, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shengwang_agent.campaign import dialling, pace

    monkeypatch.setattr(dialling, "CROWD_GAP", 0.001)
    monkeypatch.setattr(dialling, "LONGEST_CROWD_GAP", 0.01)
    monkeypatch.setattr(pace, "SLOWEST", 0.5)
    sandbox.next(422, detail="quota exceeded", on="telephony.call", times=40)
    assert words(run(make(people(2), most_refusals=3))) == {"answered": 2}


def test_a_call_that_never_ends_is_held(run: Run, make: Make, sandbox: Sandbox) -> None:
    sandbox.callee("answered", hangs_up_after=1e9)
    (outcome,) = run(make(people(1), longest_call=0.05))
    assert (outcome.held, outcome.outcome, len(sandbox.dials)) == (True, "unknown", 1)
    assert outcome.agent_id


def test_a_call_that_we_hang_up_while_it_rings_was_not_answered(
    run: Run, make: Make, sandbox: Sandbox
) -> None:
    sandbox.callee("manual", rings=1e9)
    campaign = make(people(1), retry={"no_answer": Again(2, 0.0), "failed": Again(2, 0.0)})

    def hang_up() -> None:
        while not len(sandbox.dials):
            time.sleep(0.01)
        with sandbox.client() as client:
            client.telephony.hangup(agent_id=next(iter(sandbox.dials)).agent_id)

    caller = threading.Thread(target=hang_up)
    caller.start()
    (outcome,) = run(campaign)
    caller.join()
    assert (outcome.outcome, outcome.final, len(sandbox.dials)) == ("cancelled", True, 1)


@pytest.mark.parametrize(
    "error",
    [
        ConfigurationError("the certificates cannot be read"),
        FileNotFoundError(2, "No such file or directory", "/etc/ca.pem"),
        RuntimeError("a hook of the caller's"),
    ],
    ids=repr,
)
def test_a_fault_of_this_machine_ends_the_run_and_spoils_nobody(
    run: Run, make: Make, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    from shengwang_agent.campaign import dialling

    whole = dialling.ClientCall.of

    def of(step: Any, client: Any) -> Any:
        if step.method == "call":
            raise error
        return whole(step, client)

    monkeypatch.setattr(dialling.ClientCall, "of", of)
    campaign = make(people(5))
    with pytest.raises(type(error)) as caught:
        run(campaign)
    assert caught.value is error
    progress = campaign.progress()
    assert (progress.waiting, progress.held, progress.live) == (5, 0, 0)
    monkeypatch.undo()
    assert words(run(campaign)) == {"answered": 5}


def test_an_error_of_your_own_function_is_raised_and_loses_nothing(
    run: Run, make: Make, sandbox: Sandbox
) -> None:
    def broken(ended: Any) -> str:
        raise LookupError("no such table")

    with pytest.raises(LookupError, match="no such table"):
        run(make(people(1), judge=broken))
    assert words(run(make(people(1)))) == {"answered": 1}
    sandbox.dials.assert_none_twice()


def test_the_stop_switch(run: Run, make: Make, sandbox: Sandbox) -> None:
    campaign = make(people(40), pace=Pace(1000, 2))

    def stop_at_once(ended: Any) -> str:
        Control(campaign.journal).stop("seen enough")
        return "answered"

    outcomes = run(make(people(40), pace=Pace(1000, 2), judge=stop_at_once))
    assert 1 <= len(outcomes) <= 4
    assert campaign.progress().stopped
    with pytest.raises(CampaignStopped, match="seen enough"):
        run(campaign)
    campaign.resume()
    run(campaign)
    sandbox.dials.assert_none_twice()
    assert len(sandbox.dials) == 40


def test_calls_in_progress_go_on_in_the_next_run(run: Run, make: Make, sandbox: Sandbox) -> None:
    sandbox.callee("answered", hangs_up_after=1e6)
    campaign = make(people(3))
    stopper = threading.Thread(target=stop_when, args=(campaign, lambda: len(sandbox.dials) == 3))
    stopper.start()
    assert run(campaign) == []
    stopper.join()
    assert len(sandbox.dials) == 3
    sandbox.clock.advance(2e6)
    campaign.resume()
    assert words(run(campaign)) == {"answered": 3}
    assert len(sandbox.dials) == 3


def stop_when(campaign: Campaign, true: Callable[[], bool]) -> None:
    while not true():
        time.sleep(0.01)
    campaign.stop()


def test_leaving_the_loop_early_loses_nobody(make: Make, sandbox: Sandbox) -> None:
    campaign = make(people(30), pace=Pace(1000, 5))
    with sandbox.client() as client:
        outcomes = campaign.run(client)
        next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]
        list(campaign.run(client))
    assert campaign.progress().done == {"answered": 30}
    assert campaign.progress().held == 0
    sandbox.dials.assert_none_twice()


@pytest.mark.parametrize("word", [None, "", 5])
def test_a_judge_that_gives_no_word_ends_the_run_and_settles_nobody(
    run: Run, make: Make, sandbox: Sandbox, word: Any
) -> None:
    with pytest.raises(ConfigurationError, match="judge: expected a word"):
        run(make(people(1), judge=lambda ended: word))
    assert words(run(make(people(1)))) == {"answered": 1}
    sandbox.dials.assert_none_twice()


def test_a_dial_that_somebody_cancels_ends_the_run(run: Run, make: Make, sandbox: Sandbox) -> None:
    def cancelled(ended: Any) -> str:
        raise asyncio.CancelledError

    campaign = make(people(3), judge=cancelled)
    stuck = threading.Timer(20, campaign.stop)
    stuck.start()
    with pytest.raises(asyncio.CancelledError):
        run(campaign)
    stuck.cancel()
    assert words(run(make(people(3)))) == {"answered": 3}
    sandbox.dials.assert_none_twice()


async def test_a_cancelled_run_loses_nobody(make: Make, sandbox: Sandbox) -> None:
    campaign = make(people(60), pace=Pace(1000, 5))
    async with sandbox.async_client() as client:
        for patience in (0.05, 0.1, 0.2, 0.3):

            async def collect() -> None:
                async for _ in campaign.run(client):
                    pass

            task = asyncio.create_task(collect())
            await asyncio.sleep(patience)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        async for _ in campaign.run(client):
            pass
    assert campaign.progress().done == {"answered": 60}
    sandbox.dials.assert_none_twice()


# Seen from outside --------------------------------------------------------------------------


def test_progress_and_reports_say_the_same_as_the_platform(
    run: Run, make: Make, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.callee("busy", number=number(1), sip=486)
    campaign = make(people(6), retry={"busy": Again(2, 0.0)}, do_not_call=[number(5)])
    run(campaign)
    as_csv, as_json = tmp_path / "r.csv", tmp_path / "r.json"
    progress = campaign.report(as_csv)
    campaign.report(as_json)
    assert progress.done == {"answered": 4, "busy": 1, "do_not_call": 1}
    assert (progress.total, progress.finished, progress.fraction, progress.seconds_left) == (
        6,
        6,
        1,
        0,
    )
    rows = read(as_csv)
    assert [row["outcome"] for row in rows] == [
        "answered", "busy", "answered", "answered", "answered", "do_not_call",
    ]  # fmt: skip
    whole = json.loads(as_json.read_text("utf-8"))
    assert whole["summary"]["done"] == progress.done
    calls = [call for person in whole["people"] for call in person["calls"]]
    assert {call["agent_id"] for call in calls} == {dial.agent_id for dial in sandbox.dials}
    assert len(calls) == len(sandbox.dials) == 6
    assert [person["tries"] for person in whole["people"]] == [1, 2, 1, 1, 1, 0]
    with pytest.raises(ConfigurationError, match=r"\.csv or \.json"):
        campaign.report(tmp_path / "r.xlsx")


def test_a_spreadsheet_runs_nothing_out_of_a_report(run: Run, make: Make, tmp_path: Path) -> None:
    keys = ["=HYPERLINK(1)", "@SUM(1)", "-2+3", "+2+3", "\t=1", "\r=1"]
    rows = [{"phone": number(n), "id": key} for n, key in enumerate([*keys, number(9)])]
    campaign = make(rows, key="id")
    run(campaign)
    campaign.report(tmp_path / "r.csv")
    written = read(tmp_path / "r.csv")
    assert [row["key"] for row in written] == [*(f"'{key}" for key in keys), number(9)]
    assert written[0]["number"] == number(0)


def test_a_campaign_is_seen_through_its_journal_alone(run: Run, make: Make, journal: Path) -> None:
    run(make(people(3)))
    control = Control(journal)
    assert str(control.progress()).startswith("3 of 3 finished (answered 3), 0 live, 0 held, ")


def test_time_left_goes_by_the_rate(make: Make) -> None:
    from shengwang_agent.campaign.progress import progress_of

    counts = {("waiting", ""): 600, ("done", "answered"): 300, ("held", "unknown"): 1}
    progress = progress_of(counts, (300, 940.0), 1000.0, False)
    assert (progress.rate, progress.seconds_left) == (5.0, 120.0)
    assert str(progress) == (
        "301 of 901 finished (answered 300), 0 live, 1 held, 5.0 calls/s, 2 min left"
    )
    still = progress_of(counts, (0, 940.0), 1000.0, True)
    assert still.seconds_left is None
    assert str(still).endswith(", stopped")


def test_campaigns_and_clients_travel_as_settings(run: Run, make: Make, sandbox: Sandbox) -> None:
    campaign = make(
        people(2), hours=Hours("00:00-24:00"), retry={"busy": Again(2, 1)}, clock=travelling_clock
    )
    campaign.load()
    there = pickle.loads(pickle.dumps(campaign))
    assert words(run(there)) == {"answered": 2}
    assert there.progress().total == 2


def travelling_clock() -> float:
    return 1_800_000_000.0


REFUSED = {
    "redis://user:secret@127.0.0.1:1/0": "Redis keeps none",
    "mysql://user:secret@127.0.0.1/calls": "MySQL and MariaDB cannot keep one",
    "mariadb+pymysql://user:secret@127.0.0.1/calls": "differ in capitals or trailing blanks",
    "postgresql+asyncpg://user:secret@127.0.0.1/calls": r"expected .* postgresql\+psycopg://",
    "oracle://user:secret@127.0.0.1/calls": r"expected .* postgresql\+psycopg://",
    "http://user:secret@127.0.0.1/calls": r"expected .* postgresql\+psycopg://",
    "postgresql://user:secret@127.0.0.1:port/calls": "cannot be read",
}


@pytest.mark.parametrize("place", REFUSED)
def test_a_database_that_keeps_no_journal_is_refused_with_words(make: Make, place: str) -> None:
    with pytest.raises(ConfigurationError, match=REFUSED[place]) as caught:
        make(people(1), journal=place)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg", "postgres"])
def test_a_password_is_shown_nowhere(make: Make, scheme: str) -> None:
    place = f"{scheme}://user:s%40cret@127.0.0.1:1/calls?password=s%40cret&connect_timeout=1"
    campaign = make(people(1), journal=place)
    assert (
        repr(campaign)
        == "<Campaign 'campaign' in 'postgresql+psycopg://user:***@127.0.0.1:1/calls'>"
    )


def test_a_path_is_resolved_at_once(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    campaign, seen = make(people(2), journal="here.db"), Control("sqlite:///here.db")
    monkeypatch.chdir("elsewhere")
    campaign.load()
    assert seen.progress().total == 2
    assert (tmp_path / "here.db").exists()
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_journal_that_cannot_be_opened_is_explained(run: Run, make: Make, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be opened"):
        run(make(people(1), journal=tmp_path / "no" / "folder.db"))


def test_outcomes_come_while_others_are_called(make: Make, sandbox: Sandbox) -> None:
    sandbox.callee("answered", number=number(0), hangs_up_after=1e9)
    campaign = make(people(3))
    with sandbox.client() as client:
        outcomes = campaign.run(client)
        first: Outcome = next(outcomes)
        assert first.line in (2, 3)
        campaign.stop()
        list(outcomes)


def test_no_cell_of_a_report_is_a_formula() -> None:
    call = CallRecord("c", "=agent", 1.0, 2.0, "busy", "@SUM(1)", [], "=2", None)
    own = {"=name": "=3", "state": "+4"}
    person = PersonRecord(1, "k", "+8613800000001", "done", "=1", 1, [call], "", own)
    file = io.StringIO()
    write_csv(file, Source(lambda: iter([person]), lambda: iter([])))
    (row,) = csv.DictReader(file.getvalue().splitlines())
    assert (row["outcome"], row["agent_id"], row["detail"]) == ("'=1", "'=agent", "'@SUM(1)")
    assert (row["answer"], row["'=name"], row["list.state"]) == ("'=2", "'=3", "+4")
    assert row["number"] == "+8613800000001"

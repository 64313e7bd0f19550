"""Campaigns whose dials are carried out by an engine: tasks are worth nothing, the journal decides.

``tests/external/test_postgresql.py`` runs all of these on PostgreSQL, too.
"""

from __future__ import annotations

import os
import pickle
import random
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from shengwang_agent import AgentClient, AuthenticationError
from shengwang_agent.campaign import (
    Again,
    Campaign,
    CampaignStopped,
    Hours,
    JournalError,
    Outcome,
    Pace,
)
from shengwang_agent.campaign.dialling import request_of
from shengwang_agent.campaign.journal import Report, Schedule
from shengwang_agent.campaign.many import _processes, run_many, work
from shengwang_agent.campaign.tables import METADATA
from shengwang_agent.campaign.ticks import Task
from shengwang_agent.errors import ConfigurationError
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import number, people
from tests.campaign.conftest import campaign_on, words
from tests.campaign.test_journal import SCHEDULE, Clock, add, opened, sql
from tests.docs.blocks import DOCS, blocks_of

SETTINGS: dict[str, Any] = {"username": "u", "password": "p", "app_id": "demo"}


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "j.db")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def signed_off() -> Iterator[None]:
    yield
    for process in _processes.values():
        process.end()
    _processes.clear()


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AgentClient]:
    with AgentClient(base_url=sandbox.url, **SETTINGS) as made:
        yield made


def run_with(campaign: Campaign, client: Any, times: int = 2, **more: Any) -> list[Outcome]:
    """A campaign whose tasks are carried out by threads, each of them twice."""
    with ThreadPoolExecutor(8) as pool:

        def submit() -> None:
            for _ in range(times):
                pool.submit(work, campaign, client)

        return list(run_many(campaign, submit, **more))


def test_a_controller_ends_when_no_day_is_left(
    place: str, client: AgentClient, caplog: pytest.LogCaptureFixture
) -> None:
    made = campaign_on(place, people(3), hours=Hours(on="2020-01-01"))
    assert run_with(made, client) == []
    assert caplog.text.count("no calling hours are left") == 1
    assert made.progress().waiting == 3


def test_a_controller_says_why_nobody_is_called(
    place: str, client: AgentClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert len(run_with(campaign_on(place, people(2)), client)) == 2
    assert "calls nobody" not in caplog.text
    assert run_with(campaign_on(place, people(2)), client) == []
    assert caplog.text.count("calls nobody: all in its journal are done or held") == 1


def test_a_controller_says_until_when_it_waits(
    place: str, client: AgentClient, caplog: pytest.LogCaptureFixture
) -> None:
    hours = Hours("09:00-20:00", zone="America/Los_Angeles")
    opens = hours.next_open(1_800_000_000.0, "America/Los_Angeles")
    made = campaign_on(place, people(1), hours=hours, clock=lambda: opens - 3600)
    assert run_with(made, client, wait=False) == []
    assert "calling hours" not in caplog.text, "it does not wait"

    def clock() -> float:
        return opens if "calling hours" in caplog.text else opens - 3600

    made = campaign_on(place, people(1), hours=hours, clock=clock)
    assert len(run_with(made, client)) == 1
    assert caplog.text.count("calling hours: nobody is called until") == 1


# Whom to call, the journal decides ----------------------------------------------------------


def test_as_many_tasks_are_sent_as_find_something_to_do(place: str, clock: Clock) -> None:
    schedule = Schedule(Pace(1e6, 3), None)
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 5)
        with one.worker(60) as controller, two.worker(60) as me:
            assert one.look(controller, schedule, 60).tasks == 3, "the quota"
            assert one.look(controller, schedule, 60).tasks == 0, "they are under way"
            tick = two.tick(me, [], schedule, task=Task(1, True, 1))
            assert len(tick.dials) == 1
            assert one.look(controller, schedule, 60).tasks == 0
            report = Report(tick.dials[0], "done", "answered", agent_id="A", rang=True)
            two.tick(me, [report], schedule, claiming=False, task=Task(publishes=True))
            found = one.look(controller, schedule, 60)
            assert found.tasks == 1
            assert [outcome.line for outcome in found.outcomes] == [1]
            assert one.look(controller, schedule, 60).outcomes == [], "each is told once"


def test_lost_tasks_are_replaced_after_a_lease(
    place: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shengwang_agent.campaign import sql_journal

    now = [1000.0]
    monkeypatch.setattr(sql_journal.time, "monotonic", lambda: now[0])
    with opened(place, clock) as journal:
        add(journal, 2)
        with journal.worker(600) as me:
            assert journal.look(me, SCHEDULE, 60).tasks == 2
            now[0] += 59
            assert journal.look(me, SCHEDULE, 60).tasks == 0
            now[0] += 2
            assert journal.look(me, SCHEDULE, 60).tasks == 2
            assert journal.look(me, SCHEDULE, 60).tasks == 0


def test_a_task_for_each_dial_that_a_dead_worker_left(place: str, clock: Clock) -> None:
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 3)
        with one.worker(60) as dead:
            assert len(one.tick(dead, [], SCHEDULE).dials) == 3
        with two.worker(60) as me:
            assert two.look(me, SCHEDULE, 60).tasks == 3
            taken = [two.tick(me, [], SCHEDULE, task=Task(1)).dials for _ in range(4)]
        assert [[dial.lost for dial in dials] for dials in taken] == [[True]] * 3 + [[]]


def test_a_dial_that_is_given_back_goes_to_another(place: str, clock: Clock) -> None:
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 1)
        with one.worker(60) as a, two.worker(60) as b:
            (dial,) = one.tick(a, [], SCHEDULE).dials
            two.give_back(b, dial)
            assert two.tick(b, [], SCHEDULE).dials == [], "not hers to give"
            one.give_back(a, dial)
            (taken,) = two.tick(b, [], SCHEDULE).dials
            assert (taken.channel, taken.lost) == (dial.channel, True)


def test_tasks_of_one_process_share_a_tick(place: str, client: AgentClient) -> None:
    """What they want while a tick is made is done in the next one: one wait for the disk."""
    campaign = campaign_on(place, people(6), pace=Pace(1e6, 6), follow=False)
    campaign.load()
    work(campaign, client)
    (process,) = _processes.values()
    ticks: list[tuple[int, int | None]] = []
    tick = process.journal.tick

    def counted(me: Any, reports: Any, schedule: Any, **more: Any) -> Any:
        ticks.append((len(reports), more["task"].most))
        return tick(me, reports, schedule, **more)

    process.journal.tick = counted  # type: ignore[method-assign]
    with ThreadPoolExecutor(5) as pool:
        with process._turn:
            tasks = [pool.submit(work, campaign, client) for _ in range(5)]
            while len(process._wishes) < 5:
                time.sleep(0.01)
        assert [task.result() for task in tasks] == [True] * 5
    assert ticks[0] == (0, 5), "five claims"
    assert sum(reports for reports, _ in ticks) == 5
    assert campaign.progress().done == {"placed": 6}


# Campaigns ----------------------------------------------------------------------------------


def test_everybody_is_called_once_though_every_task_comes_twice(
    place: str, sandbox: Sandbox, client: AgentClient, tmp_path: Path
) -> None:
    sandbox.callee("busy", number=number(3), sip=486)
    sandbox.drop(after="accepted", on="telephony.call", times=2)
    campaign = campaign_on(
        place, people(30), retry={"busy": Again(2, 0.01)}, do_not_call=[number(5)]
    )
    outcomes = run_with(campaign, client)
    assert words(outcomes) == {"answered": 28, "busy": 2}
    assert sandbox.dials.twice() == {number(3): 2}
    progress = campaign.report(tmp_path / "r.json")
    assert progress.done == {"answered": 28, "busy": 1, "do_not_call": 1}
    known = list(campaign.people())
    ids = {call.agent_id for person in known for call in person.calls}
    assert ids == {dial.agent_id for dial in sandbox.dials}
    assert [person.line for person in known] == list(range(1, 31))
    assert campaign.load() == 0, "all known"
    assert run_with(campaign, client) == []


def test_tasks_that_get_lost_lose_nobody(place: str, sandbox: Sandbox, client: AgentClient) -> None:
    campaign, sent = campaign_on(place, people(12), lease=0.6), []
    with ThreadPoolExecutor(4) as pool:

        def submit() -> None:
            sent.append(True)
            if len(sent) % 3:
                pool.submit(work, campaign, client)

        assert words(list(run_many(campaign, submit, client))) == {"answered": 12}
    sandbox.dials.assert_none_twice()


def test_the_same_campaign_in_one_process_and_on_an_engine(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    """Workers of both kinds share the people; each outcome is told once, by one of them."""
    campaign = campaign_on(place, people(40))
    campaign.load()
    with ThreadPoolExecutor(1) as beside:
        embedded = beside.submit(lambda: list(campaign_on(place, None).run(client)))
        outcomes = run_with(campaign, client) + embedded.result()
    assert sorted(outcome.line for outcome in outcomes) == list(range(1, 41))
    sandbox.dials.assert_none_twice()
    assert len(sandbox.dials) == 40


def test_who_may_have_been_called_is_held(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    sandbox.drop(before=True, on="telephony.call", times=2)
    campaign = campaign_on(place, people(4))
    held = [outcome for outcome in run_with(campaign, client) if outcome.held]
    assert len(held) == 2
    assert campaign.call_again(held[0].number) == 1
    assert campaign.close_held(outcome="written to") == 1
    assert words(run_with(campaign, client)) == {"answered": 1}
    assert campaign.call_again(outcome="written to") == 1
    assert words(run_with(campaign, client)) == {"answered": 1}
    sandbox.dials.assert_none_twice()


def test_a_broker_that_is_away_is_waited_for(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    campaign = campaign_on(place, people(3), lease=0.4)
    away = [ConnectionError("no broker")] * 3
    with ThreadPoolExecutor(4) as pool:

        def submit() -> None:
            if away:
                raise away.pop()
            pool.submit(work, campaign, client)

        assert words(list(run_many(campaign, submit, client))) == {"answered": 3}
    sandbox.dials.assert_none_twice()


def test_a_run_that_does_not_wait_leaves_the_later_ones(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    sandbox.callee("busy", number=number(0), sip=486)
    campaign = campaign_on(place, people(2), retry={"busy": Again(2, 3600.0)})
    assert words(run_with(campaign, client, wait=False)) == {"answered": 1, "busy": 1}
    assert campaign.progress().waiting == 1


def test_a_clock_that_jumps_calls_nobody_twice(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    chance = random.Random(3)

    def jumps() -> float:
        return time.time() + chance.choice((-86_400.0, -30.0, 0.0, 0.5, 7_200.0))

    sandbox.callee("busy", number=number(2), times=1, sip=486)
    campaign = campaign_on(place, people(25), clock=jumps, retry={"busy": Again(2, 0.01)})
    run_with(campaign, client, wait=False)
    campaign.clock = time.time
    with closing(campaign.open_journal()) as journal:
        sql(journal, "UPDATE campaign_person SET due = 0")
    run_with(campaign, client)
    assert campaign.progress().done == {"answered": 25}
    assert sandbox.dials.twice() == {number(2): 2}
    assert len(sandbox.dials) == 26


# Faults that concern all --------------------------------------------------------------------


def test_a_worker_that_meets_a_common_error_stops_the_campaign(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    sandbox.next(401, on="telephony.call", times=None)
    campaign = campaign_on(place, people(10), pace=Pace(1000, 1))
    with pytest.raises(CampaignStopped, match=AuthenticationError.__name__):
        run_with(campaign, client)
    sandbox.clear_faults()
    with pytest.raises(CampaignStopped):
        run_with(campaign, client)
    campaign.resume()
    assert words(run_with(campaign, client)) == {"answered": 10}


def test_refusals_of_all_workers_count_together(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    sandbox.next(400, on="telephony.call", times=None)
    campaign = campaign_on(place, people(30), pace=Pace(1000, 2), most_refusals=4)
    with pytest.raises(CampaignStopped, match="4 calls in a row were refused"):
        run_with(campaign, client)
    assert 4 <= campaign.progress().done["refused"] <= 6


def test_no_worker_claims_after_the_last_refusal(place: str, clock: Clock) -> None:
    schedule = Schedule(Pace(1e6, 5), None, most_refusals=2)
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 5)
        with one.worker(60) as me, two.worker(60) as other:
            dials = one.tick(me, [], schedule, task=Task(2, True, 2)).dials
            reports = [Report(dial, "done", "refused") for dial in dials]
            tick = one.tick(me, reports, schedule, task=Task(1, True, 1))
            assert "2 calls in a row were refused" in tick.refused
            assert tick.dials == [], "nor in the same tick"
            tick = two.tick(other, [], schedule, task=Task(1, True, 1))
            assert tick.dials == []
            assert "2 calls in a row were refused" in tick.stopped


def test_a_trunk_that_refuses_stops_all_workers_after_three(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    sandbox.next(400, detail="the trunk is disabled", on="telephony.call", times=None)
    campaign = campaign_on(place, people(20), pace=Pace(1000, 1))
    with pytest.raises(CampaignStopped, match=r"3 calls in a row were refused.*trunk is disabled"):
        run_with(campaign, client)
    assert campaign.progress().done == {"refused": 3}


@pytest.mark.parametrize("error", [ConfigurationError("no file"), RuntimeError("a hook")])
def test_a_fault_of_the_machine_that_dials_stops_the_campaign(
    place: str, sandbox: Sandbox, client: AgentClient, error: Exception
) -> None:
    def fails(**_: Any) -> Any:
        raise error

    campaign = campaign_on(place, people(4), pace=Pace(1000, 1))
    telephony = SimpleNamespace(call=fails, list=client.telephony.list)
    with pytest.raises(CampaignStopped, match=f"{type(error).__name__}: {error}"):
        run_with(campaign, SimpleNamespace(app_id="demo", telephony=telephony))
    progress = campaign.progress()
    assert (progress.waiting, progress.held) == (4, 0)
    campaign.resume()
    assert words(run_with(campaign, client)) == {"answered": 4}


def test_a_worker_that_cannot_make_a_client_stops_the_campaign(
    place: str, sandbox: Sandbox
) -> None:
    def make_client() -> AgentClient:
        raise ConfigurationError("no certificates on this machine")

    campaign = campaign_on(place, people(4), pace=Pace(1000, 2))
    with pytest.raises(CampaignStopped, match="no certificates on this machine"):
        run_with(campaign, make_client)
    progress = campaign.progress()
    assert (progress.waiting, progress.live, progress.held) == (4, 0, 0)
    assert not sandbox.dials


def test_a_journal_that_cannot_be_written_leaves_the_dial_to_others(
    place: str, sandbox: Sandbox, client: AgentClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the end nor that it is given back can be written: this worker falls silent."""
    from shengwang_agent.campaign.sql_journal import Journal

    campaign = campaign_on(place, people(1), lease=0.6)
    campaign.load()

    def away(*_: Any, **more: Any) -> Any:
        raise JournalError("the database is away")

    with monkeypatch.context() as patch:
        tick = Journal.tick
        patch.setattr(Journal, "give_back", away)
        patch.setattr(
            Journal, "tick", lambda *a, **k: tick(*a, **k) if k.get("claiming", True) else away()
        )
        with pytest.raises(JournalError, match="is away"):
            work(campaign, client)
    assert campaign.progress().live == 1
    assert not _processes
    assert words(run_with(campaign, client)) == {"answered": 1}
    sandbox.dials.assert_none_twice()


# Elsewhere ----------------------------------------------------------------------------------


def test_campaign_and_client_travel_to_processes(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    """What Dask and Ray do: pickle the arguments, run the function elsewhere."""
    campaign = campaign_on(place, people(12))
    campaign.load(client)
    there = pickle.loads(pickle.dumps(campaign))
    with ProcessPoolExecutor(2, initializer=os.getpid) as pool:
        submit: Callable[[], Any] = lambda: pool.submit(work, there, client)  # noqa: E731
        assert words(list(run_many(there, submit, client))) == {"answered": 12}
    sandbox.dials.assert_none_twice()


def test_a_process_that_dies_with_a_dial_loses_nobody(place: str, sandbox: Sandbox) -> None:
    """The dial was sent, the process died: another looks it up and goes on."""
    campaign = campaign_on(place, people(1), lease=0.5)
    campaign.load()
    with AgentClient(base_url=sandbox.url, **SETTINGS) as client:
        with closing(campaign.open_journal()) as dead:
            with dead.worker(60) as me:
                (dial,) = dead.tick(me, [], SCHEDULE).dials
            client.telephony.call(**request_of(dial, campaign.plan(client)))
        assert words(run_with(campaign, client)) == {"answered": 1}
    sandbox.dials.assert_none_twice()


def test_workers_that_know_the_journal_before_refuse_a_new_one(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    campaign = campaign_on(place, people(2))
    assert words(run_with(campaign, client)) == {"answered": 2}
    (process,) = _processes.values()
    process.journal.id = "another"
    with pytest.raises(JournalError, match="was replaced by another"):
        work(campaign, client)
    assert len(sandbox.dials) == 2


def test_the_documented_tables_and_queries(
    place: str, sandbox: Sandbox, client: AgentClient
) -> None:
    """What the page says of them is true; the queries run as they stand there."""
    sandbox.drop(before=True, on="telephony.call", times=1)
    campaign = campaign_on(place, people(5), pace=Pace(1000, 1))
    run_with(campaign, client, times=1)
    page = DOCS / "cookbook" / "campaigns.md"
    found = re.findall(r"^\| `(campaign\w*)` \| (.*) \|$", page.read_text("utf-8"), re.MULTILINE)
    words_of = {name: set(re.findall(r"`(\w+)`", text)) for name, text in found}
    assert words_of.keys() == METADATA.tables.keys()
    for name, table in METADATA.tables.items():
        assert set(table.columns.keys()) <= words_of[name], name
    known = next(person.calls[0] for person in campaign.people() if person.outcome == "answered")
    queries = {b.title: b.code for b in blocks_of(page) if b.language == "sql"}
    with closing(campaign.open_journal()) as journal:
        rows = {
            title: sql(journal, code.replace("campaign-0efaa9b8c9-1-1", known.channel))
            for title, code in queries.items()
        }
    assert [row[0] for row in rows["held"]] == [person.number for person in campaign.held()]
    assert rows["progress"] == [("done", "answered", 4), ("held", "unknown", 1)]
    assert [row[2] for row in rows["call"]] == ["answered"]
    assert (sum(r[1] for r in rows["by the hour"]), sum(r[2] for r in rows["by the hour"])) == (
        5,
        4,
    )

"""The journal in Redis, and campaigns over many workers, with a real Redis.

Part of ``make test-all``: it needs ``redis-server`` (Debian's package redis-server).
"""

from __future__ import annotations

import os
import pickle
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import redis

from shengwang_agent import AgentClient, AuthenticationError
from shengwang_agent.campaign import (
    Again,
    Campaign,
    CampaignStopped,
    Control,
    JournalError,
    Outcome,
    Pace,
)
from shengwang_agent.campaign.journal import Report, Schedule, Ticket
from shengwang_agent.campaign.many import _processes, run_many, work
from shengwang_agent.campaign.redis_controller import RedisController
from shengwang_agent.campaign.redis_worker import RedisWorker
from shengwang_agent.campaign.rows import Person
from shengwang_agent.errors import ConfigurationError
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import number, people
from tests.campaign.conftest import campaign_on, words
from tests.external.redis_server import RedisServer, redis_server

NOW = 1_800_000_000.0
SCHEDULE = Schedule(Pace(1e6, 100), None)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    with redis_server(tmp_path_factory.mktemp("redis")) as made:
        yield made


@pytest.fixture
def url(server: RedisServer) -> Iterator[str]:
    with redis.Redis(port=server.port) as plain:
        plain.flushall()
    yield server.url()
    for post in _processes.values():
        post.end()
    _processes.clear()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(max_agents=None) as made:
        made.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
        yield made


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AgentClient]:
    settings: dict[str, Any] = {"username": "u", "password": "p", "app_id": "demo"}
    with AgentClient(base_url=sandbox.url, **settings) as made:
        yield made


class Clock:
    now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def controller(url: str, clock: Clock) -> Iterator[RedisController]:
    with closing(RedisController(url, "campaign", clock)) as made:
        made.add(Person(i, number(i), number(i), "", "{}") for i in range(1, 4))
        yield made


@pytest.fixture
def worker(url: str, clock: Clock) -> Iterator[RedisWorker]:
    with closing(RedisWorker(url, "campaign", clock)) as made:
        yield made


def run(campaign: Campaign, client: AgentClient, **more: Any) -> list[Outcome]:
    """A campaign whose tickets are carried out by threads, each of them twice."""
    with ThreadPoolExecutor(8) as pool:

        def submit(ticket: Ticket) -> None:
            pool.submit(work, campaign, ticket, client)
            pool.submit(work, campaign, ticket, client)

        return list(run_many(campaign, submit, client, **more))


# Claims -----------------------------------------------------------------------------------


def test_of_two_workers_with_one_ticket_one_wins(
    controller: RedisController, worker: RedisWorker, url: str, clock: Clock
) -> None:
    tickets = controller.round(SCHEDULE, 60).tickets
    assert len(tickets) == 3
    won: list[str] = []
    with closing(RedisWorker(url, "campaign", clock)) as other, ThreadPoolExecutor(8) as pool:
        for ticket in tickets:
            tries = [
                pool.submit(journal.take, ticket, f"{ticket.person}-{i}", 60)
                for i, journal in enumerate([worker, other] * 4)
            ]
            won += [dial.channel for dial in (t.result() for t in tries) if dial is not None]
    assert sorted(won) == sorted(ticket.channel for ticket in tickets)
    assert controller.counts() == {("claimed", ""): 3}


def test_a_claim_whose_confirmation_got_lost_is_still_ours(
    controller: RedisController, worker: RedisWorker
) -> None:
    ticket = controller.round(SCHEDULE, 60).tickets[0]
    first = worker.take(ticket, "me", 60)
    again = worker.take(ticket, "me", 60)
    assert first is not None
    assert again == first
    assert not again.lost


def test_a_ticket_nobody_took_is_replaced_and_worthless(
    controller: RedisController, worker: RedisWorker, clock: Clock
) -> None:
    old = controller.round(SCHEDULE, 60).tickets
    clock.now += 59
    assert controller.round(SCHEDULE, 60).tickets == []
    clock.now += 2
    new = controller.round(SCHEDULE, 60).tickets
    assert {t.person for t in new} == {t.person for t in old}
    assert worker.take(old[0], "me", 60) is None
    dial = worker.take(new[0], "me", 60)
    assert dial is not None
    assert not dial.lost, "nothing was ever sent"


def test_the_dial_of_a_dead_worker_goes_to_another_to_look_up(
    controller: RedisController, worker: RedisWorker, clock: Clock
) -> None:
    ticket = controller.round(SCHEDULE, 60).tickets[0]
    dial = worker.take(ticket, "dead", 60)
    assert dial is not None
    worker.write_down(Report(dial, "calling", agent_id="A1"), "dead", SCHEDULE)
    assert worker.take(ticket, "other", 60) is None, "its lease holds"
    worker.let_go(ticket.channel, "dead")  # as if it had run out
    clock.now += 61
    assert ticket in controller.round(SCHEDULE, 60).tickets
    taken = worker.take(ticket, "other", 60)
    assert taken is not None
    assert (taken.lost, taken.agent_id, taken.claimed_at) == (True, "A1", NOW)
    assert not worker.write_down(Report(dial, "done", "answered"), "dead", SCHEDULE), "too late"
    assert worker.write_down(Report(taken, "done", "answered", rang=True), "other", SCHEDULE)


def test_renewed_leases_hold(
    controller: RedisController, worker: RedisWorker, clock: Clock
) -> None:
    ticket = controller.round(SCHEDULE, 60).tickets[0]
    worker.take(ticket, "me", 0.2)
    worker.renew({ticket.channel: "me"}, 60)
    worker.renew({ticket.channel: "somebody else"}, 0.001)
    time.sleep(0.3)
    clock.now += 61
    assert ticket not in controller.round(SCHEDULE, 60).tickets


def test_pace_quota_and_counts_are_shared(url: str, clock: Clock, worker: RedisWorker) -> None:
    schedule = Schedule(Pace(2, 3), None)
    with (
        closing(RedisController(url, "campaign", clock)) as one,
        closing(RedisController(url, "campaign", clock)) as two,
    ):
        one.add(Person(i, number(i), number(i), "", "{}") for i in range(20))
        tickets: list[Ticket] = []
        for _ in range(20):
            for controller in (one, two):
                tickets += controller.round(schedule, 60).tickets
            clock.now += 0.1
        assert len(tickets) == 3, "the quota"
        dial = worker.take(tickets[0], "me", 60)
        assert dial is not None
        report = Report(dial, "waiting", slow="hint", seconds=30.0)
        worker.write_down(report, "me", schedule)
        assert two.round(schedule, 600).tickets == [], "a 429 stops everybody"
        clock.now += 31
        assert len(two.round(schedule, 600).tickets) == 1
        assert sum(two.counts().values()) == 20
        assert two.recent(NOW - 60)[0] == 0, "nobody was called"


def test_the_rate_counts_calls_not_claims_that_came_to_nothing(
    controller: RedisController, worker: RedisWorker
) -> None:
    tickets = controller.round(SCHEDULE, 60).tickets
    dials = [dial for ticket in tickets if (dial := worker.take(ticket, "one", 60))]
    assert controller.recent(NOW - 60)[0] == 3
    assert worker.write_down(Report(dials[0], "waiting", slow="rest", seconds=1.0), "one", SCHEDULE)
    assert worker.write_down(Report(dials[1], "waiting", "busy", rang=True), "one", SCHEDULE)
    assert controller.recent(NOW - 60)[0] == 2


def test_stop_and_do_not_call_reach_tickets_under_way(
    controller: RedisController, worker: RedisWorker
) -> None:
    first, second, third = controller.round(SCHEDULE, 60).tickets
    controller.block([number(1)])
    assert worker.take(first, "a", 60) is None
    assert controller.counts()["done", "do_not_call"] == 1
    controller.stop("enough")
    assert worker.take(second, "b", 60) is None
    assert controller.counts() == {
        ("done", "do_not_call"): 1, ("waiting", ""): 1, ("queued", ""): 1,
    }  # fmt: skip
    controller.stop("")
    assert worker.take(third, "c", 60) is not None
    assert [t.person for t in controller.round(SCHEDULE, 60).tickets] == [2]


def test_a_redis_that_forgets_is_refused(tmp_path: Path) -> None:
    with (
        redis_server(tmp_path, "--appendonly", "no") as server,
        pytest.raises(JournalError, match="appendonly yes"),
    ):
        RedisWorker(server.url(), "campaign")
    with (
        redis_server(tmp_path, "--maxmemory-policy", "allkeys-lru") as server,
        pytest.raises(JournalError, match="noeviction"),
    ):
        RedisWorker(server.url(), "campaign")


def test_claims_outlive_a_crash_of_redis(tmp_path: Path) -> None:
    with redis_server(tmp_path) as server:  # noqa: SIM117 the server is started anew in between
        with closing(RedisController(server.url(), "campaign", lambda: NOW)) as controller:
            controller.add(Person(i, number(i), number(i), "", "{}") for i in range(50))
            tickets = controller.round(SCHEDULE, 60).tickets
            with closing(RedisWorker(server.url(), "campaign", lambda: NOW)) as worker:
                for ticket in tickets:
                    worker.take(ticket, "me", 60)
                server.restart(0.1)
                assert controller.counts() == {("claimed", ""): 50}
                assert worker.take(tickets[0], "other", 60) is None


# Campaigns --------------------------------------------------------------------------------


def test_everybody_is_called_once_though_every_ticket_comes_twice(
    url: str, sandbox: Sandbox, client: AgentClient, tmp_path: Path
) -> None:
    sandbox.callee("busy", number=number(3), sip=486)
    sandbox.drop(after="accepted", on="telephony.call", times=2)
    campaign = campaign_on(url, people(30), retry={"busy": Again(2, 0.01)}, do_not_call=[number(5)])
    outcomes = run(campaign, client)
    assert words(outcomes) == {"answered": 28, "busy": 2}
    assert sandbox.dials.twice() == {number(3): 2}
    progress = campaign.report(tmp_path / "r.json")
    assert progress.done == {"answered": 28, "busy": 1, "do_not_call": 1}
    with closing(campaign.open_journal()) as journal:
        known = list(journal.people())
    ids = {call.agent_id for person in known for call in person.calls}
    assert ids == {dial.agent_id for dial in sandbox.dials}
    assert [person.line for person in known] == list(range(1, 31))
    assert campaign.load() == 0, "all known"
    assert run(campaign, client) == []


def test_who_may_have_been_called_is_held(url: str, sandbox: Sandbox, client: AgentClient) -> None:
    sandbox.drop(before=True, on="telephony.call", times=2)
    campaign = campaign_on(url, people(4))
    held = [outcome for outcome in run(campaign, client) if outcome.held]
    assert len(held) == 2
    assert campaign.call_again(held[0].number) == 1
    assert campaign.close_held(outcome="written to") == 1
    assert words(run(campaign, client)) == {"answered": 1}
    assert campaign.call_again(outcome="written to") == 1
    assert words(run(campaign, client)) == {"answered": 1}
    sandbox.dials.assert_none_twice()


def test_a_worker_that_meets_a_common_error_stops_the_campaign(
    url: str, sandbox: Sandbox, client: AgentClient
) -> None:
    sandbox.next(401, on="telephony.call", times=None)
    campaign = campaign_on(url, people(10), pace=Pace(1000, 1))
    with pytest.raises(CampaignStopped, match=AuthenticationError.__name__):
        run(campaign, client)
    sandbox.clear_faults()
    with pytest.raises(CampaignStopped):
        run(campaign, client)
    campaign.resume()
    assert words(run(campaign, client)) == {"answered": 10}


def test_refusals_of_all_workers_count_together(
    url: str, sandbox: Sandbox, client: AgentClient
) -> None:
    sandbox.next(400, on="telephony.call", times=None)
    campaign = campaign_on(url, people(30), pace=Pace(1000, 2), most_refusals=4)
    with pytest.raises(CampaignStopped, match="4 calls in a row were refused"):
        run(campaign, client)
    assert 4 <= campaign.progress().done["refused"] <= 6


def test_a_broker_that_is_away_is_waited_for(
    url: str, sandbox: Sandbox, client: AgentClient
) -> None:
    campaign = campaign_on(url, people(3), lease=0.4)
    away = [ConnectionError("no broker")] * 3
    with ThreadPoolExecutor(4) as pool:

        def submit(ticket: Ticket) -> None:
            if away:
                raise away.pop()
            pool.submit(work, campaign, ticket, client)

        assert words(list(run_many(campaign, submit, client))) == {"answered": 3}
    sandbox.dials.assert_none_twice()


def test_a_run_that_does_not_wait_leaves_the_later_ones(
    url: str, sandbox: Sandbox, client: AgentClient
) -> None:
    sandbox.callee("busy", number=number(0), sip=486)
    campaign = campaign_on(url, people(2), retry={"busy": Again(2, 3600.0)})
    assert words(run(campaign, client, wait=False)) == {"answered": 1, "busy": 1}
    assert campaign.progress().waiting == 1


def test_a_file_is_no_journal_for_many_machines(tmp_path: Path, client: AgentClient) -> None:
    campaign = campaign_on(tmp_path / "j.db", people(1))
    with pytest.raises(ConfigurationError, match="redis://"):
        next(run_many(campaign, print, client))


# A journal that vanishes ----------------------------------------------------------------------


def emptied(url: str) -> None:
    with redis.Redis.from_url(url) as plain:
        plain.flushall()


def begun_anew(url: str) -> None:
    emptied(url)
    campaign_on(url, people(30)).load()


@pytest.mark.parametrize("accident", [emptied, begun_anew])
def test_a_redis_that_is_emptied_ends_the_campaign_with_words(
    url: str, sandbox: Sandbox, client: AgentClient, accident: Callable[[str], None]
) -> None:
    campaign = campaign_on(url, people(30), pace=Pace(1000, 2))
    with ThreadPoolExecutor(4) as pool:
        outcomes = run_many(campaign, lambda t: pool.submit(work, campaign, t, client), client)
        next(outcomes)
        accident(url)
        with pytest.raises((JournalError, CampaignStopped), match=r"is gone|replaced by another"):
            list(outcomes)
    with pytest.raises(JournalError, match=r"has no journal|another one than before"):
        run(campaign, client)
    sandbox.dials.assert_none_twice()
    assert len(sandbox.dials) < 12


def test_workers_that_know_the_journal_before_stop_a_new_one(
    url: str, sandbox: Sandbox, client: AgentClient
) -> None:
    assert words(run(campaign_on(url, people(5)), client)) == {"answered": 5}
    emptied(url)
    # A controller started anew remembers nothing.
    campaign = campaign_on(url, people(5), lease=0.5)
    with pytest.raises(CampaignStopped, match=r"replaced by another one.*start the workers anew"):
        run(campaign, client)
    assert len(sandbox.dials) == 5
    for post in _processes.values():
        post.end()
    _processes.clear()
    campaign.resume()
    assert words(run(campaign, client)) == {"answered": 5}, "that is what was meant"


def test_a_new_journal_in_redis_is_told(url: str, caplog: pytest.LogCaptureFixture) -> None:
    campaign_on(url, people(1)).load()
    assert "begins with a new journal" in caplog.text
    caplog.clear()
    campaign_on(url, people(1)).load()
    assert not caplog.text


@pytest.mark.parametrize("ask", ["resume", "progress", "stop", "call_again"])
def test_an_empty_redis_is_no_journal(url: str, ask: str) -> None:
    with pytest.raises(JournalError, match="has no journal of the campaign"):
        getattr(Control(url), ask)()
    with redis.Redis.from_url(url) as plain:
        assert plain.dbsize() == 0


def test_a_record_that_is_missing_is_told(controller: RedisController, url: str) -> None:
    with redis.Redis.from_url(url) as plain:
        plain.delete("{campaign:campaign}:person:2")
    with pytest.raises(JournalError, match="lacks the record of person 2"):
        controller.round(SCHEDULE, 60)


# Faults of one machine --------------------------------------------------------------------------


def test_a_worker_that_cannot_make_a_client_stops_the_campaign(url: str, sandbox: Sandbox) -> None:
    from celery import Celery

    from shengwang_agent.campaign.celery import on_celery

    campaign = campaign_on(url, people(4), pace=Pace(1000, 2))
    made: list[AgentClient] = []
    settings: dict[str, Any] = {"username": "u", "password": "p", "app_id": "demo"}

    def make_client() -> AgentClient:
        if made:
            raise ConfigurationError("no certificates on this machine")
        made.append(AgentClient(base_url=sandbox.url, **settings))
        return made[0]

    calls = on_celery(Celery("faults"), campaign, make_client)
    outcomes = run_many(campaign, lambda t: _elsewhere(calls, t), make_client())
    with pytest.raises(CampaignStopped, match="no certificates on this machine"):
        list(outcomes)
    progress = campaign.progress()
    assert (progress.waiting, progress.live, progress.held) == (4, 0, 0)
    assert not sandbox.dials


def _elsewhere(calls: Any, ticket: Ticket) -> None:
    with pytest.raises(ConfigurationError):
        calls.task(*ticket)


@pytest.mark.parametrize("error", [ConfigurationError("no file"), RuntimeError("a hook")])
def test_a_fault_of_the_machine_that_dials_stops_the_campaign(
    url: str, sandbox: Sandbox, client: AgentClient, error: Exception
) -> None:
    campaign = campaign_on(url, people(4), pace=Pace(1000, 1))
    broken = SimpleNamespace(
        app_id="demo", telephony=SimpleNamespace(call=raising(error), list=client.telephony.list)
    )
    with pytest.raises(CampaignStopped, match=f"{type(error).__name__}: {error}"):
        run(campaign, broken)  # type: ignore[arg-type]
    progress = campaign.progress()
    assert (progress.waiting, progress.held) == (4, 0)
    campaign.resume()
    assert words(run(campaign, client)) == {"answered": 4}


def raising(error: Exception) -> Callable[..., Any]:
    def call(**_: Any) -> Any:
        raise error

    return call


def test_a_trunk_that_refuses_stops_all_workers_after_three(
    url: str, sandbox: Sandbox, client: AgentClient
) -> None:
    sandbox.next(400, detail="the trunk is disabled", on="telephony.call", times=None)
    campaign = campaign_on(url, people(20), pace=Pace(1000, 1))
    with pytest.raises(CampaignStopped, match=r"3 calls in a row were refused.*trunk is disabled"):
        run(campaign, client)
    assert campaign.progress().done == {"refused": 3}


def test_an_answer_seen_by_a_worker_that_died_counts(
    controller: RedisController, worker: RedisWorker, clock: Clock
) -> None:
    ticket = controller.round(SCHEDULE, 60).tickets[0]
    dial = worker.take(ticket, "dead", 60)
    assert dial is not None
    worker.write_down(Report(dial, "calling", agent_id="A1", answered=True), "dead", SCHEDULE)
    worker.let_go(ticket.channel, "dead")
    clock.now += 61
    assert ticket in controller.round(SCHEDULE, 60).tickets
    taken = worker.take(ticket, "other", 60)
    assert taken is not None
    assert taken.answered


# The recipe for other engines ---------------------------------------------------------------


def test_tickets_campaign_and_client_travel_to_processes(
    url: str, sandbox: Sandbox, client: AgentClient
) -> None:
    """What Dask and Ray do: pickle the arguments, run the function elsewhere."""
    campaign = campaign_on(url, people(12))
    campaign.load(client)
    there = pickle.loads(pickle.dumps(campaign))
    with ProcessPoolExecutor(2, initializer=os.getpid) as pool:
        submit: Callable[[Ticket], Any] = lambda t: pool.submit(work, there, t, client)  # noqa: E731
        assert words(list(run_many(there, submit, client))) == {"answered": 12}
    sandbox.dials.assert_none_twice()


def test_a_process_that_dies_with_a_dial_loses_nobody(url: str, sandbox: Sandbox) -> None:
    """The dial was sent, the process died: another looks it up and goes on."""
    campaign = campaign_on(url, people(1), lease=0.5)
    campaign.load()
    settings: dict[str, Any] = {"username": "u", "password": "p", "app_id": "demo"}
    with AgentClient(base_url=sandbox.url, **settings) as client:
        with closing(RedisController(url, "campaign")) as controller:
            (ticket,) = controller.round(SCHEDULE, 60).tickets
        with closing(RedisWorker(url, "campaign")) as dead:
            dial = dead.take(ticket, "dead", 0.5)
            assert dial is not None
            from shengwang_agent.campaign.dialling import request_of

            client.telephony.call(**request_of(dial, campaign.plan(client)))
        assert words(run(campaign, client)) == {"answered": 1}
    sandbox.dials.assert_none_twice()
    assert threading.active_count() < 100

"""The journal: one winner for every claim, nothing lost, nothing slow.

``tests/external/test_postgresql.py`` runs all of these on PostgreSQL, too; what concerns the file
stands in ``test_journal_file.py``.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from shengwang_agent.campaign import Hours, Pace, workers
from shengwang_agent.campaign.journal import Dial, Report, Schedule
from shengwang_agent.campaign.rows import Person
from shengwang_agent.campaign.sql_journal import Journal

NOW = 1_800_000_000.0
SCHEDULE = Schedule(Pace(1e6, 100), None)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "j.db")


@contextmanager
def opened(place: str, clock: Any, title: str = "campaign") -> Iterator[Journal]:
    journal = Journal(place, title, clock)
    try:
        yield journal
    finally:
        journal.close()


@pytest.fixture
def journal(place: str, clock: Clock) -> Iterator[Journal]:
    with opened(place, clock) as made:
        yield made


def add(journal: Journal, count: int, zone: str = "") -> None:
    journal.add(Person(i, f"+86{i:011d}", f"+86{i:011d}", zone, "{}") for i in range(1, count + 1))


def sql(journal: Journal, statement: str, **values: Any) -> list[tuple[Any, ...]]:
    """Something that only a test does to a journal; the rows it gives."""

    def work(db: Connection) -> list[tuple[Any, ...]]:
        found = db.execute(text(statement), values)
        return [tuple(row) for row in found] if found.returns_rows else []

    return journal._db.run(work)


def done(dial: Dial, **more: Any) -> Report:
    return Report(dial, "done", "answered", agent_id="A", rang=True)._replace(**more)


# Claims -----------------------------------------------------------------------------------


def test_a_claim_is_on_disk_before_it_is_given_out(
    journal: Journal, place: str, clock: Clock
) -> None:
    add(journal, 3)
    with journal.worker(60) as me:
        tick = journal.tick(me, [], SCHEDULE)
        assert [dial.line for dial in tick.dials] == [1, 2, 3]
        with opened(place, clock) as seen:
            owners = sql(seen, "SELECT state, owner FROM campaign_person")
            channels = [call.channel for person in seen.people() for call in person.calls]
        assert owners == [("claimed", me.id)] * 3
        assert channels == [dial.channel for dial in tick.dials]


def test_every_claim_has_a_channel_of_its_own(journal: Journal) -> None:
    add(journal, 1)
    seen = set()
    with journal.worker(60) as me:
        for _ in range(5):
            (dial,) = journal.tick(me, [], SCHEDULE).dials
            seen.add(dial.channel)
            journal.tick(me, [Report(dial, "waiting")], SCHEDULE, claiming=False)
    assert len(seen) == 5
    assert all(journal.id in channel for channel in seen)


def claim_all(place: str, start: Any, results: Any) -> None:
    journal = Journal(place, "campaign", lambda: NOW)
    start.wait()
    with journal.worker(60) as me:
        mine = []
        while tick := journal.tick(
            me, [done(dial) for dial in mine[-3:]], SCHEDULE._replace(pace=Pace(1e6, 12))
        ):
            if not tick.dials and tick.due_in is None:
                break
            mine += tick.dials
            journal.tick(me, [done(dial) for dial in tick.dials], SCHEDULE, claiming=False)
    results.put([dial.channel for dial in mine])
    journal.close()


def test_processes_on_one_journal_never_claim_the_same(place: str, clock: Clock) -> None:
    with opened(place, clock) as journal:
        add(journal, 300)
    context = multiprocessing.get_context("spawn")
    start, results = context.Event(), context.Queue()
    workers = [context.Process(target=claim_all, args=(place, start, results)) for _ in range(3)]
    for worker in workers:
        worker.start()
    start.set()
    claimed = [channel for _ in workers for channel in results.get(timeout=60)]
    for worker in workers:
        worker.join()
    assert len(claimed) == len(set(claimed)) == 300


def test_the_quota_holds_for_all_workers_together(place: str, clock: Clock) -> None:
    schedule = SCHEDULE._replace(pace=Pace(1e6, 3))
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 10)
        with one.worker(60) as a, two.worker(60) as b:
            first = one.tick(a, [], schedule)
            assert (len(first.dials), first.live) == (3, 3)
            assert two.tick(b, [], schedule).dials == []
            one.tick(a, [done(first.dials[0])], schedule, claiming=False)
            assert len(two.tick(b, [], schedule).dials) == 1


def test_the_rate_holds_for_all_workers_together(place: str, clock: Clock) -> None:
    schedule = SCHEDULE._replace(pace=Pace(1, 100))
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 10)
        with one.worker(60) as a, two.worker(60) as b:
            assert len(one.tick(a, [], schedule).dials) == 1
            late = two.tick(b, [], schedule)
            assert late.dials == []
            assert 0 < late.wait <= 1
            clock.now += 1
            assert len(two.tick(b, [], schedule).dials) == 1


def test_closed_hours_and_gaps_are_waited_for(journal: Journal, clock: Clock) -> None:
    add(journal, 1, "Asia/Shanghai")
    hours = Hours("09:00-20:00")
    clock.now = hours.next_open(NOW + 86_400) - 90
    if hours.next_open(clock.now) == clock.now:
        clock.now = hours.next_open(clock.now + 12 * 3600) - 90
    with journal.worker(60) as me:
        closed = journal.tick(me, [], SCHEDULE._replace(hours=hours))
        assert (closed.dials, closed.due_in) == ([], 90)
        clock.now += 90
        (dial,) = journal.tick(me, [], SCHEDULE._replace(hours=hours)).dials
        busy = Report(dial, "waiting", "busy", rang=True, gap=600)
        tick = journal.tick(me, [busy], SCHEDULE)
        assert (tick.dials, tick.due_in) == ([], 600)
        assert tick.outcomes[0].next_at == clock.now + 600
        clock.now += 600
        (again,) = journal.tick(me, [], SCHEDULE).dials
        assert (again.tries, again.channel != dial.channel) == (1, True)


# Workers that die --------------------------------------------------------------------------


def test_a_worker_that_signed_off_leaves_its_dials_to_others(place: str, clock: Clock) -> None:
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 2)
        with one.worker(60) as a:
            first, second = one.tick(a, [], SCHEDULE).dials
            one.tick(a, [Report(second, "calling", agent_id="A2")], SCHEDULE, claiming=False)
        with two.worker(60) as b:
            taken = two.tick(b, [], SCHEDULE).dials
            assert [(d.channel, d.lost, d.agent_id) for d in taken] == [
                (first.channel, True, None), (second.channel, True, "A2"),
            ]  # fmt: skip
            assert two.tick(b, [], SCHEDULE).dials == [], "taken over once"


def test_a_living_worker_keeps_its_dials(place: str, clock: Clock) -> None:
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 1)
        with one.worker(60) as a, two.worker(60) as b:
            one.tick(a, [], SCHEDULE)
            assert two.tick(b, [], SCHEDULE).dials == []


def test_a_worker_of_a_process_that_is_gone_is_replaced_at_once(place: str, clock: Clock) -> None:
    context = multiprocessing.get_context("spawn")
    with opened(place, clock) as journal:
        add(journal, 5)
    victim = context.Process(target=claim_and_die, args=(place,))
    victim.start()
    victim.join()
    assert victim.exitcode == 9
    with opened(place, clock) as journal, journal.worker(3600) as me:
        assert [dial.lost for dial in journal.tick(me, [], SCHEDULE).dials] == [True] * 5


def claim_and_die(place: str) -> None:
    journal = Journal(place, "campaign", lambda: NOW)
    with journal.worker(3600) as me:
        assert len(journal.tick(me, [], SCHEDULE).dials) == 5
        os._exit(9)


def test_elsewhere_a_worker_is_dead_when_its_heart_stops_for_a_lease(
    place: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = [1000.0]
    monkeypatch.setattr(workers.time, "monotonic", lambda: ticks[0])
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 1)
        with one.worker(3600) as a, two.worker(3600) as b:
            one.tick(a, [], SCHEDULE)
            sql(one, "UPDATE campaign_worker SET host = 'elsewhere' WHERE id = :id", id=a.id)
            assert two.tick(b, [], SCHEDULE).dials == []
            ticks[0] += 3599
            sql(one, "UPDATE campaign_worker SET beats = beats + 1 WHERE id = :id", id=a.id)
            assert two.tick(b, [], SCHEDULE).dials == [], "it showed a sign of life"
            ticks[0] += 3599
            assert two.tick(b, [], SCHEDULE).dials == []
            assert not a.alive(), "it should have noticed long ago that it is not heard"
            ticks[0] += 902
            b._beaten_at = ticks[0]  # its own heart beat
            assert [dial.lost for dial in two.tick(b, [], SCHEDULE).dials] == [True]


def test_a_worker_that_cannot_show_it_lives_claims_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(journal, 1)
    with journal.worker(3600) as me:
        later = workers.time.monotonic() + 1801
        monkeypatch.setattr(workers.time, "monotonic", lambda: later)
        tick = journal.tick(me, [], SCHEDULE)
        assert (tick.dials, tick.due_in) == ([], 1.0), "not over, only silent"
        me._beaten_at = later
        assert len(journal.tick(me, [], SCHEDULE).dials) == 1


def test_what_a_replaced_worker_reports_is_ignored(place: str, clock: Clock) -> None:
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 1)
        with two.worker(60) as b:
            with one.worker(60) as a:
                (dial,) = one.tick(a, [], SCHEDULE).dials
                sql(one, "DELETE FROM campaign_worker WHERE id = :id", id=a.id)  # held for dead
                b._looked_at = -1e9
                (taken,) = two.tick(b, [], SCHEDULE).dials
                late = one.tick(a, [done(dial)], SCHEDULE)
                assert late.outcomes == []
                assert one.counts() == {("claimed", ""): 1}
                assert sql(one, "SELECT 1 FROM campaign_worker WHERE id = :id", id=a.id), (
                    "it works on under its name, with new claims"
                )
            assert two.tick(b, [done(taken)], SCHEDULE, claiming=False).outcomes[0].final


def test_a_heart_beats_without_help(place: str, clock: Clock) -> None:
    with opened(place, clock) as journal, journal.worker(0.4) as me:
        while sql(journal, "SELECT beats FROM campaign_worker WHERE id = :id", id=me.id) < [(3,)]:
            time.sleep(0.01)
        assert me.alive()


# Settling ----------------------------------------------------------------------------------


def test_a_dial_that_never_was_leaves_no_trace(journal: Journal) -> None:
    add(journal, 1)
    with journal.worker(60) as me:
        (dial,) = journal.tick(me, [], SCHEDULE).dials
        tick = journal.tick(me, [Report(dial, "waiting", slow="crowd")], SCHEDULE, claiming=False)
        assert tick.outcomes == []
        (again,) = journal.tick(me, [], SCHEDULE._replace(pace=Pace(1e6, 100))).dials
        assert (again.tries, again.crowds) == (0, 1)
        journal.tick(me, [done(again)], SCHEDULE, claiming=False)
    (person,) = journal.people()
    assert (person.tries, len(person.calls)) == (1, 1)


def test_the_rate_counts_calls_not_attempts_to_reach_the_platform(
    journal: Journal, clock: Clock
) -> None:
    add(journal, 3)
    with journal.worker(60) as me:
        unreached = journal.tick(me, [], SCHEDULE).dials
        clock.now += 1
        journal.tick(
            me, [Report(dial, "waiting") for dial in unreached[:2]], SCHEDULE, claiming=False
        )
        assert journal.recent(NOW - 60) == (1, NOW)
        journal.tick(me, [Report(unreached[2], "waiting")], SCHEDULE)
        assert journal.recent(NOW - 60) == (3, NOW + 1), "claimed again"
        clock.now += 200
        assert journal.recent(clock.now - 60)[0] == 0


def test_counts_are_right_whatever_moves_people(journal: Journal) -> None:
    add(journal, 50)
    add(journal, 55)  # 50 of them known
    journal.block(["+8600000000055", "+8600000000056", "+8600000000004"])
    add(journal, 57)
    check_counts(journal)
    with journal.worker(60) as me:
        dials = journal.tick(me, [], SCHEDULE).dials
        journal.block([dials[6].number, dials[7].number])  # held and busy, below
        calling = [Report(dial, "calling", agent_id="A") for dial in dials[:5]]
        journal.tick(me, calling, SCHEDULE, claiming=False)
        check_counts(journal)
        reports = [
            done(dial, state=state, outcome=word)
            for dial, (state, word) in zip(
                dials, [("done", "a"), ("done", "b"), ("held", "unknown"), ("waiting", "busy")] * 12,
                strict=False,
            )
        ]  # fmt: skip
        journal.tick(me, reports, SCHEDULE, claiming=False)
        check_counts(journal)
        again = journal.tick(me, [], SCHEDULE).dials
        assert again
        journal.tick(me, [Report(again[0], "waiting"), done(again[1])], SCHEDULE, claiming=False)
        check_counts(journal)
    with journal.worker(60) as me:
        assert journal.tick(me, [], SCHEDULE).dials[0].lost
        journal.decide(None, None, None)
        check_counts(journal)
        journal.decide(None, "a", "b")
        check_counts(journal)


def check_counts(journal: Journal) -> None:
    query = "SELECT state, outcome, count(*) FROM campaign_person GROUP BY 1, 2"
    counted = {(state, word): n for state, word, n in sql(journal, query)}
    assert journal.counts() == counted


def test_the_do_not_call_list_has_the_last_word(journal: Journal) -> None:
    number = "+8600000000001"
    journal.block(["+8600000000002"])
    add(journal, 4)
    assert journal.counts() == {("waiting", ""): 3, ("done", "do_not_call"): 1}
    with journal.worker(60) as me:
        dials = {dial.number: dial for dial in journal.tick(me, [], SCHEDULE).dials}
        journal.block([number, "+8600000000003"])
        busy = Report(dials[number], "waiting", "busy", rang=True)
        held = done(dials["+8600000000003"], state="held", outcome="unknown")
        journal.tick(me, [busy, held], SCHEDULE, claiming=False)
        assert journal.tick(me, [], SCHEDULE).dials == []
        assert journal.decide(None, None, None) == 1
        assert journal.tick(me, [], SCHEDULE).dials == []
    assert journal.counts()["done", "do_not_call"] == 3


def test_a_number_is_blocked_for_everybody_who_has_it(journal: Journal) -> None:
    number, other = "+8600000000001", "+8600000000002"
    keyed = [("a", number), ("b", number), (other, number), (number, number), ("c", other)]
    journal.add(Person(line, key, phone, "", "{}") for line, (key, phone) in enumerate(keyed))
    journal.block([number])
    assert {p.key for p in journal.people() if p.state == "done"} == {"a", "b", other, number}


def test_people_decide_about_who_is_held(journal: Journal) -> None:
    add(journal, 3)
    with journal.worker(60) as me:
        dials = journal.tick(me, [], SCHEDULE).dials
        held = [done(dial, state="held", outcome="unknown") for dial in dials]
        journal.tick(me, held, SCHEDULE)
        assert journal.decide(dials[0].key, None, None) == 1
        assert journal.decide(dials[0].key, None, None) == 0, "once"
        assert journal.decide(None, None, "spoken to") == 2
        (again,) = journal.tick(me, [], SCHEDULE).dials
        assert (again.key, again.tries) == (dials[0].key, 1)
        assert journal.decide(None, "spoken to", None) == 2


def test_the_stop_switch_is_seen_by_everybody(place: str, clock: Clock) -> None:
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 1)
        one.stop("enough")
        with two.worker(60) as me:
            tick = two.tick(me, [], SCHEDULE)
            assert (tick.dials, tick.stopped) == ([], "enough")
            one.stop("")
            assert len(two.tick(me, [], SCHEDULE).dials) == 1


# Again ---------------------------------------------------------------------------------------


def test_known_people_stay_as_they_were(place: str, clock: Clock) -> None:
    with opened(place, clock) as journal:
        add(journal, 3)
        with journal.worker(60) as me:
            (first, *_) = journal.tick(me, [], SCHEDULE).dials
            journal.tick(me, [done(first)], SCHEDULE, claiming=False)
    with opened(place, clock) as journal:
        assert journal.add([Person(9, first.key, first.number, "", '{"new": 1}')]) == 0
        add(journal, 5)
        assert journal.counts() == {("waiting", ""): 2, ("claimed", ""): 2, ("done", "answered"): 1}


def test_calls_before_the_last_are_kept(journal: Journal, clock: Clock) -> None:
    add(journal, 2)
    busy = {"state": "waiting", "outcome": "busy"}
    with journal.worker(60) as me:
        for agent, more in (("A1", busy), ("A2", busy), ("A3", {})):
            dials = journal.tick(me, [], SCHEDULE).dials
            reports = [done(dial, agent_id=agent, detail=agent, **more) for dial in dials]
            journal.tick(me, reports, SCHEDULE, claiming=False)
            clock.now += 1
        assert journal.decide(None, "answered", None) == 2
        (never_sent, still_open) = journal.tick(me, [], SCHEDULE).dials
        journal.tick(me, [Report(never_sent, "waiting")], SCHEDULE, claiming=False)
        first, second = journal.people()
    told = [(c.agent_id, c.outcome, c.detail, c.settled_at) for c in first.calls]
    assert told == [
        ("A1", "busy", "A1", NOW), ("A2", "busy", "A2", NOW + 1), ("A3", "answered", "A3", NOW + 2),
    ]  # fmt: skip
    assert len({call.channel for call in second.calls}) == 4
    assert second.calls[3].channel == still_open.channel
    assert second.calls[3][1:] == (None, NOW + 3, None, "", "", [], "", None)

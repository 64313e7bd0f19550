"""The journal in SQLite: one winner for every claim, nothing lost, nothing slow."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.campaign import Hours, JournalError, Pace, sqlite_workers
from shengwang_agent.campaign.journal import Dial, Report, Schedule, Tick
from shengwang_agent.campaign.rows import Person
from shengwang_agent.campaign.sqlite_journal import SqliteJournal
from shengwang_agent.campaign.sqlite_schema import connect

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
def path(tmp_path: Path) -> str:
    return str(tmp_path / "j.db")


@contextmanager
def opened(path: str, clock: Any, title: str = "campaign") -> Iterator[SqliteJournal]:
    journal = SqliteJournal(path, title, clock)
    try:
        yield journal
    finally:
        journal.close()


@pytest.fixture
def journal(path: str, clock: Clock) -> Iterator[SqliteJournal]:
    with opened(path, clock) as made:
        yield made


def add(journal: SqliteJournal, count: int, zone: str = "") -> None:
    journal.add(Person(i, f"+86{i:011d}", f"+86{i:011d}", zone, "{}") for i in range(1, count + 1))


def done(dial: Dial, **more: Any) -> Report:
    return Report(dial, "done", "answered", agent_id="A", rang=True)._replace(**more)


# Claims -----------------------------------------------------------------------------------


def test_a_claim_is_on_disk_before_it_is_given_out(
    journal: SqliteJournal, path: str, clock: Clock
) -> None:
    add(journal, 3)
    with journal.worker(60) as me:
        tick = journal.tick(me, [], SCHEDULE)
        assert [dial.line for dial in tick.dials] == [1, 2, 3]
        with sqlite3.connect(path) as other:
            states = other.execute("SELECT state, count(*) FROM person GROUP BY 1").fetchall()
            owners = {o for (o,) in other.execute("SELECT owner FROM person")}
        other.close()
        with opened(path, clock) as seen:
            channels = [call.channel for person in seen.people() for call in person.calls]
        assert (states, owners) == ([("claimed", 3)], {me.id})
        assert channels == [dial.channel for dial in tick.dials]
        assert journal._db.execute("PRAGMA synchronous").fetchone() == (2,), "FULL"


def test_every_claim_has_a_channel_of_its_own(journal: SqliteJournal) -> None:
    add(journal, 1)
    seen = set()
    with journal.worker(60) as me:
        for _ in range(5):
            (dial,) = journal.tick(me, [], SCHEDULE).dials
            seen.add(dial.channel)
            journal.tick(me, [Report(dial, "waiting")], SCHEDULE, claiming=False)
    assert len(seen) == 5
    assert all(journal.id in channel for channel in seen)


def claim_all(path: str, start: Any, results: Any) -> None:
    journal = SqliteJournal(path, "campaign", lambda: NOW)
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


def test_processes_on_one_journal_never_claim_the_same(path: str, clock: Clock) -> None:
    with opened(path, clock) as journal:
        add(journal, 300)
    context = multiprocessing.get_context("spawn")
    start, results = context.Event(), context.Queue()
    workers = [context.Process(target=claim_all, args=(path, start, results)) for _ in range(3)]
    for worker in workers:
        worker.start()
    start.set()
    claimed = [channel for _ in workers for channel in results.get(timeout=60)]
    for worker in workers:
        worker.join()
    assert len(claimed) == len(set(claimed)) == 300


def test_the_quota_holds_for_all_workers_together(path: str, clock: Clock) -> None:
    schedule = SCHEDULE._replace(pace=Pace(1e6, 3))
    with opened(path, clock) as one, opened(path, clock) as two:
        add(one, 10)
        with one.worker(60) as a, two.worker(60) as b:
            first = one.tick(a, [], schedule)
            assert (len(first.dials), first.live) == (3, 3)
            assert two.tick(b, [], schedule).dials == []
            one.tick(a, [done(first.dials[0])], schedule, claiming=False)
            assert len(two.tick(b, [], schedule).dials) == 1


def test_the_rate_holds_for_all_workers_together(path: str, clock: Clock) -> None:
    schedule = SCHEDULE._replace(pace=Pace(1, 100))
    with opened(path, clock) as one, opened(path, clock) as two:
        add(one, 10)
        with one.worker(60) as a, two.worker(60) as b:
            assert len(one.tick(a, [], schedule).dials) == 1
            late = two.tick(b, [], schedule)
            assert late.dials == []
            assert 0 < late.wait <= 1
            clock.now += 1
            assert len(two.tick(b, [], schedule).dials) == 1


def test_closed_hours_and_gaps_are_waited_for(journal: SqliteJournal, clock: Clock) -> None:
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


def test_a_worker_that_signed_off_leaves_its_dials_to_others(path: str, clock: Clock) -> None:
    with opened(path, clock) as one, opened(path, clock) as two:
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


def test_a_living_worker_keeps_its_dials(path: str, clock: Clock) -> None:
    with opened(path, clock) as one, opened(path, clock) as two:
        add(one, 1)
        with one.worker(60) as a, two.worker(60) as b:
            one.tick(a, [], SCHEDULE)
            assert two.tick(b, [], SCHEDULE).dials == []


def test_a_worker_of_a_process_that_is_gone_is_replaced_at_once(path: str, clock: Clock) -> None:
    context = multiprocessing.get_context("spawn")
    with opened(path, clock) as journal:
        add(journal, 5)
    victim = context.Process(target=claim_and_die, args=(path,))
    victim.start()
    victim.join()
    assert victim.exitcode == 9
    with opened(path, clock) as journal, journal.worker(3600) as me:
        assert [dial.lost for dial in journal.tick(me, [], SCHEDULE).dials] == [True] * 5


def claim_and_die(path: str) -> None:
    journal = SqliteJournal(path, "campaign", lambda: NOW)
    with journal.worker(3600) as me:
        assert len(journal.tick(me, [], SCHEDULE).dials) == 5
        os._exit(9)


def test_elsewhere_a_worker_is_dead_when_its_heart_stops_for_a_lease(
    path: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = [1000.0]
    monkeypatch.setattr(sqlite_workers.time, "monotonic", lambda: ticks[0])
    with opened(path, clock) as one, opened(path, clock) as two:
        add(one, 1)
        with one.worker(3600) as a, two.worker(3600) as b:
            one.tick(a, [], SCHEDULE)
            one._db.execute("UPDATE worker SET host = 'another machine' WHERE id = ?", (a.id,))
            assert two.tick(b, [], SCHEDULE).dials == []
            ticks[0] += 3599
            one._db.execute("UPDATE worker SET beats = beats + 1 WHERE id = ?", (a.id,))
            assert two.tick(b, [], SCHEDULE).dials == [], "it showed a sign of life"
            ticks[0] += 3599
            assert two.tick(b, [], SCHEDULE).dials == []
            assert not a.alive(), "it should have noticed long ago that it is not heard"
            ticks[0] += 902
            assert [dial.lost for dial in two.tick(b, [], SCHEDULE).dials] == [True]


def test_a_worker_that_cannot_show_it_lives_claims_nothing(
    journal: SqliteJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(journal, 1)
    with journal.worker(3600) as me:
        later = sqlite_workers.time.monotonic() + 1801
        monkeypatch.setattr(sqlite_workers.time, "monotonic", lambda: later)
        tick = journal.tick(me, [], SCHEDULE)
        assert (tick.dials, tick.due_in) == ([], 1.0), "not over, only silent"
        me._beaten_at = later
        assert len(journal.tick(me, [], SCHEDULE).dials) == 1


def test_a_journal_that_cannot_be_written_ends_the_run_and_keeps_the_reports(
    journal: SqliteJournal,
) -> None:
    add(journal, 2)
    with journal.worker(60) as me:
        dials = journal.tick(me, [], SCHEDULE).dials
        journal._db.execute("PRAGMA query_only = ON")
        with pytest.raises(JournalError, match="nobody is called"):
            journal.tick(me, [done(dials[0])], SCHEDULE)
        journal._db.execute("PRAGMA query_only = OFF")
        assert len(journal.tick(me, [done(dials[0])], SCHEDULE).outcomes) == 1


def test_what_a_replaced_worker_reports_is_ignored(path: str, clock: Clock) -> None:
    with opened(path, clock) as one, opened(path, clock) as two:
        add(one, 1)
        with two.worker(60) as b:
            with one.worker(60) as a:
                (dial,) = one.tick(a, [], SCHEDULE).dials
                one._db.execute("DELETE FROM worker WHERE id = ?", (a.id,))  # held for dead
                b._looked_at = -1e9
                (taken,) = two.tick(b, [], SCHEDULE).dials
                late = one.tick(a, [done(dial)], SCHEDULE)
                assert late.outcomes == []
                assert one.counts() == {("claimed", ""): 1}
                known = one._db.execute("SELECT 1 FROM worker WHERE id = ?", (a.id,)).fetchone()
                assert known, "it works on under its name, with new claims"
            assert two.tick(b, [done(taken)], SCHEDULE, claiming=False).outcomes[0].final


def test_a_heart_beats_without_help(path: str, clock: Clock) -> None:
    with opened(path, clock) as journal, journal.worker(0.04) as me:
        query = "SELECT beats FROM worker WHERE id = ?"
        while journal._db.execute(query, (me.id,)).fetchone()[0] < 3:
            time.sleep(0.01)
        assert me.alive()


# Settling ----------------------------------------------------------------------------------


def test_a_dial_that_never_was_leaves_no_trace(journal: SqliteJournal) -> None:
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
    journal: SqliteJournal, clock: Clock
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


def test_counts_are_right_whatever_moves_people(journal: SqliteJournal) -> None:
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


def check_counts(journal: SqliteJournal) -> None:
    query = "SELECT state, outcome, count(*) FROM person GROUP BY 1, 2"
    counted = {(state, word): n for state, word, n in journal._db.execute(query)}
    assert journal.counts() == counted


def test_the_do_not_call_list_has_the_last_word(journal: SqliteJournal) -> None:
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


def test_a_number_is_blocked_for_everybody_who_has_it(journal: SqliteJournal) -> None:
    number, other = "+8600000000001", "+8600000000002"
    keyed = [("a", number), ("b", number), (other, number), (number, number), ("c", other)]
    journal.add(Person(line, key, phone, "", "{}") for line, (key, phone) in enumerate(keyed))
    journal.block([number])
    assert {p.key for p in journal.people() if p.state == "done"} == {"a", "b", other, number}
    for condition in ("key = ? AND number = key", "number = ? AND number != key"):
        query = f"EXPLAIN QUERY PLAN UPDATE person SET state = 'done' WHERE {condition}"
        steps = [row[3] for row in journal._db.execute(query, (other,))]
        assert all(step.startswith("SEARCH person USING INDEX") for step in steps), steps


def test_people_decide_about_who_is_held(journal: SqliteJournal) -> None:
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


def test_the_stop_switch_is_seen_by_everybody(path: str, clock: Clock) -> None:
    with opened(path, clock) as one, opened(path, clock) as two:
        add(one, 1)
        one.stop("enough")
        with two.worker(60) as me:
            tick = two.tick(me, [], SCHEDULE)
            assert (tick.dials, tick.stopped) == ([], "enough")
            one.stop("")
            assert len(two.tick(me, [], SCHEDULE).dials) == 1


# The file ----------------------------------------------------------------------------------


def test_known_people_stay_as_they_were(path: str, clock: Clock) -> None:
    with opened(path, clock) as journal:
        add(journal, 3)
        with journal.worker(60) as me:
            (first, *_) = journal.tick(me, [], SCHEDULE).dials
            journal.tick(me, [done(first)], SCHEDULE, claiming=False)
    with opened(path, clock) as journal:
        assert journal.add([Person(9, first.key, first.number, "", '{"new": 1}')]) == 0
        add(journal, 5)
        assert journal.counts() == {("waiting", ""): 2, ("claimed", ""): 2, ("done", "answered"): 1}


def test_no_turn_reads_all_people(journal: SqliteJournal) -> None:
    """However large the journal, a tick costs the same: every query goes by an index."""
    add(journal, 20, "Asia/Shanghai")
    statements: list[str] = []
    journal._db.set_trace_callback(statements.append)
    with journal.worker(60) as me:
        dials = journal.tick(me, [], SCHEDULE._replace(pace=Pace(1e6, 2))).dials
        journal.tick(me, [done(dials[0]), done(dials[1], state="waiting")], SCHEDULE)
        journal.counts()
        journal.recent(NOW - 60)
    journal._db.set_trace_callback(None)
    asked = {s for s in statements if s.split()[0] in ("SELECT", "UPDATE", "DELETE")}
    assert len(asked) > 10
    for statement in asked:
        plan = [row[3] for row in journal._db.execute(f"EXPLAIN QUERY PLAN {statement}")]
        scans = [step for step in plan if step.startswith("SCAN") and "INDEX" not in step]
        assert not [s for s in scans if "person" in s or "dial" in s], (statement, plan)


def test_the_file_is_for_its_owner_only(journal: SqliteJournal, path: str) -> None:
    add(journal, 1)
    for name in (path, path + "-wal", path + "-shm"):
        assert stat.S_IMODE(os.stat(name).st_mode) == 0o600


def test_a_journal_of_another_campaign_is_refused(path: str, clock: Clock) -> None:
    with opened(path, clock):
        pass
    with pytest.raises(JournalError, match=r"belongs to the campaign 'campaign', not 'autumn'"):
        SqliteJournal(path, "autumn")


def test_what_is_no_journal_is_refused(path: str, tmp_path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE meta(x)")
    other.close()
    with pytest.raises(JournalError, match="database of something else"):
        SqliteJournal(path, "campaign")
    text = tmp_path / "text.db"
    text.write_text("name,phone\n" * 100)
    with pytest.raises(JournalError, match="cannot be opened"):
        SqliteJournal(str(text), "campaign")
    with pytest.raises(JournalError, match="cannot be opened"):
        SqliteJournal(str(tmp_path / "nowhere" / "j.db"), "campaign")


def test_another_version_is_refused(path: str, clock: Clock) -> None:
    with opened(path, clock) as journal:
        journal._set_meta("version", "99")
    with pytest.raises(JournalError, match="version 99"):
        SqliteJournal(path, "campaign")


def open_at_once(path: str, start: Any, results: Any) -> None:
    start.wait()
    journal = SqliteJournal(path, "campaign")
    results.put(journal.id)
    journal.close()


def test_processes_may_make_the_journal_at_the_same_moment(path: str) -> None:
    context = multiprocessing.get_context("spawn")
    start, results = context.Event(), context.Queue()
    makers = [context.Process(target=open_at_once, args=(path, start, results)) for _ in range(4)]
    for maker in makers:
        maker.start()
    start.set()
    ids = {results.get(timeout=60) for _ in makers}
    for maker in makers:
        maker.join()
    assert len(ids) == 1


def test_growth_is_linear(tmp_path: Path, clock: Clock) -> None:
    sizes = []
    for count in (1000, 2000, 4000):
        file = str(tmp_path / f"{count}.db")
        with opened(file, clock) as journal:
            add(journal, count)
            with journal.worker(60) as me:
                tick: Tick = journal.tick(me, [], SCHEDULE._replace(pace=Pace(1e9, count)))
                journal.tick(me, [done(dial) for dial in tick.dials], SCHEDULE, claiming=False)
            journal._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sizes.append(os.path.getsize(file))
    first, second = sizes[1] - sizes[0], sizes[2] - sizes[1]
    assert 1.8 < second / first < 2.2


def test_opening_the_journal_again_drops_no_locks(journal: SqliteJournal, path: str) -> None:
    """Without its locks, another process that comes and goes would remove the log in use."""
    add(journal, 1)
    connect(path).close()
    code = f"import sqlite3; db = sqlite3.connect({path!r}); db.execute('SELECT * FROM person'); db.close()"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert os.path.exists(path + "-wal"), "the other process took itself for the last one"
    with opened(path, journal._clock) as again:
        assert again.counts() == {("waiting", ""): 1}


def test_a_turn_begins_at_once_unless_another_process_has_begun_one(
    path: str, clock: Clock
) -> None:
    with opened(path, clock) as one, opened(path, clock) as two:
        assert one.begun_at_once()
        assert not two.begun_at_once()
        one.commit()
        assert two.begun_at_once()
        two.undo()
        assert two._db.execute("PRAGMA busy_timeout").fetchone()[0] >= 60_000, "as before"


def test_calls_before_the_last_are_kept(journal: SqliteJournal, clock: Clock) -> None:
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
    assert second.calls[3][1:] == (None, NOW + 3, None, "", "")


def test_a_second_connection_waits_for_the_first(path: str, clock: Clock) -> None:
    with opened(path, clock) as journal:
        other = connect(path)
        assert other.execute("PRAGMA busy_timeout").fetchone()[0] >= 60_000
        other.close()
        add(journal, 1)

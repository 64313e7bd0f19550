"""The journal in PostgreSQL: all that holds in a file, and what only a server can do to it.

Part of ``make test-external``: it needs PostgreSQL (Debian's package postgresql).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from shengwang_agent.campaign import Again, Control, JournalError, tables
from shengwang_agent.campaign.database import Database
from shengwang_agent.campaign.sql_journal import Journal
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import number, people
from tests.campaign.conftest import campaign_on
from tests.campaign.test_journal import *  # noqa: F403 all of them, on this database
from tests.campaign.test_journal import SCHEDULE, Clock, add, done, opened, sql
from tests.campaign.test_many import *  # noqa: F403
from tests.external.postgres_server import PostgresServer, postgres_server


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    with postgres_server() as made:
        yield made


@pytest.fixture
def place(server: PostgresServer) -> str:
    return server.empty()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(max_agents=None) as made:
        made.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
        yield made


# Workers beside each other ----------------------------------------------------------------


def test_who_only_settles_waits_for_nobody(place: str, clock: Clock) -> None:
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 2)
        with one.worker(60) as a:
            first, second = one.tick(a, [], SCHEDULE).dials
            two._db.begin()
            two._row(two._db._connection, lock=True)  # type: ignore[arg-type]
            tick = one.tick(a, [done(first)], SCHEDULE, claiming=False)
            assert [outcome.line for outcome in tick.outcomes] == [1]
            two._db.undo()
            one.tick(a, [done(second)], SCHEDULE, claiming=False)


def test_claims_pass_over_rows_that_are_locked(place: str, clock: Clock) -> None:
    with opened(place, clock) as one, opened(place, clock) as two:
        add(one, 3)
        held = two._db.begin()
        query = "SELECT id FROM campaign_person WHERE line = 1 FOR UPDATE"
        held.exec_driver_sql(query)
        with one.worker(60) as a:
            assert [dial.line for dial in one.tick(a, [], SCHEDULE).dials] == [2, 3]
            waiting = one.tick(a, [], SCHEDULE)
            assert (waiting.dials, waiting.due_in) == ([], 0.0)
            assert waiting.wait > 0, "nobody looks without a pause"
            two._db.undo()
            assert [dial.line for dial in one.tick(a, [], SCHEDULE).dials] == [1]


def test_campaigns_share_a_database_and_nothing_else(place: str, clock: Clock) -> None:
    with opened(place, clock, "spring") as spring, opened(place, clock, "autumn") as autumn:
        add(spring, 3)
        add(autumn, 2)
        autumn.block(["+8600000000001"])
        autumn.stop("enough")
        with spring.worker(60) as a, autumn.worker(60) as b:
            assert len(spring.tick(a, [], SCHEDULE).dials) == 3
            assert autumn.tick(b, [], SCHEDULE).stopped == "enough"
        assert spring.counts() == {("claimed", ""): 3}
        assert autumn.counts() == {("waiting", ""): 1, ("done", "do_not_call"): 1}
        assert spring.id != autumn.id


def test_the_tables_are_made_once_by_many(place: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: Journal(place, "campaign"), range(6)))
    assert len({journal.id for journal in made}) == 1
    for journal in made:
        journal.close()


# A server that restarts -------------------------------------------------------------------


def test_claims_outlive_a_crash(clock: Clock) -> None:
    with postgres_server() as server, opened(server.url(), clock) as journal:
        add(journal, 50)
        with journal.worker(60) as me:
            dials = journal.tick(me, [], SCHEDULE).dials
            server.restart(0.1)
            assert journal.counts() == {("claimed", ""): 50}
            assert journal.tick(me, [done(dials[0])], SCHEDULE).dials == []
        assert journal.counts() == {("claimed", ""): 49, ("done", "answered"): 1}


@pytest.mark.parametrize("written", [True, False])
def test_a_connection_lost_at_the_commit_loses_and_repeats_nothing(
    place: str, clock: Clock, written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody hears whether the tick was written: it is asked, and only made again if it was not."""
    commit, lost = Database.commit, []

    def broken(database: Database) -> None:
        assert database._connection is not None
        if lost or not armed:
            commit(database)
            return
        lost.append(True)
        if written:
            commit(database)
        raw: Any = database._connection.connection.dbapi_connection
        raw.pgconn.finish()
        database._connection.exec_driver_sql("SELECT 1")

    armed: list[bool] = []
    monkeypatch.setattr(Database, "commit", broken)
    with opened(place, clock) as journal:
        add(journal, 3)
        with journal.worker(60) as me:
            armed.append(True)
            dials = journal.tick(me, [], SCHEDULE).dials
            assert lost
            assert [dial.line for dial in dials] == [1, 2, 3]
            lost.clear()
            tick = journal.tick(me, [done(dials[0])], SCHEDULE)
            assert lost
            assert [outcome.line for outcome in tick.outcomes] == [1]
            assert tick.dials == []
        assert journal.counts() == {("claimed", ""): 2, ("done", "answered"): 1}
        assert sql(journal, "SELECT count(*) FROM campaign_call") == [(3,)]


def test_a_server_that_stays_away_ends_with_words(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shengwang_agent.campaign.database.PATIENCE", 0.3)
    with postgres_server() as server, opened(server.url(), clock) as journal:
        add(journal, 1)
        server.kill()
        with pytest.raises(JournalError, match=r"cannot be .*, so nobody is called"):
            journal.counts()


WRONG = {
    "postgresql://owner@127.0.0.1:{port}/nowhere": "does not exist",
    "postgresql://stranger:secret@127.0.0.1:{port}/postgres": "does not exist",
}


@pytest.mark.parametrize("place", WRONG)
def test_a_wrong_address_is_told_at_once(server: PostgresServer, place: str) -> None:
    control = Control(place.format(port=server.port))
    with pytest.raises(JournalError, match=WRONG[place]) as caught:
        control.progress()
    assert "secret" not in str(caught.value)


def test_a_server_that_forgets_is_refused() -> None:
    with (
        postgres_server("fsync=off") as server,
        pytest.raises(JournalError, match="set fsync = on"),
    ):
        Journal(server.url(), "campaign")


def test_a_claim_waits_for_the_disk_where_nothing_else_does(clock: Clock) -> None:
    setting = "synchronous_commit=off"
    with postgres_server(setting) as server, opened(server.url(), clock) as journal:
        assert sql(journal, "SHOW synchronous_commit") == [("on",)]


# A database that is another one -----------------------------------------------------------


def emptied(server: PostgresServer, place: str) -> None:
    names = ", ".join(tables.METADATA.tables)
    server.execute(f"DROP TABLE {names} CASCADE", place)


def cleared(server: PostgresServer, place: str) -> None:
    server.execute(f"TRUNCATE {', '.join(tables.METADATA.tables)} CASCADE", place)
    server.execute(f"INSERT INTO campaign_version VALUES ({tables.VERSION})", place)


def begun_anew(server: PostgresServer, place: str) -> None:
    cleared(server, place)
    campaign_on(place, people(30)).load()


@pytest.mark.parametrize("accident", [emptied, cleared, begun_anew])
def test_a_database_that_was_emptied_ends_the_run_with_words(
    server: PostgresServer, place: str, sandbox: Sandbox, accident: Callable[..., None]
) -> None:
    campaign = campaign_on(place, people(30), poll=0.05)
    sandbox.callee("answered", hangs_up_after=0.1, says="Hello?", pause=0)
    with sandbox.client() as client:
        outcomes = campaign.run(client)
        next(outcomes)
        accident(server, place)
        with pytest.raises(JournalError, match=r"nobody is called"):
            list(outcomes)
        rung = len(sandbox.dials)
        with pytest.raises(
            JournalError, match=r"another one than before|has no journal|no journal in"
        ):
            list(campaign.run(client))
    assert len(sandbox.dials) == rung < 30
    sandbox.dials.assert_none_twice()


@pytest.mark.parametrize("ask", ["resume", "progress", "stop", "call_again"])
def test_seen_from_outside_no_tables_are_made(server: PostgresServer, place: str, ask: str) -> None:
    with pytest.raises(JournalError, match="there is no journal"):
        getattr(Control(place), ask)()
    query = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"
    assert server.execute(query, place) == [(0,)]


def test_another_title_is_another_campaign_and_told(
    place: str, caplog: pytest.LogCaptureFixture
) -> None:
    campaign_on(place, people(2)).load()
    assert "begins with a new journal" in caplog.text
    with pytest.raises(JournalError, match="has no journal of the campaign 'autumn'"):
        Control(place, title="autumn").progress()


def test_tables_of_somebody_else_are_left_alone(server: PostgresServer, place: str) -> None:
    server.execute("CREATE TABLE campaign (budget int)", place)
    with pytest.raises(JournalError, match="a database of something else"):
        campaign_on(place, people(1)).load()


# Both say the same ------------------------------------------------------------------------


def test_both_databases_give_equal_reports(place: str, tmp_path: Any, clock: Clock) -> None:
    told = {}
    for name, where in (("file", str(tmp_path / "j.db")), ("server", place)):
        with Sandbox(max_agents=None) as sandbox:
            sandbox.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
            sandbox.callee("busy", number=number(2), sip=486)
            sandbox.callee("busy", number=number(3), times=1, sip=486)
            rows = people(6)
            campaign = campaign_on(
                where, rows, retry={"busy": Again(2, 0.01)}, do_not_call=[number(4)]
            )
            with sandbox.client() as client:
                list(campaign.run(client))
            told[name] = [
                person._replace(calls=[(call.outcome, call.detail) for call in person.calls])
                for person in campaign.people()
            ], campaign.progress().done  # fmt: skip
    assert told["file"] == told["server"]


def test_a_key_is_compared_sign_by_sign(place: str, tmp_path: Any) -> None:
    keys = ["a", "A", "\u00e4", "a\u0308"]
    for where in (str(tmp_path / "j.db"), place):
        rows = [{"phone": number(i), "id": key} for i, key in enumerate(keys)]
        campaign = campaign_on(where, rows, key="id")
        assert campaign.load() == len(keys)
        assert [person.key for person in campaign.people()] == keys

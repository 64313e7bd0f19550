"""A dry run: who would be called, who is left out and why, when, how long, at what price."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.campaign import Again, Campaign, Hours, LeftOut, Pace, RowErrors
from shengwang_agent.errors import ConfigurationError
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import SIP, number, people

Make = Callable[..., Campaign]

NOON = 1_772_683_200.0
"""2026-03-05, a Thursday, 12:00 in Shanghai."""


def left(found: Any) -> list[tuple[int, str]]:
    return [(one.line, one.reason.partition(";")[0]) for one in found.left_out()]


def test_it_counts_and_shows_without_a_trace(make: Make, journal: Path) -> None:
    found = make(people(3)).dry_run()
    assert (found.people, found.twins, left(found)) == (3, 0, [])
    assert [p.number for p in found] == [p.number for p in found] == [number(i) for i in range(3)]
    assert not journal.exists()
    assert str(found).startswith("people to call: 3\nfirst call: now\ntakes: 1 min to ")


def test_who_is_left_out_and_why(make: Make, sandbox: Sandbox, journal: Path) -> None:
    rows = [*people(4), {"phone": "13800000009"}, people(1)[0], {"phone": number(7), "name": "x"}]
    campaign = make(rows, bad_rows="skip", do_not_call=number(1), name="{name}")
    found = campaign.dry_run()
    assert [p.line for p in found] == [1, 3, 4, 7]
    assert found.twins == 1
    assert left(found) == [
        (2, "the number is on the do-not-call list"),
        (5, "name: column 'name' does not exist"),
        (6, "key: the same number as in line 1"),
    ]
    assert "left out: 3, 1 of them twins" in str(found)
    only = make(rows, bad_rows="skip", only=[number(2)]).dry_run()
    assert [p.line for p in only] == [3]
    assert left(only)[0] == (1, "it is not on the list of `only`")
    with sandbox.client() as client:
        called = {outcome.line for outcome in campaign.run(client)}
    assert called == {1, 3, 4, 7}, "the run does what the dry run said"
    there: list[LeftOut] = list(campaign.left_out())
    assert [one.line for one in there] == [5, 6]
    assert there[1].number == number(0)
    assert '"phone": "13800000009"' in there[0].row


def test_without_skip_the_list_is_refused(make: Make) -> None:
    with pytest.raises(RowErrors, match="the same number as in line 1"):
        make([*people(2), people(1)[0]]).dry_run()


def test_a_bad_row_is_mended_and_called_the_next_time(make: Make, sandbox: Sandbox) -> None:
    with sandbox.client() as client:
        first = make([{"phone": "123"}, *people(1)], bad_rows="skip")
        assert [outcome.line for outcome in first.run(client)] == [2]
        second = make([{"phone": number(5)}, *people(1)], bad_rows="skip")
        assert [outcome.line for outcome in second.run(client)] == [1]
    assert list(second.left_out()) == []


def test_a_journal_of_last_month_is_looked_into(
    make: Make, sandbox: Sandbox, journal: Path
) -> None:
    with sandbox.client() as client:
        list(make(people(2)).run(client))
    before = journal.stat().st_mtime_ns
    campaign = make(people(3))
    campaign.block(number(2))
    found = campaign.dry_run()
    assert found.people == 0
    assert found.known == {"answered": 2}
    assert found.called_at is not None
    assert found.starts_at is None
    assert [reason[:40] for _, reason in left(found)] == [
        "the journal has settled it: answered, ca",
        "the journal has settled it: answered, ca",
        "the number is on the do-not-call list",
    ]
    assert "in the journal: 2 settled already (answered 2), last called 20" in str(found)
    assert journal.stat().st_mtime_ns >= before
    elsewhere = make(people(3), journal=journal.with_name("march.db")).dry_run()
    assert elsewhere.people == 3


def test_when_the_first_call_starts(make: Make) -> None:
    closed = make(people(2), hours="09:00-11:00", clock=lambda: NOON).dry_run()
    assert closed.starts_at == NOON + 21 * 3600
    zones = [{**people(1)[0], "tz": "Asia/Shanghai"}, {**people(2)[1], "tz": "Asia/Tokyo"}]
    earliest = make(zones, zone="tz", hours="09:00-11:00", clock=lambda: NOON).dry_run()
    assert earliest.starts_at == NOON + 20 * 3600
    never = make(people(1), hours=Hours(on="2026-03-01"), clock=lambda: NOON).dry_run()
    assert never.starts_at == never.shortest == math.inf
    assert "first call: never" in str(never)


@pytest.mark.parametrize(
    ("pace", "call_seconds", "retry", "times"),
    [
        # The pace binds: 100 people at 5 a second.
        (Pace(5, 1000), (10, 100), {}, (20 + 10, 20 + 100)),
        # The quota binds: 20 at once, each 10 or 100 seconds.
        (Pace(50, 20), (10, 100), {}, (50 + 10, 500 + 100)),
        # Three long calls each, ten minutes apart.
        (Pace(50, 20), (10, 100), {"busy": Again(3, 600)}, (50 + 10, 3 * 500 + 2 * 600 + 100)),
    ],
)
def test_how_long_it_takes(
    make: Make, pace: Pace, call_seconds: Any, retry: Any, times: Any
) -> None:
    campaign = make(people(100), pace=pace, retry=retry, clock=lambda: NOON)
    found = campaign.dry_run(call_seconds=call_seconds)
    assert (found.shortest, found.longest) == times


def test_closed_hours_count(make: Make) -> None:
    campaign = make(people(7200), pace=Pace(1, 1000), hours="11:00-13:00", clock=lambda: NOON)
    found = campaign.dry_run(call_seconds=(1, 1))
    assert found.shortest == 3600 + 22 * 3600 + 3600 + 1
    assert "takes: 24 h 1 min to" in str(found)


def test_what_it_costs(make: Make) -> None:
    rows = [*people(3), {"phone": "+14155552671"}, {"phone": "+442079460018"}]
    campaign = make(rows, retry={"busy": 2})
    prices = {"+86": 0.1, "+86138": 0.05, "+1": 0.5}
    found = campaign.dry_run(prices=prices, call_seconds=(15, 61))
    assert found.price == pytest.approx((3 * 0.05 + 0.5, 2 * 2 * (3 * 0.05 + 0.5)))
    assert found.unpriced == 1
    assert "costs: 0.65 to 2.60, without 1 people of no price" in str(found)
    assert campaign.dry_run().price is None


@pytest.mark.parametrize(
    ("more", "told"),
    [({"prices": {"86": 0.1}}, "prices: expected"), ({"prices": {"+86": -1}}, "prices: expected"),
     ({"prices": {"+86": "a"}}, "prices: expected"), ({"call_seconds": (20, 10)}, "call_seconds: ex"),
     ({"call_seconds": 10}, "call_seconds: ex"), ({"call_seconds": (0, 10)}, "call_seconds: ex")],
)  # fmt: skip
def test_assumptions_that_make_no_sense(make: Make, more: Any, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told):
        make(people(1)).dry_run(**more)


def test_the_rules_of_the_api_are_checked(make: Make, sandbox: Sandbox) -> None:
    rows = [{**row, "hello": "x" * length} for row, length in zip(people(2), (5, 5), strict=True)]
    properties = {"token": "t", "agent_rtc_uid": "111", "llm": {"greeting_message": "{hello}"}}
    campaign = make(rows, sip=SIP, properties=properties, pipeline_id=None, most_refusals=5)
    found = campaign.dry_run()
    (first, *_) = found.broken
    assert (first.rows, first.line) == (2, 1)
    assert first.rule.outcome == "refused"
    assert "rule 1: 2 rows, the first in line 1: properties." in str(found)
    with sandbox.client() as client:
        assert {outcome.outcome for outcome in campaign.run(client)} == {"refused"}
    assert make(people(2)).dry_run().broken == []


def test_a_temporary_file_is_closed_with_it(make: Make) -> None:
    found = make(people(1)).dry_run()
    close = found._close
    assert close.alive
    del found
    assert not close.alive


def test_who_is_left_out_may_be_read_when_nobody_keeps_the_dry_run(make: Any) -> None:
    rows = [{"phone": "12"}, *people(1)]
    (left,) = make(rows, bad_rows="skip").dry_run().left_out()
    assert left.line == 1

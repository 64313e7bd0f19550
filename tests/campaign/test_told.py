"""A campaign that would do nothing, or less than it was meant to, says so."""

from __future__ import annotations

import asyncio
import gc
import logging
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from shengwang_agent.campaign import Campaign, Hours
from shengwang_agent.campaign.many import run_many
from shengwang_agent.errors import ConfigurationError
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import SIP, number, people

Make = Callable[..., Campaign]
LOOP = "it acts only while it is iterated: write {}for outcome in campaign.run(client): …, then see campaign.progress()"


# What is wrong with every row -------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("how", ["run", "dry_run", "load"])
def test_what_is_wrong_with_every_row_is_no_row_to_skip(
    make: Make, sandbox: Sandbox, journal: Path, rows: int, how: str
) -> None:
    without_token = {**SIP, "rtc_token": None}
    made = make(people(rows), sip=without_token, bad_rows="skip")
    told = (
        r"nobody can be called; in every row sip\.rtc_token: is missing, or give the client app_id "
        "and app_certificate, beside username and password, to have it made for each dial"
    )
    with sandbox.client() as client, pytest.raises(ConfigurationError, match=f"^{told}$"):
        list(made.run(client)) if how == "run" else getattr(made, how)(client)
    assert not journal.exists()


def test_rows_that_are_bad_for_reasons_of_their_own_are_left_out(
    make: Make, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    rows = [{"phone": "12"}, {"phone": ""}]
    with sandbox.client() as client:
        assert list(make(rows, bad_rows="skip").run(client)) == []
    assert caplog.messages[0] == ("rows left out: 2 of 2, the first in line 1; left_out() says why")


def test_what_one_bad_row_has_alone_is_no_fault_of_the_campaign(make: Make) -> None:
    found = make([{"phone": "12"}, *people(1)], bad_rows="skip").dry_run()
    assert (found.people, [one.line for one in found.left_out()]) == (1, [1])


def test_how_many_rows_are_left_out_is_told(
    make: Make, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    rows = [*people(2), {"phone": "12"}, people(1)[0]]
    made = make(rows, bad_rows="skip")
    with sandbox.client() as client:
        assert len(list(made.run(client))) == 2
    assert caplog.messages == ["rows left out: 2 of 4, the first in line 3; left_out() says why"]
    assert [one.line for one in made.left_out()] == [3, 4]


# A run that nobody iterates ---------------------------------------------------------------


def dropped(make_run: Callable[[], Any]) -> list[str]:
    """The warnings of a run that is made and dropped, each of which names this file."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        make_run()
        gc.collect()
    assert {one.filename for one in found} <= {__file__}
    assert {one.category for one in found} <= {RuntimeWarning}
    return [str(one.message) for one in found]


def test_a_run_that_is_never_iterated_says_so(make: Make, sandbox: Sandbox) -> None:
    made = make(people(1))
    told = "campaign.run() was never iterated; " + LOOP
    with sandbox.client() as client:
        assert dropped(lambda: made.run(client)) == [told.format("")]
        assert dropped(lambda: run_many(made, list, client))[0].startswith("the run on workers was")
        assert dropped(lambda: made.run(client).close()) == []
        assert dropped(lambda: made.running(client).__exit__()) == []
        assert dropped(lambda: list(made.run(client))) == []
    assert dropped(lambda: made.run(sandbox.async_client())) == [told.format("async ")]


async def test_an_async_run_that_was_closed_or_begun_says_nothing(
    make: Make, sandbox: Sandbox
) -> None:
    async with sandbox.async_client() as client:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            await make(people(1)).run(client).aclose()
            assert len([outcome async for outcome in make(people(1)).run(client)]) == 1
            gc.collect()
    await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("use", "error", "what"),
    [
        (lambda run: run.results, AttributeError, "has no attribute 'results'"),
        (lambda run: run.report("r.csv"), AttributeError, "has no attribute 'report'"),
        (len, TypeError, "has no length"),
        (lambda run: run[0], TypeError, "has no places"),
    ],
)
def test_a_run_that_is_taken_for_a_report_says_what_to_write(
    make: Make, sandbox: Sandbox, use: Any, error: type[Exception], what: str
) -> None:
    with sandbox.client() as client:
        run = make(people(1)).run(client)
        with pytest.raises(error) as caught:
            use(run)
        assert str(caught.value) == f"what campaign.run() returns {what}; {LOOP.format('')}"
        assert run
        assert [outcome.outcome for outcome in run] == ["answered"]


# A run that waits -------------------------------------------------------------------------


def test_a_run_says_until_when_it_waits_for_a_gap(
    make: Make, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.callee("busy", sip=486, times=1)
    start = 1_772_683_200.0

    def clock() -> float:
        return start + 601 if caplog.messages else start

    made = make(people(1), retry={"busy": (2, 600)}, clock=clock)
    with caplog.at_level(logging.WARNING), sandbox.client() as client:
        assert [outcome.outcome for outcome in made.run(client)] == ["busy", "answered"]
    when = datetime.fromtimestamp(start + 600).astimezone().isoformat()
    assert caplog.messages == [
        f"retry: nobody is called until {when}; wait=False ends such a run, retry={{}} has none"
    ]


def test_a_run_that_waits_for_nobody_says_before_when_nobody_is_called(
    make: Make, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.callee("busy", sip=486, times=1)
    now = 1_772_683_200.0
    hours = Hours("00:00-24:00", zone="Asia/Shanghai")
    made = make(people(1), retry={"busy": (2, 30)}, hours=hours, clock=lambda: now)
    with caplog.at_level(logging.WARNING), sandbox.client() as client:
        assert [outcome.outcome for outcome in made.run(client, wait=False)] == ["busy"]
        assert caplog.messages == []
        assert list(made.run(client, wait=False)) == []
    when = datetime.fromtimestamp(now + 30, ZoneInfo("Asia/Shanghai")).isoformat()
    assert caplog.messages == [
        f"nobody is called before {when}: the journal {made.title!r} has whom earlier runs called"
    ]


def test_both_hours_and_a_gap_are_told(
    make: Make, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.callee("busy", sip=486, times=1)
    midnight = datetime.fromisoformat("2026-03-05T00:00+08:00").timestamp()

    def clock() -> float:
        return midnight + [0, 9 * 3600, 9 * 3600 + 601][len(caplog.messages)]

    made = make(people(1), retry={"busy": (2, 600)}, clock=clock, hours="09:00-20:00")
    with caplog.at_level(logging.WARNING), sandbox.client() as client:
        assert [outcome.outcome for outcome in made.run(client)] == ["busy", "answered"]
    assert [told.partition(":")[0] for told in caplog.messages] == ["calling hours", "retry"]


# The zone of all --------------------------------------------------------------------------


def test_a_zone_for_all_rows(make: Make) -> None:
    hours, now = Hours("09:00-20:00"), 1_772_683_200.0
    zone = "America/New_York"
    found = make(people(2), zone=zone, hours=hours, clock=lambda: now).dry_run()
    assert found.starts_at == hours.next_open(now, zone) != hours.next_open(now)
    with pytest.raises(ConfigurationError, match="'Asia/Shangai' is not a time zone known here"):
        make(people(1), zone="Asia/Shangai").dry_run()
    assert make([{"phone": number(0), "a/b": "Asia/Tokyo"}], zone="a/b").dry_run().people == 1


# Tokens -----------------------------------------------------------------------------------


def test_a_client_of_the_sandbox_makes_tokens_and_may_call(make: Make, sandbox: Sandbox) -> None:
    made = make(people(1), sip={**SIP, "rtc_token": None}, properties={"token": None})
    with sandbox.client(app_id="a" * 32, app_certificate="b" * 32) as client:
        assert [outcome.outcome for outcome in made.run(client)] == ["answered"]

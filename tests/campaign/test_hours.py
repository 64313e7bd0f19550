"""Calling hours, by the clock on the callee's wall."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from shengwang_agent.campaign import Hours
from shengwang_agent.errors import ConfigurationError

CN = "Asia/Shanghai"


def at(text: str, zone: str = CN) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


def opens(hours: Hours, text: str, zone: str = CN) -> str:
    found = datetime.fromtimestamp(hours.next_open(at(text, zone), zone), ZoneInfo(zone))
    return found.strftime("%Y-%m-%dT%H:%M")


DAY = Hours("09:00-12:00", "14:00-20:00", days="mon-fri", closed=["2026-02-17"])


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-02-16T10:00", "2026-02-16T10:00"),  # a Monday
        ("2026-02-16T09:00", "2026-02-16T09:00"),
        ("2026-02-16T08:59", "2026-02-16T09:00"),
        ("2026-02-16T12:00", "2026-02-16T14:00"),
        ("2026-02-16T20:00", "2026-02-18T09:00"),  # the 17th is closed
        ("2026-02-20T21:00", "2026-02-23T09:00"),  # Friday evening to Monday
    ],
)
def test_when_the_next_call_may_start(now: str, expected: str) -> None:
    assert opens(DAY, now) == expected


def test_each_row_goes_by_its_own_zone() -> None:
    hours = Hours("09:00-20:00")
    moment = at("2026-06-01T10:00")
    assert hours.next_open(moment) == moment
    urumqi = hours.next_open(moment, "Asia/Urumqi")  # 08:00 there
    assert urumqi - moment == 3600
    assert hours.next_open(moment, "America/New_York") - moment == 11 * 3600


def test_a_window_over_midnight() -> None:
    hours = Hours("22:00-02:00")
    assert opens(hours, "2026-06-01T01:30") == "2026-06-01T01:30"
    assert opens(hours, "2026-06-01T02:00") == "2026-06-01T22:00"
    assert opens(Hours("20:00-24:00"), "2026-06-01T23:59") == "2026-06-01T23:59"


def test_days_count_by_the_day_a_window_begins() -> None:
    hours = Hours("22:00-02:00", days="fri")
    assert opens(hours, "2026-06-06T01:00") == "2026-06-06T01:00"  # Saturday, of Friday's window
    assert opens(hours, "2026-06-07T01:00") == "2026-06-12T22:00"
    assert opens(Hours("10:00-11:00", days="sat-mon"), "2026-06-05T09:00") == "2026-06-06T10:00"


def test_a_change_of_clocks_moves_no_window() -> None:
    berlin = "Europe/Berlin"
    hours = Hours("09:00-20:00", zone=berlin)
    assert opens(hours, "2026-03-28T21:00", berlin) == "2026-03-29T09:00"
    assert opens(hours, "2026-10-24T21:00", berlin) == "2026-10-25T09:00"
    night = Hours("02:15-02:45", zone=berlin)  # does not exist that night
    assert hours.next_open(at("2026-03-29T01:00", berlin), berlin) > at("2026-03-29T01:00", berlin)
    assert night.next_open(at("2026-03-29T12:00", berlin)) == at("2026-03-30T02:15", berlin)


def test_never_open_is_infinity() -> None:
    every_day = [date.fromordinal(date(2026, 1, 1).toordinal() + i) for i in range(800)]
    assert Hours(closed=every_day).next_open(at("2026-02-01T10:00")) == float("inf")


zones = st.sampled_from([CN, "America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Apia"])


@settings(deadline=None)
@given(st.integers(1_500_000_000, 2_000_000_000), zones)
def test_the_answer_is_open_and_not_past(now: int, zone: str) -> None:
    found = DAY.next_open(now, zone)
    wall = datetime.fromtimestamp(found, ZoneInfo(zone))
    minutes = wall.hour * 60 + wall.minute
    assert found >= now
    assert wall.weekday() < 5
    assert 540 <= minutes < 720 or 840 <= minutes < 1200
    assert DAY.next_open(found, zone) == found


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (lambda: Hours("9-20"), "09:00-20:00"),
        (lambda: Hours("09:00-09:00"), "window"),
        (lambda: Hours("25:00-26:00"), "window"),
        (lambda: Hours("09:75-10:00"), "09:00-20:00"),
        (lambda: Hours(days="mon-funday"), "funday"),
        (lambda: Hours(zone="China/Peking"), "China/Peking"),
        (lambda: Hours(zone="../etc"), "etc"),
        (lambda: Hours(closed=["17.2.2026"]), "17.2.2026"),
    ],
)
def test_what_cannot_be_understood_is_named(make: object, names: str) -> None:
    with pytest.raises(ConfigurationError, match=names):
        make()  # type: ignore[operator]


def test_hours_travel_and_show_themselves() -> None:
    again = pickle.loads(pickle.dumps(DAY))
    assert again.next_open(at("2026-02-16T20:00")) == DAY.next_open(at("2026-02-16T20:00"))
    assert repr(Hours("20:00-24:00", days="sat,sun")) == (
        "Hours('20:00-24:00', days='sat,sun', zone='Asia/Shanghai')"
    )


DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212~\uff0d"


@pytest.mark.parametrize("dash", DASHES, ids=ascii)
def test_a_dash_of_any_kind_means_the_range(dash: str) -> None:
    for days in (f"mon{dash}fri", f"Monday {dash} Friday", [f"mon{dash}fri"]):
        assert Hours(f"09:00{dash}18:00", days=days).days == frozenset(range(5))
    assert Hours(f"09:00 {dash} 18:00").windows == [(540, 1080)]


@pytest.mark.parametrize(
    "days", ["mon_fri", "mon-wed-fri", "money", "mo", "mon-", "-fri", "", [1], ["mon", None], "1-5"]
)
def test_days_that_are_not_understood_are_refused(days: object) -> None:
    with pytest.raises(ConfigurationError, match="hours: days: expected names such as 'mon-fri'"):
        Hours(days=days)  # type: ignore[arg-type]


HOLIDAY = [
    date(2026, 2, 17),
    datetime(2026, 2, 17, 8, 30),
    datetime(2026, 2, 17, 23, 0, tzinfo=timezone.utc),
    pd.Timestamp("2026-02-17 12:00"),
    "2026-02-17",
]


@pytest.mark.parametrize("day", HOLIDAY, ids=repr)
def test_a_day_is_meant_by_its_date(day: object) -> None:
    closed = Hours("09:00-12:00", closed=[day])  # type: ignore[list-item]
    assert opens(closed, "2026-02-17T10:00") == "2026-02-18T09:00"
    assert Hours(closed=day).closed == closed.closed  # type: ignore[arg-type]
    only = Hours("09:00-12:00", on=day)  # type: ignore[arg-type]
    assert opens(only, "2026-02-01T10:00") == "2026-02-17T09:00"
    assert only.next_open(at("2026-02-17T12:00")) == float("inf"), "and afterwards never"


@pytest.mark.parametrize(
    "day", [pd.NaT, 20260217, None, b"2026-02-17", "2026-02-30", np.datetime64("2026-02-17")]
)
def test_what_is_no_date_is_refused(day: object) -> None:
    with pytest.raises(ConfigurationError, match="hours: closed: expected dates"):
        Hours(closed=[day])  # type: ignore[list-item]
    if day is not None:
        with pytest.raises(ConfigurationError, match="hours: on: expected dates"):
            Hours(on=day)  # type: ignore[arg-type]


def test_work_rests_while_it_is_closed() -> None:
    def done(begin: str, hours: float) -> str:
        moment = DAY.finish(at(begin), hours * 3600)
        return datetime.fromtimestamp(moment, ZoneInfo(CN)).strftime("%Y-%m-%dT%H:%M")

    assert done("2026-03-02T09:00", 2) == "2026-03-02T11:00"
    assert done("2026-03-02T09:00", 4) == "2026-03-02T15:00"
    assert done("2026-03-02T11:00", 8) == "2026-03-03T10:00"
    assert done("2026-03-06T19:00", 2) == "2026-03-09T10:00", "over the weekend"
    assert Hours(on="2026-03-02").finish(at("2026-03-02T19:00"), 7200) == float("inf")


@pytest.mark.parametrize(
    ("form", "windows"),
    [("09:00-18:00", [(540, 1080)]), ("09:00-12:00, 14:00-20:00", [(540, 720), (840, 1200)]),
     (["14:00-20:00", "09:00-12:00"], [(540, 720), (840, 1200)]),
     ({"windows": "10:00-11:00", "days": "sat"}, [(600, 660)]), ({"days": "sat"}, [(540, 1200)]),
     (DAY, DAY.windows)],
)  # fmt: skip
def test_hours_in_the_forms_that_people_write(form: object, windows: object) -> None:
    made = Hours.of(form)
    assert made is not None
    assert made.windows == windows
    assert Hours.of(None) is None


def test_other_forms_and_wrong_names_are_refused() -> None:
    for form in (9, 9.5, [9, 18], "9 to 5", {"windows": 9}):
        with pytest.raises(ConfigurationError, match="hours: expected"):
            Hours.of(form)
    with pytest.raises(TypeError, match=r"Hours has not the argument 'clsoed'; did you mean 'clos"):
        Hours.of({"clsoed": "2026-01-01"})


def test_all_that_was_said_is_shown() -> None:
    text = repr(Hours("09:00-12:00", days="mon", closed="2026-02-17", on=["2026-02-16"]))
    assert text.endswith("closed=['2026-02-17'], on=['2026-02-16'])")

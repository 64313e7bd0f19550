"""Calling hours: when a telephone may ring, by the clock on the callee's wall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from shengwang_agent._runtime.spelling import names_checked
from shengwang_agent.errors import ConfigurationError

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
REACH_DAYS = 400
_DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2015\u2212~\uff0d\uff5e]"
_WINDOW = re.compile(rf"\s*(\d{{1,2}}):(\d{{2}})\s*{_DASH}\s*(\d{{1,2}}):(\d{{2}})\s*")
_NEVER = float("inf")


@lru_cache(maxsize=1024)
def time_zone(name: str) -> ZoneInfo:
    """The time zone of an IANA name such as ``Asia/Shanghai``; ConfigurationError otherwise."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ConfigurationError(
            f"{name!r} is not a time zone known here: expected an IANA name such as "
            "Asia/Shanghai (where the system has no time zone data: pip install tzdata)"
        ) from None


class Hours:
    """Windows of the day in which calls may start, such as ``Hours("09:00-12:00", "14:00-20:00")``.

    A window that ends before it starts goes over midnight; ``24:00`` is the end of the day.
    ``days`` are ``"mon-sat"`` or names; ``closed`` are dates without calls; with ``on`` (a date, or
    several) there are calls on these dates only, and afterwards the campaign ends. A date is a
    ``date``, a ``datetime`` (its date counts) or text such as ``"2026-02-17"``. ``zone`` counts for
    rows that name no time zone of their own. A call that has started is not cut at the end.

    Raises ConfigurationError naming what cannot be understood.
    """

    __slots__ = ("closed", "days", "on", "windows", "zone")

    @names_checked(holidays="closed", timezone="zone", time_zone="zone", date="on", day="on")
    def __init__(
        self,
        *windows: str,
        days: str | Iterable[str] = "mon-sun",
        zone: str = "Asia/Shanghai",
        closed: Iterable[date | str] | date | str = (),
        on: Iterable[date | str] | date | str | None = None,
    ) -> None:
        self.windows = sorted(_window(text) for text in (windows or ("09:00-20:00",)))
        self.days = _days(days)
        self.zone = time_zone(zone).key
        self.closed = _dates("closed", closed)
        self.on = None if on is None else _dates("on", on)

    @classmethod
    def of(cls, value: Any) -> Hours | None:
        """Hours from what a caller may write: hours, ``"09:00-18:00"`` (several after commas), a list
        of windows, a mapping of ``windows`` and the other arguments, or None for any time."""
        if value is None or isinstance(value, cls):
            return value
        more = dict(value) if isinstance(value, Mapping) else {"windows": value}
        windows = more.pop("windows", ())
        windows = windows.split(",") if isinstance(windows, str) else windows
        if not isinstance(windows, Iterable):
            raise ConfigurationError(
                f"hours: expected Hours or text such as '09:00-18:00', got {value!r}"
            )
        return cls(*windows, **more)

    def next_open(self, now: float, zone: str = "") -> float:
        """``now`` when calls may start in this time zone, else when they next may; Unix seconds.

        Infinity when no day of the next 400 is open.
        """
        return self._window_after(now, zone)[0]

    def finish(self, begin: float, seconds: float, zone: str = "") -> float:
        """When work of so many seconds is done that begins then and rests while it is closed."""
        while begin < _NEVER:
            opens, closes = self._window_after(begin, zone)
            if seconds <= closes - opens or opens == _NEVER:
                return opens + seconds
            begin, seconds = closes, seconds - (closes - opens)
        return begin

    def _window_after(self, now: float, zone: str) -> tuple[float, float]:
        """The window that is open now or next: its begin (now, if it has begun) and its end."""
        place = time_zone(zone or self.zone)
        today = datetime.fromtimestamp(now, place).date()
        for offset in range(-1, REACH_DAYS):  # yesterday's window may go over midnight
            day = today + timedelta(days=offset)
            if not self._has_calls(day):
                continue
            for start, end in self.windows:
                opens, closes = _moment(day, start, place), _moment(day, end, place)
                if now < closes and opens < closes:
                    return max(now, opens), closes
        return _NEVER, _NEVER

    def _has_calls(self, day: date) -> bool:
        open_then = self.on is None or day in self.on
        return open_then and day.weekday() in self.days and day not in self.closed

    def __repr__(self) -> str:
        parts = [repr(f"{_clock(start)}-{_clock(end)}") for start, end in self.windows]
        days = ",".join(DAYS[day][:3] for day in sorted(self.days))
        parts += [f"days={days!r}", f"zone={self.zone!r}"]
        parts += [f"closed={_texts(self.closed)}"] if self.closed else []
        parts += [f"on={_texts(self.on)}"] if self.on is not None else []
        return f"Hours({', '.join(parts)})"


def _window(text: str) -> tuple[int, int]:
    """Minutes after midnight of start and end; the end is the later one, if need be tomorrow."""
    found = _WINDOW.fullmatch(text) if isinstance(text, str) else None
    numbers = [int(part) for part in found.groups()] if found else []
    if not numbers or any(m > 59 for m in numbers[1::2]):
        raise ConfigurationError(f"hours: expected a window such as '09:00-20:00', got {text!r}")
    start, end = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
    if start >= 1440 or end > 1440 or start == end:
        raise ConfigurationError(f"hours: {text!r} is not a window between 00:00 and 24:00")
    return start, end if end > start else end + 1440


def _days(days: str | Iterable[str]) -> frozenset[int]:
    if isinstance(days, str):
        days = re.split(r"[,\s]+", re.sub(rf"\s*{_DASH}\s*", "-", days.strip()))
    found: set[int] = set()
    for name in days:
        ends = [_day(part) for part in re.split(_DASH, name)] if isinstance(name, str) else []
        if None in ends or not 1 <= len(ends) <= 2:
            raise ConfigurationError(
                f"hours: days: expected names such as 'mon-fri' or 'sat', got {name!r}"
            )
        start, end = ends[0] or 0, ends[-1] or 0
        found.update(day % 7 for day in range(start, end + 1 if end >= start else end + 8))
    return frozenset(found)


def _day(name: str) -> int | None:
    name = name.strip().lower()
    fitting = [day for day, full in enumerate(DAYS) if len(name) >= 3 and full.startswith(name)]
    return fitting[0] if fitting else None


def _dates(argument: str, given: Any) -> frozenset[date]:
    days = [given] if isinstance(given, (str, date)) else given
    try:
        return frozenset(map(_date, days))
    except (TypeError, ValueError):
        raise ConfigurationError(
            f"hours: {argument}: expected dates such as 2026-02-17, got {given!r}"
        ) from None


def _date(day: Any) -> date:
    if isinstance(day, str):
        return date.fromisoformat(day)
    if not isinstance(day, date) or day != day:  # NaT is a datetime, and no date
        raise TypeError
    return day.date() if isinstance(day, datetime) else day


def iso(moment: float | None, zone: str = "") -> str | None:
    """A moment by the clock of a time zone, else of this machine, such as 2026-02-17T09:30:00+08:00."""
    if moment is None:
        return None
    there = datetime.fromtimestamp(moment).astimezone(time_zone(zone) if zone else None)
    return there.isoformat(timespec="seconds")


def _texts(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]


def _moment(day: date, minutes: int, place: ZoneInfo) -> float:
    # Wall-clock arithmetic: the day is moved first, so that a change of clocks in between
    # moves no window.
    days, rest = divmod(minutes, 1440)
    wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), place)
    return wall.timestamp()


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}" if minutes != 1440 else "24:00"

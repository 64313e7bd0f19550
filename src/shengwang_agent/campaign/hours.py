"""Calling hours: when a telephone may ring, by the clock on the callee's wall."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from shengwang_agent.errors import ConfigurationError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
REACH_DAYS = 400
_WINDOW = re.compile(r"\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*")


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
    ``days`` are ``"mon-sat"`` or names; ``closed`` are dates without calls. ``zone`` counts for
    rows that name no time zone of their own. A call that has started is not cut at the end.

    Raises ConfigurationError naming what cannot be understood.
    """

    __slots__ = ("closed", "days", "windows", "zone")

    def __init__(
        self,
        *windows: str,
        days: str | Iterable[str] = "mon-sun",
        zone: str = "Asia/Shanghai",
        closed: Iterable[date | str] = (),
    ) -> None:
        self.windows = sorted(_window(text) for text in (windows or ("09:00-20:00",)))
        self.days = _days(days)
        self.zone = time_zone(zone).key
        self.closed = frozenset(_date(day) for day in closed)

    def next_open(self, now: float, zone: str = "") -> float:
        """``now`` when calls may start in this time zone, else when they next may; Unix seconds.

        Infinity when no day of the next 400 is open.
        """
        place = time_zone(zone or self.zone)
        today = datetime.fromtimestamp(now, place).date()
        for offset in range(-1, REACH_DAYS):  # yesterday's window may go over midnight
            day = today + timedelta(days=offset)
            if day.weekday() not in self.days or day in self.closed:
                continue
            for start, end in self.windows:
                opens, closes = _moment(day, start, place), _moment(day, end, place)
                if now < closes and opens < closes:
                    return max(now, opens)
        return float("inf")

    def __repr__(self) -> str:
        texts = [f"{_clock(start)}-{_clock(end)}" for start, end in self.windows]
        days = ",".join(DAYS[day] for day in sorted(self.days))
        return f"Hours({', '.join(map(repr, texts))}, days={days!r}, zone={self.zone!r})"


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
    names = re.split(r"[,\s]+", days.strip()) if isinstance(days, str) else list(days)
    found: set[int] = set()
    for name in names:
        first, _, last = name.lower().partition("-")
        if first[:3] not in DAYS or (last or first)[:3] not in DAYS:
            raise ConfigurationError(
                f"hours: days: expected names such as 'mon-fri' or 'sat', got {name!r}"
            )
        start, end = DAYS.index(first[:3]), DAYS.index((last or first)[:3])
        found.update(day % 7 for day in range(start, end + 1 if end >= start else end + 8))
    return frozenset(found)


def _date(day: date | str) -> date:
    try:
        return date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        raise ConfigurationError(
            f"hours: closed: expected dates such as 2026-02-17, got {day!r}"
        ) from None


def _moment(day: date, minutes: int, place: ZoneInfo) -> float:
    # Wall-clock arithmetic: the day is moved first, so that a change of clocks in between
    # moves no window.
    days, rest = divmod(minutes, 1440)
    wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), place)
    return wall.timestamp()


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}" if minutes != 1440 else "24:00"

"""Why a run calls nobody, or not all: said once, also to a program that has set up no logging."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable

from shengwang_agent.campaign.hours import iso
from shengwang_agent.campaign.journal import Schedule, Tick, logger


class _LastResort(logging.Handler):
    """Writes warnings to stderr where nothing else would show them, as Python does for loggers.

    The package has a handler that swallows what nobody asked for. A campaign that calls nobody is
    worth a line to everybody.
    """

    def emit(self, record: logging.LogRecord) -> None:
        above: logging.Logger | None = logger
        while above is not None:
            if any(type(h) not in (logging.NullHandler, _LastResort) for h in above.handlers):
                return
            above = above.parent if above.propagate else None
        if logging.lastResort is not None:
            logging.lastResort.handle(record)


logger.addHandler(_LastResort(logging.WARNING))
warn = logger.warning


LONG_GAP = 60.0
"""Seconds of waiting that are worth a word."""


class Idle:
    """Whether a run has anybody left to wait for; it says why it has nobody, and for whom it waits."""

    def __init__(
        self, title: str, schedule: Schedule, wait: bool, clock: Callable[[], float]
    ) -> None:
        self._title, self._hours, self._wait, self._clock = title, schedule.hours, wait, clock
        self._zone = schedule.hours.zone if schedule.hours else ""
        self._worked = False  # whether somebody was called
        self._told: set[str] = set()

    def worked(self, tick: Tick) -> None:
        """Take note of a tick in which somebody is called."""
        self._worked |= bool(tick.dials or tick.tasks or tick.outcomes or tick.live)

    def nobody_is_due(self, tick: Tick) -> bool:
        """Whether nobody is left whom the run may wait for, as far as this tick tells."""
        self._tell(tick)
        if tick.due_in is None or tick.due_in == math.inf:
            return True
        return not self._wait and tick.due_in > 0

    def _tell(self, tick: Tick) -> None:
        if tick.due_in == math.inf:  # no day is left that opens
            self._once("people wait, and no calling hours are left for them; see Hours")
        elif tick.opens is not None and self._wait:
            told = "calling hours: nobody is called until %s, by %r; wait=False ends such a run"
            self._once(told, iso(tick.opens, self._zone), self._hours)
        elif tick.due_in is not None and tick.due_in > LONG_GAP and self._wait:
            told = "retry: nobody is called until %s; wait=False ends such a run, retry={} has none"
            self._once(told, iso(self._clock() + tick.due_in, self._zone))
        elif tick.due_in and not self._wait and not self._worked:
            told = "nobody is called before %s: the journal %r has whom earlier runs called"
            self._once(told, iso(self._clock() + tick.due_in, self._zone), self._title)
        elif tick.due_in is None and not self._worked and not self._told:
            self._once(
                "the campaign %r calls nobody: all in its journal are done or held; another "
                "journal= or title= begins anew, call_again(outcome=…) puts people back in line",
                self._title,
            )

    def _once(self, told: str, *about: object) -> None:
        if told not in self._told:
            self._told.add(told)
            warn(told, *about)

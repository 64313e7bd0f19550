"""Why a run calls nobody: said once, also to a program that has set up no logging."""

from __future__ import annotations

import logging
import math
from datetime import datetime

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


class Idle:
    """Whether a run has anybody left to wait for; it says why it has nobody."""

    def __init__(self, title: str, schedule: Schedule, wait: bool) -> None:
        self._title, self._hours, self._wait = title, schedule.hours, wait
        self._worked = self._told = False  # whether somebody was called, and why nobody was

    def worked(self, tick: Tick) -> None:
        """Take note of a tick in which somebody is called."""
        self._worked |= bool(tick.dials or tick.tasks or tick.outcomes or tick.live)

    def nobody_is_due(self, tick: Tick) -> bool:
        """Whether nobody is left whom the run may wait for, as far as this tick tells."""
        if not self._told:
            self._told = self._tell(tick)
        if tick.due_in is None or tick.due_in == math.inf:
            return True
        return not self._wait and tick.due_in > 0

    def _tell(self, tick: Tick) -> bool:
        if tick.due_in == math.inf:  # no day is left that opens
            logger.warning("people wait, and no calling hours are left for them; see Hours")
            return True
        if tick.opens is not None and self._wait:
            opens = datetime.fromtimestamp(tick.opens).astimezone().isoformat(" ", "minutes")
            told = "calling hours: nobody is called until %s, by %r; wait=False ends such a run"
            logger.warning(told, opens, self._hours)
            return True
        if tick.due_in is not None or self._worked:
            return False
        logger.warning(
            "the campaign %r calls nobody: all in its journal are done or held; another journal= or "
            "title= begins anew, call_again(outcome=…) puts people back in line",
            self._title,
        )
        return True

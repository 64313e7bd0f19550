"""How fast to dial: calls per second, calls at once, and giving way when the platform asks to.

Everything here is a pure function of a small state. The journal keeps the state, so that all
processes of a campaign share one pace.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from shengwang_agent._runtime.spelling import hint
from shengwang_agent.errors import ConfigurationError

CATCH_UP = 0.1
"""Seconds of unused pace that may be made up for. A tick that comes a little late loses nothing;
after a long pause there is no burst."""

LONGEST_REST = 3600.0
"""The platform can stop a campaign for this many seconds at most; so can a clock that is set back."""

SLOWEST = 1 / 64
DOUBLING = 60.0
"""Seconds after which a halved pace is back to what it was."""

ROOM_GAP = 30.0
"""After a 422 one more call at once is tried every so many seconds."""


class Pace(NamedTuple):
    """``per_second`` new calls a second, ``at_once`` calls in progress at most.

    ``at_once`` is the concurrency quota of the project: 20 unless it was raised. The pace holds
    for all processes of a campaign together. After a 429 it is halved and grows back within a
    minute or so.
    """

    per_second: float = 5.0
    at_once: int = 20


class PaceState(NamedTuple):
    """What the journal keeps of the pace. All times in Unix seconds.

    ``next_at``: before this no call starts. ``factor``: share of ``per_second`` in force at
    ``slowed_at``. ``room``: calls at once that fitted at ``room_at``, None while the quota was
    never met.
    """

    next_at: float = 0.0
    factor: float = 1.0
    slowed_at: float = 0.0
    room: float | None = None
    room_at: float = 0.0


class Allowance(NamedTuple):
    """``dials`` may start now; if none, look again in ``wait`` seconds."""

    dials: int
    wait: float
    state: PaceState


def checked_pace(pace: Pace | Mapping[str, Any] | None) -> Pace:
    """The pace, also from a mapping of its fields; ConfigurationError when it could not be kept."""
    if isinstance(pace, Mapping):
        for name in pace.keys() - set(Pace._fields):
            raise ConfigurationError(f"pace has not the field {name!r}; {hint(name, Pace._fields)}")
    made = Pace(**pace) if isinstance(pace, Mapping) else Pace() if pace is None else pace
    if not isinstance(made, Pace):
        raise ConfigurationError(f"pace: expected Pace(…) or a dict of its fields, got {pace!r}")
    rate, pace = made.per_second, made
    if isinstance(rate, bool) or not isinstance(rate, (int, float)) or not 0 < rate < math.inf:
        raise ConfigurationError(
            f"pace.per_second: expected a number of calls above 0, got {rate!r}"
        )
    if type(pace.at_once) is not int or pace.at_once < 1:
        raise ConfigurationError(f"pace.at_once: expected 1 call or more, got {pace.at_once!r}")
    return pace


def allowance(pace: Pace, state: PaceState, now: float, live: int, wanted: int) -> Allowance:
    """How many of ``wanted`` calls may start at ``now`` while ``live`` are in progress."""
    next_at = min(state.next_at, now + LONGEST_REST)
    room = math.floor(_room(pace, state, now)) - live
    if now < next_at:
        return Allowance(0, next_at - now, state._replace(next_at=next_at))
    if room < 1 or wanted < 1:
        return Allowance(0, 1.0, state)
    rate = pace.per_second * _factor(state, now)
    next_at = max(next_at, now - CATCH_UP)
    dials = min(wanted, room, 1 + math.floor((now - next_at) * rate))
    return Allowance(dials, 0.0, state._replace(next_at=next_at + dials / rate))


def soon(pace: Pace, state: PaceState, now: float, live: int, seconds: float) -> int:
    """How many calls may start within ``seconds`` while ``live`` are in progress."""
    next_at = max(min(state.next_at, now + LONGEST_REST), now - CATCH_UP)
    room = math.floor(_room(pace, state, now)) - live
    rate = pace.per_second * _factor(state, now)
    return max(0, min(room, 1 + math.floor((now + seconds - next_at) * rate)))


def told(
    pace: Pace,
    state: PaceState,
    now: float,
    what: str,
    seconds: float | None,
    claimed_at: float,
    live: int,
) -> PaceState:
    """The state after the platform said something about the pace to a call.

    ``what`` is one of three words. ``hint``: a 429, or a 503 that names ``seconds`` to wait.
    ``crowd``: a 422, so the quota is smaller than the ``live`` calls (this one among them; when it
    is alone, the pace is halved too). ``rest``: the platform could not be reached. A call that was
    claimed before the pace was last halved does not halve it again.
    """
    if seconds is not None:
        rest = now + min(seconds, LONGEST_REST)
        state = state._replace(next_at=max(state.next_at, rest))
    if what == "crowd":
        room = max(1.0, min(_room(pace, state, now), live - 1))
        state = state._replace(room=room, room_at=now)
        # With no other call of ours in progress, somebody else has the quota: only time helps.
        what = "hint" if live <= 1 else what
    if what == "hint" and not claimed_at <= state.slowed_at <= now:
        factor = max(SLOWEST, _factor(state, now) / 2)
        return state._replace(factor=factor, slowed_at=now)
    return state


def _factor(state: PaceState, now: float) -> float:
    elapsed = min(max(0.0, now - state.slowed_at), DOUBLING * 10)
    return float(min(1.0, state.factor * 2 ** (elapsed / DOUBLING)))


def _room(pace: Pace, state: PaceState, now: float) -> float:
    if state.room is None:
        return pace.at_once
    return min(pace.at_once, state.room + max(0.0, now - state.room_at) / ROOM_GAP)

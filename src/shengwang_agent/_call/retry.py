"""What a failure means, and how long to wait. No clock, no randomness, no HTTP in here.

``VERDICTS`` is the policy of the whole client. ``docs/reliability.md`` prints this table and
the tests run it row by row.
"""

from __future__ import annotations

import math
from typing import Literal

from shengwang_agent import _locks as locks
from shengwang_agent.errors import (
    OutcomeUnknown,
    ShengwangError,
    hint_seconds as hint_seconds,
)

Failure = Literal[
    "not_sent", "no_response", "408", "409", "429", "500", "502", "503",
    "503+hint", "504", "4xx", "5xx", "3xx",
]  # fmt: skip
"""``not_sent``: DNS, connect, TLS or pool failure; the platform saw nothing. ``no_response``: a
time-out, a broken connection or half an answer; nobody knows. ``503+hint``: a 503 that names a
waiting time, which only a platform that refused the request does."""

Verdict = Literal["retry", "repeat", "unknown", "raise"]
"""``retry``: send again. ``repeat``: the outcome is unknown, but the platform refuses a second object
of that name, so send once more in the same region. ``unknown``: raise ``OutcomeUnknown``.
``raise``: the answer is final."""

_TABLE: dict[Failure, tuple[Verdict, Verdict, Verdict]] = {
    # replay:    always   named     never
    "not_sent": ("retry", "retry", "retry"),
    "no_response": ("retry", "repeat", "unknown"),
    "408": ("retry", "repeat", "unknown"),
    "409": ("raise", "raise", "raise"),
    "429": ("retry", "retry", "retry"),
    "500": ("retry", "repeat", "unknown"),
    "502": ("retry", "repeat", "unknown"),
    "503": ("retry", "repeat", "unknown"),
    "503+hint": ("retry", "retry", "retry"),
    "504": ("retry", "repeat", "unknown"),
    "4xx": ("raise", "raise", "raise"),
    "5xx": ("raise", "unknown", "unknown"),
    "3xx": ("raise", "unknown", "unknown"),
}
VERDICTS: dict[str, dict[Failure, Verdict]] = {
    replay: {failure: row[column] for failure, row in _TABLE.items()}
    for column, replay in enumerate(("always", "named", "never"))
}


def leaves_doubt(failure: Failure) -> bool:
    """Tell whether a request that failed this way may have been acted on."""
    return VERDICTS["never"][failure] == "unknown"


def may_have_acted(error: BaseException) -> bool:
    """Tell whether the platform may have acted on a call that ended with this exception.

    The client's own errors know: ``OutcomeUnknown`` says so. A wrong argument is refused before
    anything is sent. Anything else (a cancelled task, Ctrl-C, a closing event loop) came from
    outside, at a moment nobody knows. ``mark_sent`` decides for an event hook that failed.
    """
    sent: bool | None = error.__dict__.get(_SENT)
    if sent is not None:
        return sent
    if isinstance(error, ShengwangError):
        return isinstance(error, OutcomeUnknown)
    return not isinstance(error, (TypeError, ValueError))


_SENT = "_sent_before"


def mark_sent(error: Exception, sent: bool) -> None:
    """Note on the exception of a user's function whether the call had sent anything before it."""
    error.__dict__[_SENT] = sent


COOLING_DOWN: frozenset[Failure] = frozenset(
    {"not_sent", "no_response", "502", "503", "503+hint", "504"}
)
"""Failures after which a host cools down: it, or a gateway in front of it, does not work."""

BASE_SECONDS = 0.5
CAP_SECONDS = 8.0
HINT_CAP_SECONDS = 60.0
"""A longer wait than this is the caller's decision: the error is raised at once, with the hint."""

_NAMED: dict[str, Failure] = {failure: failure for failure in _TABLE}
_BY_HUNDREDS: dict[int, Failure] = {3: "3xx", 4: "4xx"}


def failure_of(status: int, *, hinted: bool) -> Failure:
    """Which row of the table an HTTP status other than 2xx belongs to."""
    name = "503+hint" if status == 503 and hinted else str(status)
    return _NAMED.get(name) or _BY_HUNDREDS.get(status // 100, "5xx")


def backoff(retry: int, fraction: float) -> float:
    """Seconds to wait before retry number ``retry`` (0 is the first): full jitter.

    ``fraction`` is a random number in [0, 1).
    """
    return fraction * min(CAP_SECONDS, BASE_SECONDS * 2.0 ** min(retry, 16))


class RetryBudget:
    """The retry budget of one client: in an outage, retries stop before they add to it.

    A retry costs 5 tokens, a success earns 1. The budget holds as many tokens as there were
    successes in the last half minute, at least 10 and at most 50; a program that asks for more than
    two retries for a call gets a budget that can pay for them. So a new client can make three
    attempts, a busy one can repeat ten calls that were cut together, and in an outage retries add
    less than a fifth to ten calls or more. First attempts cost nothing, nor does going over to a
    host that works when the failed one was sent nothing.
    """

    LEAST = 10
    MOST = 50
    COST = 5
    WINDOW_SECONDS = 15.0
    """Successes are counted in two windows of this length, the one that runs and the one before."""

    __slots__ = ("_before", "_lately", "_least", "_tokens", "_turn")

    def __init__(self) -> None:
        self._tokens = self._least = self.LEAST
        self._before = self._lately = 0
        self._turn = -math.inf

    def tokens(self, now: float) -> int:
        """What is left at ``now`` (monotonic seconds); a retry needs 5."""
        self._count(now)
        return min(self._tokens, self._holds())

    def allow(self, retries: int) -> None:
        """Hold enough tokens for this many retries of one call."""
        more = retries * self.COST - self._least
        if more > 0:
            with locks.short:
                self._least += more
                self._tokens += more

    def pay(self, now: float) -> bool:
        """Take the price of one retry; False when the budget cannot pay it."""
        with locks.short:
            left = self.tokens(now) - self.COST
            if left < 0:
                return False
            self._tokens = left
            return True

    def earn(self, now: float) -> None:
        """Note a success. A full budget, which is the ordinary case, takes no lock."""
        if now >= self._turn:
            self._count(now)
        self._lately += 1  # two threads may come here together and lose one, which does no harm
        if self._tokens != self._holds():
            with locks.short:
                self._tokens = min(self._tokens + 1, self._holds())

    def _holds(self) -> int:
        return max(min(self._before + self._lately, self.MOST), self._least)

    def _count(self, now: float) -> None:
        if now >= self._turn:
            over = now >= self._turn + self.WINDOW_SECONDS
            self._before, self._lately = 0 if over else self._lately, 0
            self._turn = now + self.WINDOW_SECONDS

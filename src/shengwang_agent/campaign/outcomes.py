"""What became of a call: words for it, how they are found, and whether to call again.

``telephony.get`` knows two states (``answered``, ``hangup``) and three reasons of an end
(``request``, ``hangup``, ``failed``); both sets are open. Why a call failed is not among them.
:func:`judge` therefore also looks at the agent's message, which may carry the SIP status, and at
how long the telephone rang. A campaign takes another function in its place, and any word it
returns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import attrs

from shengwang_agent.errors import ConfigurationError
from shengwang_agent.telemetry import masked_number

ANSWERED = "answered"
BUSY = "busy"
NO_ANSWER = "no_answer"
REJECTED = "rejected"
FAILED = "failed"
PLACED = "placed"
"""The platform took the call; what became of it was not followed."""
REFUSED = "refused"
"""The platform refused the request; no telephone rang."""
UNKNOWN = "unknown"
"""Nobody can tell whether the telephone rang; held for a person."""
DO_NOT_CALL = "do_not_call"
"""The number is on the do-not-call list; no telephone rang."""

RING_SECONDS = 25.0
"""A call that failed after ringing so long was not answered."""

SIP_OUTCOMES: Mapping[int, str] = {
    408: NO_ANSWER,
    480: NO_ANSWER,
    486: BUSY,
    487: NO_ANSWER,
    600: BUSY,
    603: REJECTED,
}
"""SIP status of an unanswered call (RFC 3261) to outcome; any other is ``failed``."""

_SIP_STATUS = re.compile(r"\bSIP\D{0,20}([3-6]\d\d)\b", re.IGNORECASE)


class Ended(NamedTuple):
    """All that is known of a call that is over.

    ``state`` and ``reason`` as the platform gives them, ``seconds`` from dialling to the end
    (None when not told), ``seen_answered`` whether it was seen connected, ``message`` what the
    agent of a failed call left behind, ``call`` the whole answer of ``telephony.get``.
    """

    state: str | None
    reason: str | None
    seconds: float | None
    seen_answered: bool
    message: str
    call: Any


Judge = Callable[[Ended], str]


def judge(ended: Ended) -> str:
    """The outcome of a call by the rules above: ``answered``, ``busy``, ``no_answer``,
    ``rejected`` or ``failed``."""
    if ended.seen_answered or ended.reason != FAILED:
        return ANSWERED
    found = _SIP_STATUS.search(ended.message)
    if found:
        return SIP_OUTCOMES.get(int(found.group(1)), FAILED)
    rang = ended.seconds is not None and ended.seconds >= RING_SECONDS
    return NO_ANSWER if rang else FAILED


class Again(NamedTuple):
    """Call again after an outcome: up to ``tries`` calls to one person in all, whatever came of
    the others, ``gap`` seconds apart."""

    tries: int
    gap: float


DEFAULT_RETRY: Mapping[str, Again] = {
    BUSY: Again(3, 600.0),
    NO_ANSWER: Again(3, 3600.0),
    FAILED: Again(2, 1800.0),
}


def checked_retry(retry: Mapping[str, Again]) -> dict[str, Again]:
    """The rules as they are; ConfigurationError for one that cannot be followed."""
    checked = {}
    for outcome, rule in retry.items():
        tries, gap = rule
        if type(tries) is not int or tries < 1 or not gap >= 0:
            raise ConfigurationError(
                f"retry[{outcome!r}]: expected Again(tries of 1 or more, gap in seconds), got {rule!r}"
            )
        checked[outcome] = Again(tries, float(gap))
    if checked.keys() & {UNKNOWN, PLACED}:
        raise ConfigurationError(
            "retry: 'unknown' and 'placed' calls may have rung and cannot be called again by rule"
        )
    return checked


@attrs.frozen(slots=False)
class Outcome:
    """What became of one dial.

    ``outcome`` is a word of this module or of your own judge; ``attempt`` counts the calls to
    this person. ``final`` is False when the person will be called again, at ``next_at`` (Unix
    seconds) or the first calling hour after it; ``held`` is True when a person must decide.
    """

    line: int
    key: str
    number: str
    outcome: str
    attempt: int
    final: bool
    held: bool
    next_at: float | None
    agent_id: str | None
    channel: str
    detail: str
    row: dict[str, Any]

    def __repr__(self) -> str:
        key = masked_number(self.key) if self.key == self.number else self.key
        number, more = masked_number(self.number), f": {self.detail}" if self.detail else ""
        return f"<line {self.line} {key} {number}: {self.outcome}, call {self.attempt}{more}>"

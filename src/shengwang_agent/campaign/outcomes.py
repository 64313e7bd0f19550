"""What became of a call: the one table from the end of a telephone call to a word for it.

Campaigns, ``agentkit.Call`` and the command line ask it; nothing else decides what a state, a
reason or a SIP status means. ``telephony.get`` documents two states (``answered``, ``hangup``) and
three reasons (``request``, ``hangup``, ``failed``). Both lists are open, and capitals occur. The
platform does not say why a call failed, so :func:`judge` also reads the message of the agent, which
may carry the SIP status or its words, and looks at how long the telephone rang. It never makes up an answer: the
outcome is ``unknown`` where nobody saw an answer and the platform does not say how the call ended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import attrs

from shengwang_agent._masking import masked_number
from shengwang_agent._runtime.spelling import hint
from shengwang_agent.errors import ConfigurationError

ANSWERED = "answered"
BUSY = "busy"
NO_ANSWER = "no_answer"
REJECTED = "rejected"
FAILED = "failed"
CANCELLED = "cancelled"
"""The call was ended from our side, and nobody was seen to answer."""
WRONG_NUMBER = "wrong_number"
"""There is no such number, or it is out of use; calling it again is no use."""
PLACED = "placed"
"""The platform took the call; what became of it was not followed."""
REFUSED = "refused"
"""The platform refused the request; no telephone rang."""
UNKNOWN = "unknown"
"""Nobody can tell whether the telephone rang; held for a person."""
DO_NOT_CALL = "do_not_call"
"""The number is on the do-not-call list; no telephone rang."""

OUTCOMES = (
    *(ANSWERED, BUSY, NO_ANSWER, REJECTED, FAILED, CANCELLED, WRONG_NUMBER, PLACED, REFUSED),
    *(UNKNOWN, DO_NOT_CALL),
)
"""All of them; a judge of your own may have more."""

RING_SECONDS = 25.0
"""A call that failed after ringing so long was not answered."""

_STATUSES = {
    BUSY: (486, 600),
    NO_ANSWER: (408, 480, 487),
    REJECTED: (603, 607, 608),
    WRONG_NUMBER: (404, 410, 484, 604),
}
SIP_OUTCOMES: Mapping[int, str] = {
    status: outcome for outcome, statuses in _STATUSES.items() for status in statuses
}
"""SIP status of an unanswered call (RFC 3261, 8197, 8688) to outcome; any other is ``failed``, also
403: the credentials of the trunk are wrong."""
_PHRASES: Mapping[str, str] = {
    "busy": BUSY,
    **dict.fromkeys(("no answer", "no_answer", "temporarily unavailable"), NO_ANSWER),
    "request timeout": NO_ANSWER,
    **dict.fromkeys(("declin", "reject"), REJECTED),
}
"""What a text without a SIP status says, by words that stand in it."""
WORDS: Mapping[str, str] = {
    BUSY: "the line is busy",
    NO_ANSWER: "nobody answered",
    REJECTED: "the call was declined",
    WRONG_NUMBER: "there is no such number",
}
"""An outcome in words for people; any other is a call that failed."""

UP_STATES = frozenset({"answered", "transfered", "transferred"})
"""States of a call that somebody has answered. The platform spells the second one with one r."""
OPEN_STATES = UP_STATES | {"start", "calling", "ringing"}
"""States of a call that goes on."""
_ENDED = (
    *("hangup", "hang_up", "ended", "stopped", "completed", "finished", "terminated"),
    *("disconnected", "cancelled", "canceled"),
)
FINAL_STATES: Mapping[str, str] = {
    **dict.fromkeys(_ENDED, ""),
    "error": FAILED,
    "failed": FAILED,
    "busy": BUSY,
    "no_answer": NO_ANSWER,
    "rejected": REJECTED,
}
"""States of a call that is over, and the outcome where the word tells it."""
_REASONS: Mapping[str, str] = {"hangup": ANSWERED, "failed": FAILED}

# "SIP 486", "sip error, code 480", "603 Decline", but not "took 486 ms".
_SIP_STATUS = re.compile(r"\b(?i:SIP)\D{0,20}([3-6]\d\d)\b|\b([4-6]\d\d) [A-Z]")

# The same where the text may be about anything: 404 and 503 without SIP are answers of a web server.
_BY_TELEPHONE = re.compile(r"\b(?i:SIP)\D{0,20}([3-6]\d\d)\b|\b(4[89]\d|6\d\d) [A-Z]")


def is_up(state: Any) -> bool:
    """Whether a call in this state has been answered and goes on."""
    return _word(state) in UP_STATES


def is_over(call: Any) -> bool:
    """Whether a call, as ``telephony.get`` gives it, has ended.

    A final state says so, in capitals or not. For a state that is not known here, the time of the
    end decides: it is 0 or missing while a call goes on.
    """
    state = _word(getattr(call, "state", None))
    if state in FINAL_STATES or state in OPEN_STATES:
        return state in FINAL_STATES
    stopped = getattr(call, "stop_ts", None)
    return isinstance(stopped, (int, float)) and stopped > 0


def _word(value: Any) -> str:
    """The word in small letters; ``no-answer`` and ``no answer`` are ``no_answer``."""
    return re.sub(r"[\s-]+", "_", value.strip().lower()) if isinstance(value, str) else ""


def named(text: str, only: re.Pattern[str] | None = None) -> tuple[str | None, int | None]:
    """The outcome that a text of the platform names, and the SIP status in it; None for neither.

    ``only`` is the form that a status must have; words are not read then.
    """
    found = (only or _SIP_STATUS).search(text)
    if found:
        status = int(found[1] or found[2])
        return SIP_OUTCOMES.get(status, FAILED), status
    if only:
        return None, None
    return next((found for words, found in _PHRASES.items() if words in text.lower()), None), None


class Ended(NamedTuple):
    """All that is known of a call that is over.

    ``state`` and ``reason`` as the platform gives them, ``seconds`` from dialling to the end
    (None when not told), ``seen_answered`` whether it was seen connected, ``message`` what the
    agent of a call that was not left behind, ``call`` the whole answer of ``telephony.get``.
    """

    state: str | None
    reason: str | None
    seconds: float | None
    seen_answered: bool
    message: str
    call: Any


def ended(call: Any, seen_answered: bool, message: str = "") -> Ended:
    """What is known of a call that is over, from the answer of ``telephony.get``."""
    begin, end = getattr(call, "create_ts", None), getattr(call, "stop_ts", None)
    told = all(isinstance(moment, (int, float)) and moment for moment in (begin, end))
    seconds: Any = end - begin if told else None  # type: ignore[operator]
    state, reason = getattr(call, "state", None), getattr(call, "reason", None)
    return Ended(state, reason, seconds, seen_answered, message, call)


Judge = Callable[[Ended], str]
"""From the end of a call to an outcome; a person with the outcome ``unknown`` is held."""


def judge(ended: Ended) -> str:
    """The outcome of a call by the rules above: ``answered``, ``busy``, ``no_answer``,
    ``rejected``, ``wrong_number``, ``cancelled`` or ``failed``; ``unknown`` where nobody can tell.

    The reason ``hangup`` (the other party hung up) counts as an answer, unless the message of the
    agent says that the telephone network refused the call.
    """
    if ended.seen_answered:
        return ANSWERED
    reason = _word(ended.reason)
    if reason == "request":  # we hung up: what the telephone network says then is no outcome
        return CANCELLED
    outcome = FINAL_STATES.get(_word(ended.state)) or _REASONS.get(reason, UNKNOWN)
    # After an answer the message may be about the model or the voice; 404 is theirs, too, then.
    told, _ = named(ended.message, _BY_TELEPHONE if outcome == ANSWERED else None)
    if told:
        return told
    rang = ended.seconds is not None and ended.seconds >= RING_SECONDS
    return NO_ANSWER if outcome == FAILED and rang else outcome


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


ANOTHER_GAP = 600.0
"""Seconds between calls where a rule names only how many."""


def checked_retry(retry: Any, own_words: bool = False) -> dict[str, Again]:
    """The rules as they were given, also as ``{"busy": 2}`` or ``{"busy": (3, 600)}``; None for none.

    ConfigurationError for a rule that cannot be followed, and for an outcome that is no word of this
    module, unless a judge has ``own_words``.
    """
    if not isinstance(retry, (Mapping, type(None))):
        raise ConfigurationError(f"retry: expected rules such as {{'busy': 2}}, got {retry!r}")
    return {word: _rule(word, rule, own_words) for word, rule in (retry or {}).items()}


def _rule(word: Any, rule: Any, own_words: bool) -> Again:
    if word in (UNKNOWN, PLACED):
        raise ConfigurationError(
            f"retry: {word!r} calls may have rung and cannot be called again by rule"
        )
    if not own_words and word not in OUTCOMES:
        raise ConfigurationError(f"retry: no call ends as {word!r}; {hint(str(word), OUTCOMES)}")
    known = DEFAULT_RETRY.get(word)
    tries, gap = rule, known.gap if known else ANOTHER_GAP
    if isinstance(rule, (tuple, list)) and len(rule) == 2:
        tries, gap = rule
    if type(tries) is not int or tries < 1 or type(gap) not in (int, float) or not gap >= 0:
        raise ConfigurationError(
            f"retry[{word!r}]: expected Again(tries of 1 or more, gap in seconds), or the tries "
            f"alone, got {rule!r}"
        )
    return Again(tries, float(gap))


@attrs.frozen(slots=False)
class Outcome:
    """What became of one dial.

    ``outcome`` is a word of this module or of your own judge; ``attempt`` counts the calls to
    this person. ``final`` is False when the person will be called again, at ``next_at`` (Unix
    seconds) or the first calling hour after it; ``held`` is True when a person must decide. ``said`` are the
    turns of the conversation, each with ``role`` and ``content``, ``answer`` is the word that
    ``classify`` made of them, ``seconds`` is from dialling to the end, None when not told.
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
    said: list[dict[str, Any]] = attrs.field(factory=list)
    answer: str = ""
    seconds: float | None = None

    def __repr__(self) -> str:
        key = masked_number(self.key) if self.key == self.number else self.key
        number, more = masked_number(self.number), f": {self.detail}" if self.detail else ""
        return f"<line {self.line} {key} {number}: {self.outcome}, call {self.attempt}{more}>"

"""What became of a call: the one table from the end of a telephone call to a word for it.

Campaigns, ``agentkit.Call``, the command line and the documentation ask :data:`ENDS`; nothing else
decides what a state, a reason or a SIP status means. ``telephony.get`` documents two states
(``answered``, ``hangup``) and three reasons (``request``, ``hangup``, ``failed``). Both lists are
open, and capitals occur. The platform does not say why a call failed, so the table also reads the
message of the agent, which may carry the SIP status or its words, and looks at how long the call
took. It never makes up an answer: ``answered`` needs somebody who was seen or heard to answer, and the
outcome is ``unknown`` where the platform does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from shengwang_agent._masking import masked_number
from shengwang_agent._runtime.spelling import hint, missing
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
TRANSFERRED = "transferred"
"""Somebody answered, and the agent handed the call on to a person."""
VOICEMAIL = "voicemail"
"""A machine answered."""
UNKNOWN = "unknown"
"""Nobody can tell whether the telephone rang; held for a person."""
DO_NOT_CALL = "do_not_call"
"""The number is on the do-not-call list; no telephone rang."""

REACHED = frozenset({ANSWERED, TRANSFERRED, VOICEMAIL})
"""Outcomes of a call that was answered."""

OUTCOMES = (
    *(ANSWERED, BUSY, NO_ANSWER, REJECTED, FAILED, CANCELLED, WRONG_NUMBER, PLACED, REFUSED),
    *(TRANSFERRED, VOICEMAIL, UNKNOWN, DO_NOT_CALL),
)
"""All of them; a judge of your own may have more."""

RING_SECONDS = 25.0
"""A call that failed after ringing so long was not answered."""

LONGEST_RING = 180.0
"""No telephone rings longer: the network ends the attempt (timer C of RFC 3261). Whoever hangs up
later has answered."""

LONGEST_CALL = 72 * 3600.0
"""Seconds after which a call cannot be going on any more: an agent lives 72 hours at most."""

_CONNECTED = {
    "answered": ANSWERED,
    "transfered": TRANSFERRED,
    "transferred": TRANSFERRED,
    "voicemail": VOICEMAIL,
}
"""States of a call that has been answered. The platform spells the second one with one r."""
OPEN_STATES = frozenset({"answered", "transfered", "transferred", "start", "calling", "ringing"})
"""States of a call that goes on."""
FINAL_STATES = frozenset(
    {
        *("hangup", "hang_up", "ended", "stopped", "completed", "finished", "terminated"),
        *("disconnected", "cancelled", "canceled"),
        *("error", "failed", "busy", "no_answer", "rejected"),
    }
)
"""States of a call that is over."""

# "SIP 486", "sip error, code 480", "603 Decline", but not "took 486 ms".
_SIP_STATUS = re.compile(r"\b(?i:SIP)\D{0,20}([3-6]\d\d)\b|\b([4-6]\d\d) [A-Z]")

# The same where the text may be about anything: 404 and 503 without SIP are answers of a web server.
_BY_TELEPHONE = re.compile(r"\b(?i:SIP)\D{0,20}([3-6]\d\d)\b|\b(4[89]\d|6\d\d) [A-Z]")


def is_up(state: Any) -> bool:
    """Whether a call in this state has been answered and goes on."""
    return bool(furthest("", state))


def furthest(seen: str, state: Any) -> str:
    """How far a call has come that was ``seen`` (empty, ``answered`` and so on) and is in this
    state now. What came after the answer stays; no other state takes an answer back."""
    now = _CONNECTED.get(_word(state), "")
    return seen if now in ("", ANSWERED) and seen else now


def is_final(state: Any) -> bool:
    """Whether this is a state of a call that is over."""
    return _word(state) in FINAL_STATES


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


class Ended(NamedTuple):
    """All that is known of a call that is over.

    ``state`` and ``reason`` as the platform gives them, ``seconds`` from dialling to the end
    (None when not told), ``seen_answered`` whether it was seen connected or the other party was
    heard, ``message`` what the agent of a call that was not left behind, ``call`` the whole answer of
    ``telephony.get``. ``seen`` is the furthest it was seen to come: ``answered``, ``transferred``,
    ``voicemail`` or empty; ``said`` what the other party said, as far as it was kept.
    """

    state: str | None
    reason: str | None
    seconds: float | None
    seen_answered: bool
    message: str
    call: Any
    seen: str = ""
    said: Sequence[str] = ()


def ended(call: Any, seen: str | bool, message: str = "", said: Sequence[str] = ()) -> Ended:
    """What is known of a call that is over, from the answer of ``telephony.get``."""
    begin, end = getattr(call, "create_ts", None), getattr(call, "stop_ts", None)
    told = all(isinstance(moment, (int, float)) and moment for moment in (begin, end))
    seconds: Any = end - begin if told else None  # type: ignore[operator]
    state, reason = getattr(call, "state", None), getattr(call, "reason", None)
    furthest = seen if isinstance(seen, str) else ANSWERED * seen
    return Ended(state, reason, seconds, bool(seen), message, call, furthest, said)


class End(NamedTuple):
    """A line of the table: every field that is given must hold; ``states`` and ``reasons`` in small
    letters, a text of ``statuses`` or ``words`` in the message of the agent."""

    outcome: str
    seen: str = ""
    states: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    statuses: Collection[int] = ()
    words: tuple[str, ...] = ()
    said: re.Pattern[str] | None = None
    seconds: float = 0.0

    def holds(self, ended: Ended, told: tuple[int | None, str]) -> bool:
        """Whether this line is about the call; ``told`` is what its message says of the network."""
        return (
            self.seen in ("", ended.seen or ANSWERED * ended.seen_answered)
            and (not self.states or _word(ended.state) in self.states)
            and (not self.reasons or _word(ended.reason) in self.reasons)
            and (not self.said or any(map(self.said.search, ended.said)))
            and (not self.seconds or (ended.seconds or 0.0) >= self.seconds)
            and self.names(*told)
        )

    def names(self, status: int | None, text: str) -> bool:
        """Whether the message names the status or the words of this line, where it has any."""
        if not self.statuses and not self.words:
            return True
        return status in self.statuses or any(word in text for word in self.words)


_MAILBOX = re.compile(
    r"leave (?:me |us )?(?:a|your) (?:short |brief )?message|(?:after|at) the (?:tone|beep)"
    r"|voice ?mail|answering machine|语音信箱|留言|提示音|嘟声",
    re.IGNORECASE,
)
"""What mailboxes say."""

ENDS = (
    End(TRANSFERRED, seen=TRANSFERRED),
    End(VOICEMAIL, seen=VOICEMAIL),
    End(VOICEMAIL, seen=ANSWERED, said=_MAILBOX),
    End(ANSWERED, seen=ANSWERED),
    # We hung up: what the telephone network says then is no outcome.
    End(CANCELLED, reasons=("request",)),
    End(BUSY, statuses=(486, 600), words=("busy",)),
    End(
        NO_ANSWER,
        statuses=(408, 480, 487),
        words=("no answer", "no_answer", "temporarily unavailable", "request timeout"),
    ),
    End(REJECTED, statuses=(603, 607, 608), words=("declin", "reject")),
    End(WRONG_NUMBER, statuses=(404, 410, 484, 604)),
    # Also 401, 403 and 407: the trunk is refused.
    End(FAILED, statuses=range(300, 700)),
    End(BUSY, states=("busy",)),
    End(NO_ANSWER, states=("no_answer",)),
    End(REJECTED, states=("rejected",)),
    End(NO_ANSWER, states=("error", "failed"), seconds=RING_SECONDS),
    End(FAILED, states=("error", "failed")),
    End(NO_ANSWER, reasons=("failed",), seconds=RING_SECONDS),
    End(FAILED, reasons=("failed",)),
    End(ANSWERED, reasons=("hangup",), seconds=LONGEST_RING),
    End(UNKNOWN),
)
"""From the end of a call to an outcome: the first line that holds. SIP statuses by RFC 3261, 8197
and 8688."""

WORDS: Mapping[str, str] = {
    BUSY: "the line is busy",
    NO_ANSWER: "nobody answered",
    REJECTED: "the call was declined",
    WRONG_NUMBER: "there is no such number",
    CANCELLED: "we hung up, and no answer was seen",
    UNKNOWN: "it ended, and no answer was seen",
}
"""An outcome in words for people; any other is a call that failed."""


def named(text: str) -> tuple[str | None, int | None]:
    """The outcome that a text of the platform names, and the SIP status in it; None for neither."""
    told = _told(text, _SIP_STATUS)
    lines = (end for end in ENDS if end.statuses or end.words)
    return next((end.outcome for end in lines if end.names(*told)), None), told[0]


def _told(text: str, form: re.Pattern[str]) -> tuple[int | None, str]:
    """The SIP status in a text; or the text in small letters, to be searched for words."""
    found = form.search(text)
    return (int(found[1] or found[2]), "") if found else (None, text.lower())


def spoke(turns: Any) -> bool:
    """Whether the other party was heard, by a page of ``agents.get_turns``: a proof of an answer."""
    found = getattr(turns, "turns", None)
    if not isinstance(found, list):
        return False
    return any(
        getattr(getattr(turn, "start", None), "type", None) == "voice_input" for turn in found
    )


def needs_proof(call: Any) -> bool:
    """Whether a call that is over, and was not seen answered, may have been: somebody hung up."""
    return _word(getattr(call, "reason", None)) in ("hangup", "request")


def message_of(agent: Any) -> str:
    """What the agent of a call left behind; ``OK``, as after every stop, says nothing."""
    message = getattr(agent, "message", None)
    return message if isinstance(message, str) and _word(message) != "ok" else ""


Judge = Callable[[Ended], str]
"""From the end of a call to an outcome; a person with the outcome ``unknown`` is held."""


def judge(ended: Ended) -> str:
    """The outcome of a call by :data:`ENDS`; ``unknown`` where nobody can tell.

    Where somebody hung up, the message of the agent may be about the model or the voice:
    ``404 Not Found`` is theirs, too, so only what the telephone network says for certain is read.
    """
    if needs_proof(ended):
        status, _ = _told(ended.message, _BY_TELEPHONE)
        told = (status, "")
    else:
        told = _told(ended.message, _SIP_STATUS)
    return next(end.outcome for end in ENDS if end.holds(ended, told))


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

    if not TYPE_CHECKING:
        __getattr__ = missing

    def __repr__(self) -> str:
        key = masked_number(self.key) if self.key == self.number else self.key
        answer = f", answer {self.answer!r}" if self.answer else ""
        number, more = masked_number(self.number), f": {self.detail}" if self.detail else ""
        return (
            f"<line {self.line} {key} {number}: {self.outcome}{answer}, call {self.attempt}{more}>"
        )

"""What the journal of a campaign keeps and promises; ``sql_journal.py`` keeps it.

The journal is the memory that makes "never twice" true. It has one rule. Before the request is sent,
a worker **claims** the dial: the claim is on the disk, and only one worker can win it. Afterwards
the dial is **settled**. A dial that is claimed and not settled may have rung: it is looked up, and
never repeated. States of a person::

    waiting ──claim──▶ claimed ──accepted──▶ calling ──ended──▶ done
       ▲                  │                     │
       ├── never sent ────┤                     │
       └── busy, no answer (retry rule) ────────┘
    claimed ── looked up, not found ──▶ held ── a person decides ──▶ waiting or done
"""

from __future__ import annotations

import json
import logging
import secrets
from typing import Any, NamedTuple

from shengwang_agent.campaign.hours import Hours
from shengwang_agent.campaign.outcomes import Outcome
from shengwang_agent.campaign.pace import Pace
from shengwang_agent.errors import ShengwangError

WAITING, CLAIMED, CALLING, HELD, DONE = "waiting", "claimed", "calling", "held", "done"
LIVE = (CLAIMED, CALLING)

logger = logging.getLogger("shengwang_agent.campaign")

PUT_BACK = "nobody is called without it: put it back (a copy of before lacks the last calls)"


class JournalError(ShengwangError):
    """The journal cannot be used; the text says why and what to do."""


class NoJournal(JournalError):
    """There is no journal yet; a run with rows makes it."""


class CampaignStopped(ShengwangError):
    """The stop switch of the campaign is on; ``campaign.resume()`` lets it go on."""


class TooManyRefusals(ShengwangError):
    """The platform refused one call after the other: the request is wrong, not the row."""


class Dial(NamedTuple):
    """One call to one person, claimed by one worker.

    ``channel`` is unique to the dial, in all campaigns and for all time; the platform's record of
    the call is recognised by it. ``tries`` counts the calls before this one. ``lost``: a worker that
    died had claimed it, so the request may have been sent. ``agent_id`` is known once the platform
    has taken the call, ``seen`` is how far it was seen to come. After ``send_by`` (monotonic seconds)
    the claim is too old to act on. ``crowds`` counts 422 answers in a row. ``said`` is what was
    heard of the conversation, as JSON.
    """

    person: int
    line: int
    key: str
    number: str
    row: dict[str, Any]
    channel: str
    tries: int
    crowds: int
    claimed_at: float
    agent_id: str | None = None
    lost: bool = False
    send_by: float = float("inf")
    seen: str = ""
    said: str = ""


class Report(NamedTuple):
    """What happened to a dial, for the journal to write down.

    ``state`` is the state the person goes to; ``waiting`` with a ``gap`` in seconds. ``rang``
    tells whether the telephone rang (or may have). ``slow`` tells the pace: ``hint`` (429),
    ``crowd`` (422) or ``rest`` (unreachable), with ``seconds`` of the hint or rest. ``seen``: how far
    a call that goes on was seen to come. ``said`` is the conversation as JSON, ``answer`` the word
    that was made of it, ``lasted`` the seconds from dialling to the end.
    """

    dial: Dial
    state: str
    outcome: str = ""
    detail: str = ""
    agent_id: str | None = None
    gap: float = 0.0
    rang: bool = False
    slow: str = ""
    seconds: float | None = None
    seen: str = ""
    said: str = ""
    answer: str = ""
    lasted: float | None = None

    @property
    def was_a_call(self) -> bool:
        """Whether there is a call to keep; else nothing was sent, and the dial never was."""
        return self.state != WAITING or self.rang

    @property
    def told(self) -> bool:
        """Whether the user of the campaign hears of it: a call was made, or never will be."""
        return self.state in (DONE, HELD) or (self.state == WAITING and self.rang)

    def as_outcome(self, now: float) -> Outcome:
        """The report as the user of the campaign gets it."""
        dial = self.dial
        return Outcome(
            line=dial.line,
            key=dial.key,
            number=dial.number,
            outcome=self.outcome,
            attempt=dial.tries + 1,
            final=self.state == DONE,
            held=self.state == HELD,
            next_at=now + self.gap if self.state == WAITING else None,
            agent_id=self.agent_id or dial.agent_id,
            channel=dial.channel,
            detail=self.detail,
            row=dial.row,
            said=json.loads(self.said or "[]"),
            answer=self.answer,
            seconds=self.lasted,
        )


class Schedule(NamedTuple):
    """How fast and at what time of day the people of a campaign may be called, and how many
    refused calls in a row end it."""

    pace: Pace
    hours: Hours | None
    most_refusals: int = 10


class Tick(NamedTuple):
    """What one tick gives: dials to carry out and outcomes that were written down.

    In a tick a worker writes its reports down and claims the people who may be called now.

    ``wait``: seconds until the next tick makes sense. ``due_in``: seconds until the next person
    may be called, None when nobody waits. ``live``: calls in progress, of all workers, where the
    tick claims.
    ``refused``: why the campaign must end, by the refusals of all workers. ``tasks``: how many a
    controller must send, which looks in place of dialling. ``opens``: the time (Unix seconds) until
    which calling hours keep everybody back, if they do.
    """

    dials: list[Dial]
    outcomes: list[Outcome]
    wait: float
    due_in: float | None
    live: int
    stopped: str
    refused: str = ""
    tasks: int = 0
    opens: float | None = None


class CallRecord(NamedTuple):
    """One dial of the past, as reports show it."""

    channel: str
    agent_id: str | None
    claimed_at: float
    settled_at: float | None
    outcome: str
    detail: str
    said: list[dict[str, Any]]
    answer: str
    seconds: float | None


class PersonRecord(NamedTuple):
    """One person as the journal has them, with all calls; ``row`` has the columns of the list."""

    line: int
    key: str
    number: str
    state: str
    outcome: str
    tries: int
    calls: list[CallRecord]
    zone: str
    row: dict[str, Any]


class Known(NamedTuple):
    """What a journal has of a person: state, outcome, and when they were last called."""

    state: str
    outcome: str
    called_at: float | None


_decoder = json.JSONDecoder()


def new_id() -> str:
    """A journal's id: 40 random bits, enough that no two campaigns of an account share one."""
    return secrets.token_hex(5)


def channel_name(title: str, journal_id: str, person: int, serial: int) -> str:
    """A channel name no other dial has: campaign, person and how often it was claimed."""
    return f"{title}-{journal_id}-{person}-{serial}"


def row_of(text: str) -> dict[str, Any]:
    """The columns of a row from their JSON text."""
    row: dict[str, Any] = _decoder.raw_decode(text)[0]
    return row

"""How the person called behaves: a script for each call, and which call follows which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Outcome = Literal["answered", "voicemail", "busy", "no_answer", "rejected", "failed", "manual"]
OUTCOMES: tuple[str, ...] = get_args(Outcome)
_UP = ("answered", "voicemail")

#: The status that tells of an end which nothing else tells of.
SIP = {"busy": 486, "rejected": 603}

#: How long a telephone rings before the platform gives up, in seconds.
RING_WINDOW = 60.0

#: Seconds of silence after which a person hangs up who was not told when to.
PATIENCE = 30.0

#: What a mailbox says, and a second later its tone; it records for half a minute.
MAILBOX = "The person you are calling is not available. Please leave a message after the tone."


@dataclass(slots=True)
class CallScript:
    """How one call goes.

    ``rings`` is the time in sandbox seconds before the callee reacts; left out, it is 0 for an
    answer and the whole ring window for ``no_answer`` and ``manual`` (where a test or a person
    at the page decides). ``says`` are the callee's lines, ``pause`` seconds apart; a mailbox has
    one of its own. ``hangs_up_after``, ``agent_hangs_up_after`` and ``transferred_after`` count
    from the answer. Without ``hangs_up_after`` the callee hangs up after half a minute of silence.
    ``sip`` is the status of a call that is not answered: the platform promises none, so none is told
    without it.
    """

    outcome: Outcome = "answered"
    rings: float | None = None
    says: str | Sequence[str] = ()
    pause: float = 2.0
    hangs_up_after: float | None = None
    agent_hangs_up_after: float | None = None
    transferred_after: float | None = None
    sip: int | None = None

    def __post_init__(self) -> None:
        if self.outcome not in OUTCOMES:
            raise ValueError(
                f"outcome: expected one of {', '.join(OUTCOMES)}, got {self.outcome!r}"
            )
        if self.sip is not None and (self.outcome in _UP or not 300 <= self.sip <= 699):
            raise ValueError(
                "sip: expected a status from 300 to 699 of a call that is not answered, "
                f"got {self.sip!r} for {self.outcome!r}"
            )
        if self.rings is None:
            self.rings = RING_WINDOW if self.outcome in ("no_answer", "manual") else 0.0
        if self.outcome == "voicemail":
            self.says = self.says or MAILBOX
        self.says = lines("says", self.says)


@dataclass(slots=True)
class PlannedScript:
    """A script and for which number and how many calls it holds."""

    script: CallScript
    number: str | None
    times: int | None


class Switchboard:
    """Decides which script a new call follows: the latest fitting one first."""

    def __init__(self) -> None:
        self._plans: list[PlannedScript] = []

    def plan(self, script: CallScript, number: str | None, times: int | None) -> None:
        """Let calls (to ``number``, at most ``times`` of them) follow this script.

        Scripts limited by ``times`` are used up in the order given; among the lasting ones a
        later script replaces an earlier one for the same number.
        """
        if times is None:
            self._plans = [p for p in self._plans if p.times is not None or p.number != number]
        self._plans.append(PlannedScript(script, number, times))

    def script_for(self, number: str) -> CallScript:
        """The script of the next call to this number; without one it is answered at once."""
        fitting = [plan for plan in self._plans if plan.number in (None, number)]
        fitting.sort(key=lambda plan: (plan.times is None, plan.number is None))
        if not fitting:
            return CallScript()
        plan = fitting[0]
        if plan.times is not None:
            plan.times -= 1
            if plan.times <= 0:
                self._plans.remove(plan)
        return plan.script


def lines(what: str, said: str | Sequence[str]) -> list[str]:
    """One text or several, as a list; TypeError that names ``what`` for anything else."""
    several = [said] if isinstance(said, str) or not isinstance(said, Iterable) else list(said)
    if all(isinstance(line, str) for line in several):
        return several
    raise TypeError(f"{what}: expected a text or a list of texts, got {said!r:.80}")

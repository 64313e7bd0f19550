"""What keeps an agent from starting, and what went wrong with a telephone call."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from shengwang_agent._masking import said
from shengwang_agent.errors import ConfigurationError, ShengwangError

__all__ = ["Busy", "CallFailed", "InvalidAgent", "NoAnswer", "Rejected"]


class Problem(NamedTuple):
    """One thing that is wrong: where in the properties, and what to do about it."""

    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}"


class InvalidAgent(ConfigurationError):
    """The agent cannot start as it is described; ``problems`` lists every reason.

    A ``ValueError``. Values are never part of the message, so no secret is.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n  ".join(["this agent cannot start:", *map(str, self.problems)])


def refuse(problems: Iterable[Problem]) -> None:
    """Raise :class:`InvalidAgent` when there is any problem."""
    found = tuple(problems)
    if found:
        raise InvalidAgent(found)


class CallFailed(ShengwangError):
    """Nobody was reached. ``sip_code`` is the code of the telephone network when it is known,
    ``agent_id`` the id of the call."""

    def __init__(self, text: str, *, agent_id: str | None = None, sip_code: int | None = None):
        super().__init__(text)
        self.agent_id = agent_id
        self.sip_code = sip_code


class Busy(CallFailed):
    """The line is busy."""


class NoAnswer(CallFailed):
    """It rang, and nobody picked up, or the telephone is switched off."""


class Rejected(CallFailed):
    """The call was declined, or the number does not take it."""


# Outcomes of ``campaign.outcomes``, which knows the SIP codes, and codes that are no outcome there.
_KINDS: dict[str, type[CallFailed]] = {
    "busy": Busy,
    "no_answer": NoAnswer,
    "rejected": Rejected,
    "wrong_number": Rejected,
}
_MORE_CODES = frozenset({401, 403, 488, 606, 607, 608})
_WORDS: tuple[tuple[str, type[CallFailed]], ...] = (
    ("busy", Busy),
    ("no answer", NoAnswer),
    ("no_answer", NoAnswer),
    ("temporarily unavailable", NoAnswer),
    ("timeout", NoAnswer),
    ("declin", Rejected),
    ("reject", Rejected),
    ("forbidden", Rejected),
)
_SAID = {Busy: "the line is busy", NoAnswer: "nobody answered", Rejected: "the call was declined"}


def _kind_of(code: int) -> type[CallFailed]:
    from shengwang_agent.campaign.outcomes import SIP_OUTCOMES

    if code in _MORE_CODES:
        return Rejected
    return _KINDS.get(SIP_OUTCOMES.get(code, ""), CallFailed)


def failure(agent_id: str | None, *hints: object) -> CallFailed:
    """Return the error that fits what the platform says: reason, message, SIP code."""
    text = said(" ".join(str(hint) for hint in hints if hint))[:300]
    found = re.search(r"\b([456]\d\d)\b", text)
    code = int(found[1]) if found else None
    if code is not None:
        kind = _kind_of(code)
    else:
        kind = next((cls for word, cls in _WORDS if word in text.lower()), CallFailed)
    words = _SAID.get(kind, "the call failed")
    return kind(f"{words} ({text})" if text else words, agent_id=agent_id, sip_code=code)

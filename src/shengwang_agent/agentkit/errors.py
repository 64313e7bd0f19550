"""What keeps an agent from starting, and what went wrong with a telephone call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shengwang_agent._masking import said
from shengwang_agent.errors import ConfigurationError, ShengwangError, StateError

__all__ = ["AgentFailed", "Busy", "CallFailed", "InvalidAgent", "NoAnswer", "Rejected"]


class AgentProblem(NamedTuple):
    """One thing that is wrong: where in the properties, and what to do about it."""

    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}"


class InvalidAgent(ConfigurationError):
    """The agent cannot start as it is described; ``problems`` lists every reason.

    A ``ValueError``. Values are never part of the message, so no secret is.
    """

    def __init__(self, problems: Iterable[AgentProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n  ".join(["this agent cannot start:", *map(str, self.problems)])


def refuse(problems: Iterable[AgentProblem]) -> None:
    """Raise :class:`InvalidAgent` when there is any problem."""
    found = tuple(problems)
    if found:
        raise InvalidAgent(found)


class AgentFailed(StateError):
    """The agent that was waited for has failed."""


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


_KINDS: dict[str, type[CallFailed]] = {
    "busy": Busy,
    "no_answer": NoAnswer,
    "rejected": Rejected,
    "wrong_number": Rejected,
}


def failure(agent_id: str | None, *hints: object, outcome: str | None = None) -> CallFailed:
    """Return the error that fits the outcome of a call, and what the platform says of it: reason,
    message, SIP code."""
    from shengwang_agent.campaign import outcomes

    text = said(" ".join(str(hint) for hint in hints if hint))[:300]
    named, code = outcomes.named(text)
    outcome = outcome or named or outcomes.FAILED
    words = outcomes.WORDS.get(outcome, "the call failed")
    kind = _KINDS.get(outcome, CallFailed)
    return kind(f"{words} ({text})" if text else words, agent_id=agent_id, sip_code=code)

"""What keeps an agent from starting: found before anything is sent, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shengwang_agent.errors import ConfigurationError

__all__ = ["InvalidAgent", "Problem", "refuse"]


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

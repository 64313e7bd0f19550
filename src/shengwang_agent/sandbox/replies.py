"""What the agent answers: by a rule, by a callable of yours, or by a real local model.

A reply source is any callable that takes a :class:`Heard` and returns the text to say. Sources
with a true ``instant`` attribute are called at once; others (a callable may sleep, a model
takes seconds) never hold up the sandbox's other business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from shengwang_agent._runtime.spelling import warn_user
from shengwang_agent.llmserver.asgi import Application

from .model.replies import ModelReplies
from .pieces import Heard, ReplySource
from .platform.scripts import lines

_WAYS = {"llm", "model", "llm_url", "llm.url", "openai", "real", "live", "llmserver", "server"}


class Rulebook:
    """Answers by the first pattern found in what was said, ignoring case.

    Patterns are regular expressions; a reply may use their groups as ``{1}`` or ``{name}`` and
    the whole text as ``{0}``. Without a match the fallback answers.
    """

    instant = True

    def __init__(self, rules: Mapping[str, str], fallback: str = "You said: {0}") -> None:
        self._rules = [
            (re.compile(pattern, re.IGNORECASE), reply) for pattern, reply in rules.items()
        ]
        self._fallback = fallback

    def __call__(self, heard: Heard) -> str:
        for pattern, reply in self._rules:
            match = pattern.search(heard.text)
            if match:
                return reply.format(heard.text, *match.groups(""), **match.groupdict(""))
        return self._fallback.format(heard.text)


class ScriptedReplies:
    """Answers with the given lines in turn, then with the last one for ever."""

    instant = True

    def __init__(self, lines: Sequence[str]) -> None:
        if not lines:
            raise ValueError("replies: expected at least one line")
        self._lines = list(lines)
        self._count = 0

    def __call__(self, heard: Heard) -> str:
        line = self._lines[min(self._count, len(self._lines) - 1)]
        self._count += 1
        return line


def reply_source(
    given: ReplySource | Mapping[str, str] | Sequence[str] | str | None,
) -> ReplySource:
    """Turn what a user writes as ``replies=`` into a source.

    A mapping is a rule book, a list is read out in turn, ``"llm"`` asks each agent's own model,
    another string is always said, a callable is used as it is. A warning for a string that looks
    like the name of a way to answer, TypeError for anything else and for a server, which nobody
    serves here.
    """
    if given is None:
        return Rulebook({})
    if isinstance(given, Application):
        told = "serve it (uvicorn program:server), name it in llm.url, and write replies='llm'"
        raise TypeError(f"replies: a {type(given).__name__} answers requests: {told}")
    if isinstance(given, str):
        if given != "llm" and given.casefold() in _WAYS:
            told = f"every agent says {given!r}; to ask the model of each agent write replies='llm'"
            warn_user(f"replies={given!r}: {told}")
        return ModelReplies() if given == "llm" else ScriptedReplies([given])
    if isinstance(given, Mapping):
        return Rulebook(given)
    if callable(given):
        return given
    return ScriptedReplies(lines("replies (or a mapping, or a function)", given))

"""What the agent answers: by a rule, by a callable of yours, or by a real local model.

A reply source is any callable that takes a :class:`Heard` and returns the text to say. Sources
with a true ``instant`` attribute are called at once; others (a callable may sleep, a model
takes seconds) never hold up the sandbox's other business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from shengwang_agent._credentials.settings import is_loopback

from .pieces import (
    Heard as Heard,
    Piece as Piece,
    ReplyFailed as ReplyFailed,
    ReplySource as ReplySource,
    ToolRun as ToolRun,
    Wait as Wait,
)

if TYPE_CHECKING:
    import httpx


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


class ModelReplies:
    """Answers by an OpenAI-compatible chat endpoint on this machine.

    Without ``url`` each agent's own ``llm.url`` is asked, with its ``api_key``, ``params``,
    ``headers``, system messages and history, as the platform would. Addresses that are not
    loopback are refused with ValueError unless ``allow_remote`` is set: a test must not spend
    money by accident.
    """

    instant = False

    def __init__(
        self,
        url: str | None = None,
        *,
        allow_remote: bool = False,
        timeout: float = 30.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._url = url
        self._allow_remote = allow_remote
        self._timeout = timeout
        self._transport = transport
        if url is not None:
            self._check(url)

    def __call__(self, heard: Heard) -> str:
        import httpx

        llm: Mapping[str, Any] = heard.properties.get("llm") or {}
        url = self._url or str(llm.get("url", ""))
        self._check(url)
        headers = {
            "authorization": f"Bearer {llm.get('api_key', '')}",
            **(llm.get("headers") or {}),
        }
        body = {**(llm.get("params") or {}), "messages": list(heard.messages), "stream": False}
        with httpx.Client(
            transport=self._transport, timeout=self._timeout, trust_env=False
        ) as http:
            answer = http.post(url, json=body, headers=headers)
        answer.raise_for_status()
        return str(answer.json()["choices"][0]["message"]["content"])

    def _check(self, url: str) -> None:
        if not self._allow_remote and not is_loopback(urlsplit(url).hostname or ""):
            raise ValueError(
                f"the model at {urlsplit(url).hostname!r} is not on this machine; "
                "pass allow_remote=True to let the sandbox call it"
            )


def reply_source(
    given: ReplySource | Mapping[str, str] | Sequence[str] | str | None,
) -> ReplySource:
    """Turn what a user writes as ``replies=`` into a source.

    A mapping is a rule book, a list is read out in turn, ``"llm"`` asks each agent's own model,
    another string is always said, a callable is used as it is.
    """
    if given is None:
        return Rulebook({})
    if isinstance(given, str):
        return ModelReplies() if given == "llm" else ScriptedReplies([given])
    if isinstance(given, Mapping):
        return Rulebook(given)
    if callable(given):
        return given
    return ScriptedReplies(given)

"""A simulated caller with a goal, and the bounds within which it talks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .chat import Chat
from .errors import EvalError

#: Letters of one line of a caller; the rest is cut off.
LONGEST_LINE = 500
#: As many equal lines in a row, and the caller is stuck.
SAME_LINES = 3
Reason = Literal[
    "goal", "gave_up", "most_turns", "most_seconds", "stuck", "agent_left", "caller_failed"
]
Done = Literal["goal", "gave_up"] | bool
#: Takes the transcript; returns what to say and whether the caller is done (True means ``goal``).
CallerLike = Callable[[str], tuple[str, Done]]

SYSTEM = (
    "You play a person on the telephone with a voice agent. You are the caller, never the agent. You "
    "see the conversation so far as text. Answer one JSON object: "
    '{"say": your next line, as it is spoken, one or two sentences, "done": false, or "goal" when the '
    'agent has confirmed that your goal is reached, or "gave_up" when it cannot be reached}. With '
    '"done" the line is your farewell; it may be empty.'
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a conversation with a simulated caller ended.

    ``reason``: the caller says that it has reached its ``goal``, or ``gave_up``; a bound was met
    (``most_turns``, ``most_seconds``); it said the same three times (``stuck``); the agent is gone
    (``agent_left``); the caller is broken (``caller_failed``, and ``detail`` says how).
    """

    reason: Reason
    turns: int
    seconds: float
    detail: str = ""


class Caller:
    """A caller played by a model: it wants ``goal``, behaves like ``persona``, and knows ``facts``."""

    def __init__(
        self,
        chat: Chat,
        goal: str,
        *,
        persona: str = "",
        facts: Mapping[str, Any] | None = None,
        opening: str = "",
    ) -> None:
        self._chat = chat
        self._opening = opening
        known = json.dumps(dict(facts or {}), ensure_ascii=False, default=str)
        self._role = f"Your goal: {goal}\nYour manner: {persona or 'an ordinary person'}\n"
        self._role += f"What you know (invent nothing else): {known}\n\nThe conversation so far:\n"

    def __call__(self, transcript: str) -> tuple[str, Done]:
        """The next line, and whether it is the last; EvalError when the model gives none."""
        if self._opening:
            opening, self._opening = self._opening, ""
            return opening, False
        answer = self._chat.ask_json(SYSTEM, self._role + (transcript or "(nobody has spoken yet)"))
        text, done = answer.get("say") or "", answer.get("done", False)
        if not isinstance(text, str) or done not in (True, False, "goal", "gave_up"):
            raise EvalError(f"the caller gave no line: {json.dumps(answer)[:200]}")
        return text, done


def next_line(caller: CallerLike, transcript: str) -> tuple[str, Done]:
    """What the caller says now; whatever it raises, and an empty line, mean that it is broken."""
    text, done = caller(transcript)
    text = " ".join(text.split())[:LONGEST_LINE]
    if not text and not done:
        raise EvalError("the caller said nothing")
    return text, done

"""What passes between an agent and the source of its replies: what was heard, and the answer's pieces."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from shengwang_agent.llmserver.pieces import Audio, Metadata, ToolCall


@dataclass(frozen=True, slots=True)
class Heard:
    """What the agent heard, with everything needed to answer it."""

    agent_id: str
    text: str
    messages: tuple[dict[str, Any], ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds of sandbox time that pass before the next piece comes."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ToolRun:
    """A tool that was called during the reply, and what came of it."""

    name: str
    arguments: Mapping[str, Any]
    ok: bool
    result: Any = None


class ReplyFailed(Exception):
    """The source has no answer; ``code`` goes into event 110, as the platform's own would."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


#: What a reply is made of, in the order in which it is said.
Piece = str | Metadata | Audio | ToolCall | ToolRun | Wait
ReplySource = Callable[[Heard], str]

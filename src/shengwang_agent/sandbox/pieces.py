"""What passes between an agent and the source of its replies: what was heard, and the answer's pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from shengwang_agent.llmserver.pieces import Audio, Metadata, ToolCall

from .model.request import ModelRequest


class ToolRunner(Protocol):
    """The tools of one agent, as a reply source may use them."""

    @property
    def missing(self) -> str:
        """The extra that has to be installed before the tools can be used, in words; or nothing."""
        ...

    @property
    def definitions(self) -> list[dict[str, Any]]:
        """The tools that the model is offered, in OpenAI's shape."""
        ...

    def run(self, calls: Sequence[ToolCall], arrivals: Any = None) -> list[Wait | ToolRun]:
        """Make these calls at once and return what came of them, in the same order."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """What the agent heard, with everything needed to answer it.

    ``role`` is ``assistant`` when a model with a voice of its own has to read the text out.
    ``request`` is what the agent's own model would be sent for this answer, without tools; ``tools``
    are the agent's, for a source that calls them itself.
    """

    agent_id: str
    text: str
    messages: tuple[dict[str, Any], ...]
    properties: Mapping[str, Any]
    turn_id: int = 0
    role: str = "user"
    request: ModelRequest | None = field(default=None, repr=False)
    tools: ToolRunner | None = field(default=None, repr=False, compare=False)


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

    @property
    def args(self) -> Mapping[str, Any]:
        """The arguments."""
        return self.arguments


class ReplyFailed(Exception):
    """The source has no answer; ``code`` goes into event 110, as the platform's own would."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


#: What a reply is made of, in the order in which it is said.
Piece = str | Metadata | Audio | ToolCall | ToolRun | Wait
ReplySource = Callable[[Heard], str | Iterable[Piece]]

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

#: Milliseconds at which no word of a reply ends.
_TOO_LATE = 1e12


def checked(piece: Any) -> Piece:
    """Return a piece of a reply that can be played. Raises TypeError or ValueError for others."""
    if not isinstance(piece, str | Metadata | Audio | ToolCall | ToolRun | Wait):
        raise TypeError(f"a reply is made of texts and pieces, not of {type(piece).__name__}")
    if isinstance(piece, Wait) and not isinstance(piece.seconds, int | float):
        raise TypeError(f"Wait.seconds: expected a number, got {piece.seconds!r:.40}")
    if isinstance(piece, Wait):
        float(piece.seconds)  # OverflowError for what no clock can add
    if isinstance(piece, Audio):
        if not isinstance(piece.pcm, bytes | bytearray) or len(piece.pcm) % 2:
            raise ValueError("Audio.pcm: expected bytes, two for each sample")
        if not isinstance(piece.transcript, str):
            raise TypeError("Audio.transcript: expected text")
        for word in piece.words:
            word_end(word)
    return piece


def word_end(word: Any) -> tuple[str, float]:
    """A word of a model's own voice, and when it ends, in seconds of its sound.

    It has ``text`` and, in milliseconds, ``start_ts`` and ``end_ts`` or ``duration``; what is
    missing is empty or 0. Raises ValueError for a word that has something else in their place.
    """
    if not isinstance(word, Mapping):
        raise ValueError(f"a word of the sound is no object: {word!r:.40}")
    text = word.get("text", "")
    if not isinstance(text, str):
        raise ValueError(f"a word of the sound: text: expected text, got {text!r:.40}")
    start, end, length = (_ms(word, key) for key in ("start_ts", "end_ts", "duration"))
    return text, (start + length if word.get("end_ts") is None else end) / 1000


def _ms(word: Mapping[str, Any], key: str) -> float:
    value = word.get(key)
    if value is None:
        return 0.0
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value < _TOO_LATE:
        raise ValueError(f"a word of the sound: {key}: expected milliseconds, got {value!r:.40}")
    return float(value)

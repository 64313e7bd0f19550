"""What passes between an agent and the source of its replies: what was heard, and the answer's pieces."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from shengwang_agent.llmserver.pieces import Audio, Metadata, ToolCall

from .model.request import ModelRequest

#: Milliseconds at which no word of a reply ends.
_TOO_LATE = 1e12


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


class PieceStream:
    """The pieces of one reply.

    ``close`` may come from any thread, at any time and more than once. A thread that is waiting
    for the next piece then gets StopIteration: at once where the stream can be ``cut`` (a model's
    connection), else after the piece that it waits for. The generator behind is closed by the
    thread that used it last, so that its ``finally`` runs.
    """

    def __init__(
        self, pieces: Generator[Piece, Any, None], cut: Callable[[], None] | None = None
    ) -> None:
        self._pieces = pieces
        self._cut = cut
        self._lock = threading.Lock()
        self._running = self._closed = False

    def __iter__(self) -> Iterator[Piece]:
        return self

    def __next__(self) -> Piece:
        with self._lock:
            if self._closed:
                raise StopIteration
            self._running = True
        try:
            piece = next(self._pieces)
        except Exception:
            if self._closed:
                raise StopIteration from None
            raise
        finally:
            self._rest()
        if self._closed:
            raise StopIteration
        return piece

    def _rest(self) -> None:
        with self._lock:
            self._running = False
            closed = self._closed
        if closed:
            self._pieces.close()

    def close(self) -> None:
        """End the reply; a model sees its connection closed."""
        with self._lock:
            running, closed = self._running, self._closed
            self._closed = True
        if closed:
            return
        if self._cut is not None:
            self._cut()
        if not running:
            self._pieces.close()


def pieces_of(heard: Heard, source: ReplySource, tools: ToolRunner | None = None) -> PieceStream:
    """Ask a reply source, and make a stream of whatever it returns: a text or pieces.

    A :class:`ToolCall` among them is made and comes out as a :class:`ToolRun`; a generator gets that
    run from its ``yield``. Empty texts are left out. Raises what the source raises, and TypeError
    or ValueError for a piece that is none.
    """
    answer = source(replace(heard, tools=tools))
    if isinstance(answer, PieceStream):
        return answer
    return PieceStream(_played([answer] if isinstance(answer, str) else answer, tools))


def _played(answer: Iterable[Piece], tools: ToolRunner | None) -> Generator[Piece, Any, None]:
    pieces = iter(answer)
    send = getattr(pieces, "send", lambda _: next(pieces))
    run: ToolRun | None = None
    try:
        while True:
            try:
                piece = send(run)
            except StopIteration:
                return
            run = None
            if isinstance(piece, ToolCall):
                run = yield from _made(piece, tools)
            elif checked(piece) != "":
                yield piece
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()


def _made(
    call: ToolCall, tools: ToolRunner | None
) -> Generator[Wait | ToolRun, None, ToolRun | None]:
    if tools is None:
        made: list[Wait | ToolRun] = [
            ToolRun(call.name, call.arguments, False, "there are no tools")
        ]
    else:
        made = tools.run([call])
    yield from made
    return next((piece for piece in made if isinstance(piece, ToolRun)), None)

"""An iterator of pieces that any thread may close while another one waits in it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from typing import Any

from shengwang_agent.llmserver.pieces import ToolCall

from ..pieces import Heard, Piece, ReplySource, ToolRun, ToolRunner, Wait, checked


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

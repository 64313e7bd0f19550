"""One request to a model server, and all that can be told of its answer."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from typing import Any

from shengwang_agent.llmserver.pieces import Audio, Metadata

from ..model.chunks import METADATA_CHUNK, Answer
from ..model.connection import Compressed, Connection, ConnectionBroken, Headers
from ..model.replies import EVENTS
from ..model.sse import BrokenStream, Event, EventReader
from ..pieces import ReplyFailed
from .finding import shortened

READ_SECONDS = 30.0
"""Between two reads; longer than anybody waits on the telephone."""
LONGEST_SECONDS, LONGEST_BYTES = 60.0, 16 * 1024 * 1024
"""Of one answer: one that goes on behind them has no end."""

_BROKEN_LETTER = re.compile("[\ufffd\ud800-\udfff]")


class Reading:
    """An answer as it was read. ``problems`` tells what is wrong with it, by the check's name."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self.pieces: list[tuple[float, int]] = []
        """When each piece came, in seconds after the request, and in which read."""
        self.names: set[str] = set()
        self.sound = b""
        self.transcript = ""
        self.words: list[Any] = []
        self._answer = Answer()
        self._events = 0
        self._began = time.monotonic()

    @property
    def finished(self) -> bool:
        """Whether a ``finish_reason`` came."""
        return self._answer.finished

    @property
    def came(self) -> str:
        """The answer in a few words."""
        said = shortened(self._answer.text, 60)
        return f"{self.status or 'nothing'}{f', {said!r}' if said else ''}"

    def read(self, url: str, headers: Headers, body: bytes, one_piece: bool) -> None:
        """Send the request and read its answer; only to its first piece with ``one_piece``."""
        connection = Connection(READ_SECONDS)
        try:
            answer = connection.send("POST", url, headers, body)
            self.status, self.headers = answer.status_code, answer.headers
            if self._may_be_read(connection):
                self._stream(connection, one_piece)
        except Compressed as error:
            self.problems["content-encoding"] = str(error)
        except ConnectionBroken as error:
            self.problems["unbroken" if self.status else "reachable"] = str(error)
        except ReplyFailed as error:
            self.problems["unbroken"] = str(error)
        except BrokenStream as error:
            self.problems[error.part] = str(error)
        finally:
            connection.close()

    def _may_be_read(self, connection: Connection) -> bool:
        kind = self.headers.get("content-type", "none")
        if 300 <= self.status < 400:
            self.problems["redirect"] = (
                f"{self.status} to {self.headers.get('location', 'nowhere')}"
            )
        elif self.status != 200:
            text = (connection.read(LONGEST_BYTES) or b"").decode("utf-8", "replace")
            self.problems["status"] = f"{self.status}: {shortened(text) or 'no text'}"
        elif not kind.lower().startswith(EVENTS):
            self.problems["content-type"] = kind
        return self.status == 200

    def _stream(self, connection: Connection, one_piece: bool) -> None:
        events, body, size = EventReader(), connection.body(), 0
        for number, part in enumerate(body):
            size += len(part)
            for event in events.feed(part):
                self._take(event, number)
            if one_piece and self.pieces:
                return
            if self._answer.done:
                connection.drain(body)
                break
            if size > LONGEST_BYTES or self._seconds() > LONGEST_SECONDS:
                self.problems["done"] = "the answer has no end"
                return
        for event in events.end():
            self._take(event, -1)
        self._judge(size)

    def _judge(self, size: int) -> None:
        """What can be told of an answer that ended."""
        if not self._events and not self._answer.done and "content-type" not in self.problems:
            self.problems["events"] = f"no event with data in {size} bytes"
        if "events" in self.problems:
            return  # what came of it is no wonder
        if "content-type" in self.problems and not self._events:
            return  # one JSON, or a page
        if not self._answer.done:
            self.problems["done"] = "no [DONE] at the end"
        if not self.pieces:
            self.problems["says-something"] = "no text, no sound, no tool call"

    def _seconds(self) -> float:
        return time.monotonic() - self._began

    def _take(self, event: Event, number: int) -> None:
        """Read one event as the sandbox does, which stops at the first that it cannot read."""
        if self._answer.done:
            return
        self.names.add(event.name)
        calls, pieces = len(self._answer.calls), list(self._answer.read(event.data))
        if event.data.strip() and not self._answer.done:
            self._events += 1
            self._shape(json.loads(event.data))
        for piece in pieces:
            if not isinstance(piece, Metadata):
                self._piece(piece, number)
        if len(self._answer.calls) > calls:
            self.pieces.append((self._seconds(), number))

    def _shape(self, chunk: dict[str, Any]) -> None:
        """What the sandbox passes over, and other readers may not."""
        choices = chunk.get("choices")
        if chunk.get("object") == METADATA_CHUNK:
            if self._events > 1:
                self.problems["metadata"] = f"metadata in chunk {self._events}"
            elif isinstance(choices, list) and any(map(_says, choices)):
                self.problems["metadata"] = "an answer within the metadata chunk"
        elif not isinstance(choices, list):
            text = shortened(json.dumps(chunk), 80)
            self.problems["events"] = f"{text} has no list of choices"

    def _piece(self, piece: str | Audio, number: int) -> None:
        self.pieces.append((self._seconds(), number))
        if isinstance(piece, Audio):
            self.sound += piece.pcm
            self.transcript += piece.transcript
            self.words += piece.words
            piece = piece.transcript
        if _BROKEN_LETTER.search(piece):
            self.problems["utf-8"] = f"a broken letter in {shortened(piece, 60)!a}"


def _says(choice: Any) -> bool:
    delta = choice.get("delta") if isinstance(choice, dict) else None
    return isinstance(delta, dict) and any(
        delta.get(key) for key in ("content", "audio", "tool_calls")
    )

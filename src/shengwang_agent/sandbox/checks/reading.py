"""One request to a model server, and all that can be told of its answer."""

from __future__ import annotations

import json
import time
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

import httpx

from ..model.chunks import DONE, METADATA_CHUNK
from ..model.connection import Connection, ConnectionBroken, Headers
from ..model.sse import BrokenStream, Event, EventReader
from .finding import shortened

READ_SECONDS = 30.0
"""Between two reads; longer than anybody waits on the telephone."""
LONGEST_SECONDS, LONGEST_BYTES = 60.0, 16 * 1024 * 1024
"""Of one answer: one that goes on behind them has no end."""


class Reading:
    """An answer as it was read. ``problems`` tells what is wrong with it, by the check's name."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self.text = ""
        self.pieces: list[tuple[float, int]] = []
        """When each piece came, in seconds after the request, and in which read."""
        self.total = 0.0
        self.names: set[str] = set()
        self.finished = False
        self.sound = b""
        self.transcript = ""
        self.words: list[Any] = []
        self._done = False
        self._events = 0
        self._began = time.monotonic()

    @property
    def came(self) -> str:
        """The answer in a few words."""
        said = shortened(self.text or self.transcript, 60)
        return f"{self.status or 'nothing'}{f', {said!r}' if said else ''}"

    def read(self, url: str, headers: Headers, body: bytes, one_piece: bool) -> None:
        """Send the request and read its answer; only to its first piece with ``one_piece``."""
        connection = Connection(READ_SECONDS)
        try:
            answer = connection.send("POST", url, headers, body)
            self.status, self.headers = answer.status_code, answer.headers
            if self._may_be_read(connection, answer):
                self._stream(connection, one_piece)
        except ConnectionBroken as error:
            self.problems["unbroken" if self.status else "reachable"] = str(error)
        except BrokenStream as error:
            self.problems["utf-8" if "UTF-8" in str(error) else "events"] = str(error)
        finally:
            connection.close()
            self.total = time.monotonic() - self._began

    def _may_be_read(self, connection: Connection, answer: httpx.Response) -> bool:
        coding = self.headers.get("content-encoding", "identity")
        if 300 <= self.status < 400:
            self.problems["redirect"] = (
                f"{self.status} to {self.headers.get('location', 'nowhere')}"
            )
        elif self.status != 200:
            text = (connection.read(LONGEST_BYTES) or b"").decode("utf-8", "replace")
            self.problems["status"] = f"{self.status}: {shortened(text) or 'no text'}"
        elif coding != "identity":
            self.problems["content-encoding"] = f"compressed with {coding}, which nobody asked for"
        elif not self.headers.get("content-type", "").startswith("text/event-stream"):
            self.problems["content-type"] = self.headers.get("content-type", "none")
        return self.status == 200 and coding == "identity"

    def _stream(self, connection: Connection, one_piece: bool) -> None:
        events, size = EventReader(), 0
        for number, part in enumerate(connection.body()):
            size += len(part)
            for event in events.feed(part):
                self._take(event, number)
            if one_piece and self.pieces:
                return
            if size > LONGEST_BYTES or time.monotonic() - self._began > LONGEST_SECONDS:
                self.problems["done"] = "the answer has no end"
                return
        for event in events.end():
            self._take(event, -1)
        if self.problems.keys() & {"events", "unbroken"}:
            return  # what came of it is no wonder
        if "content-type" in self.problems and not self._events:
            return  # one JSON, or a page
        if not self._done:
            self.problems["done"] = "no [DONE] at the end"
        if not self.pieces:
            self.problems["says-something"] = "no text, no sound, no tool call"

    def _take(self, event: Event, number: int) -> None:
        self.names.add(event.name)
        data = event.data.strip()
        if not data or self._done:
            return
        if data == DONE:
            self._done = True
            return
        try:
            chunk = json.loads(data)
            choices = list(chunk["choices"]) if "error" not in chunk else []
        except (ValueError, TypeError, KeyError, RecursionError):
            self.problems["events"] = f"{shortened(data, 80)} is no JSON with a list of choices"
            return
        self._events += 1
        if "error" in chunk:
            self.problems["unbroken"] = f"an error within the stream: {shortened(data, 80)}"
        elif chunk.get("object") == METADATA_CHUNK:
            if self._events > 1:
                self.problems["metadata"] = f"metadata in chunk {self._events}"
            elif choices:
                self.problems["metadata"] = "choices within the metadata chunk"
        else:
            for choice in choices:
                self._choice(choice, number)

    def _choice(self, choice: Any, number: int) -> None:
        delta = choice.get("delta") if isinstance(choice, dict) else None
        if not isinstance(delta, dict):
            self.problems["events"] = f"a choice without a delta: {shortened(str(choice), 80)}"
            return
        self.finished = self.finished or bool(choice.get("finish_reason"))
        content, sound = delta.get("content"), delta.get("audio")
        if isinstance(content, str):
            self.text += content
            if "\ufffd" in content:
                self.problems["utf-8"] = f"U+FFFD in {shortened(content, 60)!r}"
        if isinstance(sound, dict):
            self._audio(sound)
        if content or sound or delta.get("tool_calls"):
            self.pieces.append((time.monotonic() - self._began, number))

    def _audio(self, sound: dict[str, Any]) -> None:
        self.transcript += str(sound.get("transcript") or "")
        self.words += sound.get("words") or []
        try:
            pcm = b64decode(sound.get("data") or "", validate=True)
        except (TypeError, ValueError):
            self.problems["audio-data"] = "data that is no Base64"
            return
        if len(pcm) % 2:
            self.problems["audio-data"] = f"{len(pcm)} bytes, which are no samples of 16 bits"
        self.sound += pcm

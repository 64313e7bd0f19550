"""The chunks of a model's streamed answer, as the pieces of a reply and the tool calls in it.

Chunks have OpenAI's shape. What is read leniently (missing ids, unknown keys, empty choices, any
event name) is what servers for this platform really send.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shengwang_agent.llmserver.pieces import Audio, Metadata

from ..pieces import ReplyFailed, word_end

METADATA_CHUNK = "chat.completion.custom_metadata"
DONE = "[DONE]"
#: Tool calls of one answer, and characters of their arguments together.
MOST_CALLS, LONGEST_ARGUMENTS = 128, 1024 * 1024
#: Bytes of the longest line, and of the longest event.
LONGEST = 4 * 1024 * 1024
_LINE_END = re.compile(rb"\r\n?|\n")
_BOM = b"\xef\xbb\xbf"


class BrokenStream(Exception):
    """The stream cannot be read on; the text says where it broke.

    ``part`` is what is at fault: ``events``, ``utf-8``, or ``audio-`` with ``data``, ``transcript``
    or ``words``.
    """

    def __init__(self, text: str, part: str = "events") -> None:
        super().__init__(text)
        self.part = part


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``name`` is empty when the stream gave none."""

    name: str
    data: str


class EventReader:
    """Takes the bytes of a stream as they come and gives its events, as the HTML standard says.

    Lines end in LF, CRLF or CR. An event without data is none. Contrary to the standard, the last
    event needs no empty line behind it: models forget it after ``[DONE]``.
    """

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._buffer = bytearray()
        self._searched = 0
        self._cut_at_cr = False
        self._first = True
        self._name, self._data, self._size = "", list[str](), 0

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """The events that this chunk completes; BrokenStream for one that cannot be read."""
        buffer = self._buffer
        if chunk:
            buffer += chunk.removeprefix(b"\n") if self._cut_at_cr else chunk
            self._cut_at_cr = False
        while found := _LINE_END.search(buffer, self._searched):
            self._check(found.start())
            line = bytes(buffer[: found.start()])
            self._cut_at_cr = found[0] == b"\r" and found.end() == len(buffer)
            del buffer[: found.end()]
            self._searched = 0
            yield from self._take(line)
        self._searched = len(buffer)
        self._check(len(buffer))

    def end(self) -> Iterator[Event]:
        """The event that stood open when the stream ended."""
        line, self._buffer = bytes(self._buffer), bytearray()
        if line:
            yield from self._take(line)
        yield from self._take(b"")

    def _check(self, size: int) -> None:
        if size > self._longest:
            raise BrokenStream(f"a line is longer than {self._longest} bytes")

    def _take(self, line: bytes) -> Iterator[Event]:
        if self._first:
            self._first = False
            line = line.removeprefix(_BOM)
        try:
            field, _, value = line.decode().partition(":")
        except UnicodeDecodeError:
            raise BrokenStream("a line is not UTF-8", "utf-8") from None
        value = value.removeprefix(" ")
        if field == "data":
            self._size += len(line)
            if self._size > self._longest:
                raise BrokenStream(f"an event is longer than {self._longest} bytes")
            self._data.append(value)
        elif field == "event":
            self._name = value
        elif not line:
            event = Event(self._name, "\n".join(self._data))
            whole = bool(self._data)
            self._name, self._data, self._size = "", [], 0
            if whole:
                yield event


@dataclass(slots=True)
class AskedTool:
    """A tool call as the model wrote it: ``arguments`` are the text, which may be no JSON."""

    id: str = ""
    name: str = ""
    arguments: str = ""


class Answer:
    """One streamed answer while it is read."""

    def __init__(self) -> None:
        self.done = False
        self.finished = False
        self.text = ""
        self._first = True
        self._calls: dict[int, AskedTool] = {}
        self._last = 0

    @property
    def calls(self) -> list[AskedTool]:
        return [self._calls[index] for index in sorted(self._calls)]

    def read(self, data: str) -> Iterator[str | Metadata | Audio]:
        """The pieces of one event; BrokenStream or ReplyFailed when it cannot be one of an answer."""
        if not data.strip():
            return
        if data.strip() == DONE:
            self.done = True
            return
        chunk = _object(data)
        first, self._first = self._first, False
        if chunk.get("error"):
            raise _failure(chunk["error"])
        if first and chunk.get("object") == METADATA_CHUNK:
            yield _metadata(chunk.get("metadata"))
            return
        for choice in _list(chunk.get("choices"), "choices"):
            if isinstance(choice, dict) and choice.get("index", 0) in (0, None):
                yield from self._choice(choice)

    def _choice(self, choice: Mapping[str, Any]) -> Iterator[str | Audio]:
        if choice.get("finish_reason"):
            self.finished = True
        delta = choice.get("delta") or {}
        if not isinstance(delta, dict):
            raise BrokenStream("a delta is no object")
        content = delta.get("content")
        if content is not None and not isinstance(content, str):
            raise BrokenStream("the content of a delta is no text")
        if content:
            self.text += content
            yield content
        if delta.get("audio"):
            yield from self._audio(delta["audio"])
        for part in _list(delta.get("tool_calls"), "tool_calls"):
            self._call(part)

    def _audio(self, audio: Any) -> Iterator[Audio]:
        if not isinstance(audio, dict):
            raise BrokenStream("delta.audio is no object", "audio-data")
        transcript, words = audio.get("transcript") or "", _words(audio.get("words"))
        if not isinstance(transcript, str):
            raise BrokenStream("the transcript of delta.audio is no text", "audio-transcript")
        pcm = _pcm(audio.get("data"))
        self.text += transcript
        if pcm or transcript or words:
            yield Audio(pcm, transcript, words)

    def _call(self, part: Any) -> None:
        function = (part.get("function") or {}) if isinstance(part, dict) else None
        if not isinstance(function, dict):
            raise BrokenStream("a tool call is no object with a function")
        call = self._calls.setdefault(self._index(part), AskedTool())
        call.id = call.id or str(part.get("id") or "")
        call.name += str(function.get("name") or "")
        call.arguments += str(function.get("arguments") or "")
        if len(self._calls) > MOST_CALLS:
            raise BrokenStream(f"more than {MOST_CALLS} tool calls in one answer")
        if len(call.arguments) + len(call.name) > LONGEST_ARGUMENTS:
            raise BrokenStream(f"the arguments of a tool call are over {LONGEST_ARGUMENTS} letters")

    def _index(self, part: Mapping[str, Any]) -> int:
        """Where a part belongs. Without an index, an id that is new begins the next call."""
        index = part.get("index")
        if not isinstance(index, int):
            known = self._calls.get(self._last)
            begins = known is None or (part.get("id") and part["id"] != known.id and known.id)
            index = len(self._calls) if begins else self._last
        self._last = index
        return index

    def check_end(self) -> None:
        """The connection has ended: BrokenStream unless the model had finished."""
        if not self.done and not self.finished:
            raise BrokenStream("it ended without [DONE] and without a finish_reason")


def _object(data: str) -> dict[str, Any]:
    try:
        chunk = json.loads(data)
    except (ValueError, RecursionError):
        raise BrokenStream(f"an event is no JSON: {data[:60]!r}") from None
    if not isinstance(chunk, dict):
        raise BrokenStream(f"an event is no JSON object: {data[:60]!r}")
    return chunk


def _list(value: Any, name: str) -> list[Any]:
    if value is not None and not isinstance(value, list):
        raise BrokenStream(f"{name} is no list")
    return value or []


def _words(given: Any) -> tuple[dict[str, Any], ...]:
    try:
        for word in _list(given, "words"):
            word_end(word)
    except (BrokenStream, ValueError) as error:
        raise BrokenStream(str(error), "audio-words") from None
    return tuple(given or ())


def _metadata(given: Any) -> Metadata:
    """Odd values change nothing, as the platform says of ``interruptable``."""
    metadata = given if isinstance(given, dict) else {}
    interruptable, voice = metadata.get("interruptable"), metadata.get("tts_params")
    params = voice.get("params") if isinstance(voice, dict) else None
    return Metadata(
        interruptable if isinstance(interruptable, bool) else None,
        params if isinstance(params, dict) else None,
    )


def _pcm(data: Any) -> bytes:
    if not data:
        return b""
    try:
        pcm = b64decode(data, validate=True)
    except (TypeError, ValueError):
        raise BrokenStream("the data of delta.audio is no Base64", "audio-data") from None
    if len(pcm) % 2:
        text = "the data of delta.audio is not of 16 bits: its length is odd"
        raise BrokenStream(text, "audio-data")
    return pcm


def _failure(error: Any) -> ReplyFailed:
    """What an ``error`` inside a stream says; its own status, when it is one of a failure."""
    known = error if isinstance(error, dict) else {"message": error}
    codes = (known.get("code"), known.get("status"))
    code = next((c for c in codes if isinstance(c, int) and 400 <= c <= 599), 500)
    return ReplyFailed(code, f"the model sent an error: {known.get('message') or 'unknown'}"[:2000])

"""Server-sent events out of bytes that arrive cut anywhere, within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Bytes of the longest line, and of the longest event.
LONGEST = 4 * 1024 * 1024
_LINE_END = re.compile(rb"[\r\n]")
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
        self._after_cr = False
        self._first = True
        self._name = ""
        self._data: list[str] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """The events that this chunk completes; BrokenStream for one that cannot be read."""
        self._buffer += chunk
        while (line := self._next_line()) is not None:
            event = self._take(line)
            if event is not None:
                yield event

    def end(self) -> Iterator[Event]:
        """The event that stood open when the stream ended."""
        line, self._buffer = bytes(self._buffer), bytearray()
        event = self._take(line) if line else None
        event = event or self._event()
        if event is not None:
            yield event

    def _next_line(self) -> bytes | None:
        buffer = self._buffer
        if self._after_cr and buffer:
            # The LF of a CRLF that was cut in two.
            if buffer[0] == 0x0A:
                del buffer[0]
            self._after_cr = False
        found = _LINE_END.search(buffer, self._searched)
        at = found.start() if found else len(buffer)
        if at > self._longest:
            raise BrokenStream(f"a line is longer than {self._longest} bytes")
        if found is None:
            self._searched = at
            return None
        self._searched = 0
        self._after_cr = buffer[at] == 0x0D
        line = bytes(buffer[:at])
        del buffer[: at + 1]
        return line

    def _take(self, line: bytes) -> Event | None:
        if self._first:
            self._first = False
            line = line.removeprefix(_BOM)
        if not line:
            return self._event()
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
        return None

    def _event(self) -> Event | None:
        name, data = self._name, self._data
        self._name, self._data, self._size = "", [], 0
        return Event(name, "\n".join(data)) if data else None

"""Server-sent events: held against httpx-sse with random streams, and at their bounds."""

from __future__ import annotations

import random
from collections.abc import Iterable

import httpx
import pytest
from httpx_sse import EventSource

from shengwang_agent.sandbox.model.chunks import BrokenStream, Event, EventReader

STREAMS = 5_000
LINES = (
    *("data: a", "data:b", "data:  two", "data", "data:", 'data: {"x": 1}', "data: é中\u2028z"),
    *("event: ping", "event:data", "id: 7", "retry: 10", "retry: x", ": comment", ":", "other: x"),
    *("", "", "", "data:a:b", "datax: no", "data : no", "\u0085data: no", "data: \x0b\x0c\x1c"),
)


def random_stream(chance: random.Random) -> bytes:
    end = chance.choice(["\n", "\r\n", "\r"])
    ends = [end] if chance.random() < 0.6 else ["\n", "\r\n", "\r"]
    lines = [chance.choice(LINES) + chance.choice(ends) for _ in range(chance.randrange(14))]
    return "".join(lines).encode()


def cut_anywhere(chance: random.Random, data: bytes) -> list[bytes]:
    parts, rest = [], data
    while rest:
        size = chance.choice([1, 1, 2, 3, 7, len(rest)])
        parts.append(rest[:size])
        rest = rest[size:]
    return parts


def ours(parts: Iterable[bytes]) -> list[Event]:
    reader = EventReader()
    events = [event for part in parts for event in reader.feed(part)]
    return [*events, *reader.end()]


class Parts(httpx.SyncByteStream):
    def __init__(self, parts: list[bytes]) -> None:
        self._parts = parts

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._parts)


def theirs(parts: list[bytes]) -> list[Event]:
    """What the package reads. An event of it without data is none here; the last needs its end."""
    kind = {"content-type": "text/event-stream"}
    answer = httpx.Response(200, headers=kind, stream=Parts([*parts, b"\n\n"]))
    return [
        Event("" if event.event == "message" else event.event, event.data)
        for event in EventSource(answer).iter_sse()
    ]


def without_empty(events: list[Event]) -> list[Event]:
    """The package cannot tell an event with an empty ``data`` from one without."""
    return [event for event in events if event.data]


def test_random_streams_are_read_as_the_package_reads_them() -> None:
    chance, seen = random.Random(7), 0
    for _ in range(STREAMS):
        data = random_stream(chance)
        found = ours(cut_anywhere(chance, data))
        assert without_empty(found) == without_empty(theirs(cut_anywhere(chance, data))), data
        seen += len(found)
    assert seen > STREAMS


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"data: a\n\ndata: b", [Event("", "a"), Event("", "b")]),
        (b"\xef\xbb\xbfdata: a\n\n", [Event("", "a")]),
        (b"event:data\ndata:[DONE]\n\n", [Event("data", "[DONE]")]),
        (b"data: 1\r\ndata: 2\r\n\r\n", [Event("", "1\n2")]),
        (b"data:\n\n", [Event("", "")]),
        (b"event: nothing\n\n", []),
        (b"\n\n\n", []),
        (b"", []),
    ],
)
def test_what_the_package_does_otherwise(data: bytes, found: list[Event]) -> None:
    for size in range(1, len(data) + 2):
        assert ours(data[at : at + size] for at in range(0, len(data), size)) == found


@pytest.mark.parametrize(
    "data", [b"data: " + b"x" * 100, b":" * 101 + b"\n", b"data: 123456789\n" * 8]
)
def test_a_line_and_an_event_have_a_bound(data: bytes) -> None:
    for size in (1, 7, len(data)):
        reader = EventReader(longest=99)
        parts = (data[at : at + size] for at in range(0, len(data), size))
        with pytest.raises(BrokenStream, match="longer than 99 bytes"):
            _ = [event for part in parts for event in reader.feed(part)]


def test_what_is_within_the_bound_is_read() -> None:
    reader = EventReader(longest=99)
    assert len([*reader.feed(b"data: 123456789\n\n" * 20)]) == 20


def test_bytes_that_are_no_text_break_the_stream() -> None:
    with pytest.raises(BrokenStream, match="UTF-8"):
        ours([b"data: \xff\n\n"])

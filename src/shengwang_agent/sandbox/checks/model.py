"""Some twenty requests to a model server, and what the platform would make of its answers."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from shengwang_agent.llmserver.pieces import Audio, Metadata

from ..model.chunks import METADATA_CHUNK, Answer, BrokenStream, Event, EventReader
from ..model.connection import Compressed, Connection, ConnectionBroken, Headers
from ..model.http_tools import Tool
from ..model.replies import EVENTS, reason
from ..model.request import ModelRequest, model_request
from ..pieces import ReplyFailed
from ..platform.records import MemoryEntry
from ..web.exchange import encode

READ_SECONDS = 30.0
"""Between two reads; longer than anybody waits on the telephone."""
LONGEST_SECONDS, LONGEST_BYTES = 60.0, 16 * 1024 * 1024
"""Of one answer: one that goes on behind them has no end."""
SLOW = 0.5
"""Seconds; an answer that takes less tells nothing of whether it is streamed."""
LATE = 0.9
"""The part of its time after which an answer may not begin."""
FIRST_WORDS = 1.5
"""Seconds: fillers begin by default when nothing has come by then."""
_MOMENT = 0.3
"""Seconds that a server has to notice that the caller has interrupted."""
_NO_KEY = "none"
"""In place of a key: the request has no header for it."""
_FAILS = "the turn ends with LLM_REQUEST_ERR and the agent says failure_message"
LIMITS = (
    "What no request can show: whether an interruption also cancels the model behind the server, "
    "and whether two conversations are kept apart."
)
_BROKEN_LETTER = re.compile("[\ufffd\ud800-\udfff]")
Message = dict[str, Any]


class Finding(NamedTuple):
    """One check. ``state`` is ``ok``, ``warning``, ``fault`` or ``skipped``.

    ``sent`` and ``came`` tell what was asked and answered; ``platform`` what the platform would
    make of it, when it is not ok.
    """

    check: str
    state: str
    sent: str
    came: str
    platform: str = ""


def judged(
    check: str, good: bool, sent: str, came: str, harm: str, state: str = "fault"
) -> Finding:
    """What a check found: ``ok``, or ``state`` and the harm that it does."""
    return Finding(check, "ok" if good else state, sent, came, "" if good else harm)


def shortened(text: str, most: int = 120) -> str:
    """A text on one line, for reports."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


class Reading:
    """An answer as it was read. ``problems`` tells what is wrong with it, by the check's name."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self.pieces: list[tuple[float, int]] = []
        """When each piece came, in seconds after the request, and in which read."""
        self.ended = 0.0
        """When its last event came."""
        self.endless = False
        """Whether it was left before its end, because nobody waits so long."""
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
    def held(self) -> bool:
        """Whether it took its time and then came at once: in one read, or at the very end."""
        if len(self.pieces) < 2:
            return False
        waited, reads = self.pieces[0][0], {read for _, read in self.pieces}
        return waited > SLOW and (len(reads) < 2 or waited > LATE * self.ended)

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
            self.endless = self._seconds() >= READ_SECONDS
        except ReplyFailed as error:
            self.problems["unbroken"] = str(error)
        except BrokenStream as error:
            self.problems[error.part] = str(error)
        finally:
            connection.close()

    def _may_be_read(self, connection: Connection) -> bool:
        kind = self.headers.get("content-type", "none")
        if 300 <= self.status < 400:
            there = self.headers.get("location", "nowhere")
            self.problems["redirect"] = f"{self.status} to {there}"
        elif self.status != 200:
            self.problems["status"] = f"{self.status}: {shortened(reason(connection)) or 'no text'}"
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
                self.endless = True
                return
        for event in events.end():
            self._take(event, -1)
        self._judge(size)

    def _judge(self, size: int) -> None:
        """What can be told of an answer that ended."""
        page = "content-type" in self.problems and not self._events  # or one JSON
        if not (page or self._events or self._answer.done):
            self.problems["events"] = f"no event with data in {size} bytes"
        if page or "events" in self.problems:
            return  # what came of it is no wonder
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
        self.ended = self._seconds()
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
    said = isinstance(delta, dict) and map(delta.get, ("content", "audio", "tool_calls"))
    return any(said or ())


def _said(role: str, content: Any, turn: int = 0, **metadata: Any) -> Message:
    source = {"user": "asr", "assistant": "llm"}.get(role)
    known = {"source": source, "user": "1002"} if role == "user" else {"source": source}
    moment = 1_764_000_000_000 + turn * 5000
    return MemoryEntry(role, content, turn, moment, {**known, **metadata}).message()


_HELLO = _said("user", "Hello, who are you?", 1)
_LOOKUP = {"name": "lookup_order", "arguments": '{"order":"17"}'}
_ORDER = {"type": "object", "properties": {"order": {"type": "string"}}}
_ABOUT = {"name": "lookup_order", "description": "Where an order is.", "parameters": _ORDER}
_TOOLS = [Tool(_ABOUT).definition]


def _after_a_tool(content: str | None) -> list[Message]:
    call = {"id": "call_1", "type": "function", "function": _LOOKUP}
    asked = {**_said("assistant", content, 1), "tool_calls": [call]}
    result = {**_said("tool", '{"at":"Hangzhou"}', 1), "tool_call_id": "call_1"}
    return [_said("user", "Where is order 17?", 1), asked, result]


def _long() -> list[Message]:
    roles = (("user", "Question"), ("assistant", "Answer"))
    said = [_said(role, f"{text} {n}", n) for n in range(30) for role, text in roles]
    return [*said, _said("user", "And now?", 30)]


_CUT = _said("assistant", "We are open from", 1, interrupted=True, interrupt_timestamp=1_764_000_006,
             original="We are open from nine to six.")  # fmt: skip
_PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_PICTURE = [
    {"type": "text", "text": "What is this?"},
    {"type": "image_url", "image_url": {"url": _PIXEL}},
]


class Variant(NamedTuple):
    """One more request, which differs from the first in one thing that the platform may send."""

    check: str
    sent: str
    memory: Sequence[Message] = (_HELLO,)
    state: str = "fault"
    presence: dict[str, Any] | None = None
    params: dict[str, Any] = {}  # noqa: RUF012
    vendor: str | None = "custom"
    tools: Sequence[Any] = ()


_VARIANTS = (
    Variant("greeting", "a conversation that the agent began",
            [_said("assistant", "Welcome!", 0), _HELLO]),
    Variant("interrupted", "metadata.interrupted and original, after an interruption",
            [_HELLO, _CUT, _said("user", "On Sunday?", 2)]),
    Variant("presence", "context.presence, as with enable_rtm", presence={"1002": {"page": "cart"}}),
    Variant("other-letters", "words in Chinese, and a letter outside of the first plane",
            [_said("user", "请再说一遍：您好，今天见！👋🏽", 1)]),
    Variant("unknown-keys", "a key of llm.params that is not OpenAI's", params={"x_shop": "7"}),
    Variant("not-custom", "a request without the keys of llm.vendor custom", vendor=None),
    Variant("long-history", "61 messages", _long()),
    Variant("two-user-messages", "two messages of the user in a row",
            [_HELLO, _said("user", "Are you there?", 2)], state="warning"),
    Variant("tool-messages", "a tool call with empty content, and its result",
            _after_a_tool(""), state="warning", tools=_TOOLS),
    Variant("null-content", "a tool call with null as content, and its result",
            _after_a_tool(None), state="warning", tools=_TOOLS),
)  # fmt: skip
_COUNTING = Variant("", "", [_said("user", "Count from one to sixty, in words.", 1)])
_IMAGE = Variant("image-part", "a picture as OpenAI's image_url part", [_said("user", _PICTURE, 1)])
_READ_OUT = Variant(
    "read-out", "a last message of role assistant, to be read out", [_said("assistant", "Welcome!")]
)


class ModelCheck:
    """The checks of one model server; ``run`` makes them, from the first on."""

    def __init__(
        self, url: str, api_key: str | None = None, model: str | None = None, *,
        audio: bool = False, images: bool = False,
    ) -> None:  # fmt: skip
        self._url, self._key, self._audio, self._images = url, api_key, audio, images
        self._params: dict[str, Any] = {"model": model} if model else {}
        if audio:
            self._params["modalities"] = ["text", "audio"]

    def run(self) -> Iterator[Finding]:
        """Every finding; only the first ones when nothing more can be told."""
        first = self._ask()
        # A short answer may come late and at once by chance: then a long one decides.
        held = first.held and self._ask(_COUNTING).held
        yield from _first(first, self._audio, held)
        if first.problems.keys() & _AT_ONCE:
            return
        if first.endless:
            came = "not asked: each question would wait as long"
            yield Finding("rest", "skipped", "all other questions", came)
            return
        yield self._keys()
        known = set(first.problems)
        more = [_IMAGE] if self._images else []
        for variant in (*_VARIANTS, *more, *([_READ_OUT] if self._audio else [])):
            reading = self._ask(variant)
            yield _compared(variant.check, variant.state, variant.sent, known, reading)
            if variant.check == "tool-messages":  # a fault of the next one only if it is none here
                known = known | reading.problems.keys()
            elif variant.check == "null-content":
                known = set(first.problems)
        yield self._broken_json()
        with ThreadPoolExecutor(3) as pool:
            readings = [asked.result() for asked in [pool.submit(self._ask) for _ in range(3)]]
        worst = max(readings, key=lambda reading: len(reading.problems.keys() - known))
        yield _compared("three-at-once", "fault", "the question three times at once", known, worst)
        self._ask(one_piece=True)
        time.sleep(_MOMENT)
        sent = "a connection closed after one piece, as an interruption does; then the question"
        yield _compared("goes-on", "fault", sent, known, self._ask())

    def _ask(
        self, variant: Variant | None = None, key: str | None = None, one_piece: bool = False
    ) -> Reading:
        request = self._request(variant or Variant("", ""), self._key if key is None else key)
        reading = Reading()
        headers = [each for each in request.headers if key != _NO_KEY or each[0] != "Authorization"]
        reading.read(request.url, headers, encode(request.body), one_piece)
        return reading

    def _request(self, variant: Variant, key: str | None) -> ModelRequest:
        llm = {
            "url": self._url,
            "api_key": key,
            "vendor": variant.vendor,
            "params": {**self._params, **variant.params},
            "system_messages": [{"role": "system", "content": "You are a friendly front desk."}],
            "max_history": 100,
        }
        properties = {"llm": llm, "advanced_features": {"enable_rtm": True}}
        turn = variant.memory[-1]
        return model_request(properties, variant.memory, turn_id=turn["turn_id"],
                             timestamp=turn["timestamp"], presence=variant.presence,
                             tools=variant.tools)  # fmt: skip

    def _keys(self) -> Finding:
        sent = "another key, an empty one, and no Authorization at all"
        if not self._key:
            return Finding("key", "skipped", sent, "no --api-key to compare with")
        readings = [self._ask(key=key, one_piece=True) for key in (f"{self._key}-not", "", _NO_KEY)]
        good = all(reading.status in (401, 403) for reading in readings)
        came = ", ".join(str(reading.status or reading.came) for reading in readings)
        harm = "anybody who knows the address uses your model: answer 401"
        return judged("key", good, sent, came, harm)

    def _broken_json(self) -> Finding:
        request, reading = self._request(Variant("", ""), self._key), Reading()
        reading.read(request.url, request.headers, b'{"messages": [', False)
        good = 400 <= reading.status < 500
        harm = "it never sends that, but a failure of yours would look like this"
        return judged("broken-json", good, "half a JSON", reading.came, harm, "warning")


_SENT = "the request of a first turn, with all keys of llm.vendor custom"
_ALWAYS = (
    ("reachable", "no request arrives: " + _FAILS),
    ("redirect", "it follows none: " + _FAILS),
    ("status", "event 110 has this status: " + _FAILS),
    ("content-encoding", "it asks for no compression and reads none: " + _FAILS),
    ("content-type", "it expects text/event-stream"),
    ("unbroken", "what came is spoken; then " + _FAILS),
    ("events", "it cannot read on: " + _FAILS),
    ("utf-8", "a letter that was replaced is spoken so; at bytes that are none, " + _FAILS),
    ("done", "it waits for more, or takes the answer for a broken one"),
    ("says-something", "the agent is silent"),
    ("metadata", "it is obeyed only as the first chunk, and text within it is lost"),
)

#: After these nothing more can be told.
_AT_ONCE = {"reachable", "redirect", "status", "content-encoding"}
_SOUND = ("audio-data", "audio-transcript", "audio-words")


def _first(first: Reading, audio: bool, held: bool) -> Iterator[Finding]:
    """What the first answer tells."""
    for check, harm in _ALWAYS:
        came = first.came if check == "says-something" else ""
        good = check not in first.problems
        yield judged(check, good, _SENT, first.problems.get(check, came), harm)
        if not good and check in _AT_ONCE:
            return
    yield from _manners(first, held)
    if audio or first.problems.keys() & set(_SOUND):
        yield from _sound(first)


def _manners(first: Reading, held: bool) -> Iterator[Finding]:
    """What a caller notices, and what the vendor's own servers do otherwise."""
    waited = first.pieces[0][0] if first.pieces else 0
    whole = held or "content-type" in first.problems  # that is told already
    names = ", ".join(sorted(first.names - {"", "message"}))
    read = not first.problems.keys() & {"unbroken", "events", "utf-8", "done", *_SOUND}
    for check, state, came, harm in (
        ("streams", "fault" if held else "", f"{len(first.pieces)} pieces at once, after {waited:.1f} s",
         "the agent cannot begin to speak before the last word is there"),
        ("length", "warning" if "content-length" in first.headers and not whole else "",
         "a Content-Length", "the answer was whole before its first word was sent"),
        ("first-words", "warning" if waited > FIRST_WORDS and not held else "",
         f"after {waited:.1f} s", f"the caller hears nothing, or a filler, after {FIRST_WORDS:g} s"),
        ("event-names", "warning" if names else "", names, "whether it reads them is not known"),
        ("finish-reason", "warning" if read and first.pieces and not first.finished else "", "none",
         "it has to rely on [DONE] alone"),
    ):  # fmt: skip
        shown = came if state or check == "first-words" else ""
        yield judged(check, not state, _SENT, shown, harm, state)


def _sound(first: Reading) -> Iterator[Finding]:
    """What it says in sound. Where that cannot be read, the rest is not looked at."""
    broken = first.problems.keys() & set(_SOUND)
    for check in broken:
        yield Finding(check, "fault", _SENT, first.problems[check], "it cannot read on: " + _FAILS)
    if broken:
        return
    seconds = f"{len(first.sound) / 32000:.1f} s of 16 kHz" if first.sound else "no sound"
    yield judged("audio-data", bool(first.sound), _SENT, seconds, "nothing is played")
    came = shortened(first.transcript) or "no transcript"
    lost = "the agent forgets what it said, and captions are empty"
    yield judged("audio-transcript", bool(first.transcript), _SENT, came, lost)
    whole = (
        {"text", "start_ts"} <= w.keys() and w.keys() & {"end_ts", "duration"} for w in first.words
    )
    good, came = bool(first.words) and all(whole), f"{len(first.words)} words"
    yield judged("audio-words", good, _SENT, came, "captions do not follow the words", "warning")


def _compared(check: str, state: str, sent: str, known: set[str], reading: Reading) -> Finding:
    """A fault of this request alone: what the first one showed already is told there."""
    new = {name: text for name, text in reading.problems.items() if name not in known}
    harm = dict(_ALWAYS).get(next(iter(new), ""), _FAILS)
    return judged(check, not new, sent, "; ".join(new.values()) or reading.came, harm, state)

"""Servers written by hand, right in everything but the one fault that they are asked for."""

from __future__ import annotations

import gzip
import hashlib
import hmac
import json
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any

KEY = "model-key"
SECRET = "notification-secret"
KNOWN = {"messages", "stream", "model", "turn_id", "timestamp", "interruptable", "context", "tools"}
ODD_DELTAS: dict[str, dict[str, Any]] = {
    "content-list": {"content": [{"type": "text", "text": "We"}]},
    "content-number": {"content": 5},
    "tool-calls-text": {"tool_calls": "lookup"},
    "tool-calls-object": {"tool_calls": {"index": 0, "function": {"name": "lookup"}}},
    "no-base64": {"audio": {"id": "a", "data": "%%%"}},
    "odd-bytes": {"audio": {"id": "a", "data": "AAAA"}},
    "words-number": {"audio": {"id": "a", "words": 5, "transcript": "We"}},
    "word-text": {"audio": {"id": "a", "words": [{"text": 5, "start_ts": 0}]}},
    "word-no-object": {"audio": {"id": "a", "words": ["We"]}},
    "word-time": {"audio": {"id": "a", "words": [{"text": "We", "start_ts": "0ms"}]}},
}
CUT = ("letters-cut", "letters-replaced", "letters-halved")
HELD = ("streams", "streams-late", "streams-two")
WORDS = ["We ", "are ", "open ", "from ", "nine ", "to ", "six."]


class Server:
    """What the requests of one server share."""

    def __init__(self, fault: str) -> None:
        self.fault = fault
        self.asked = 0
        self.busy = 0
        self.dead = False
        self.seen: set[str] = set()
        self.turn = threading.Lock()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_: Server

    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server_.turn:
            self.server_.asked += 1
            self.server_.busy += 1
        try:
            self.take(body)
        except OSError:
            self.close_connection = True
        finally:
            self.server_.busy -= 1

    def take(self, body: bytes) -> None:
        raise NotImplementedError

    def has(self, *faults: str) -> bool:
        return self.server_.fault in faults

    def whole(
        self, status: int, content: bytes, kind: str = "application/json", **more: str
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            **more,
        }.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if not self.has("drops"):
            self.wfile.write(content)
            return
        for byte in content:
            time.sleep(0.2)
            self.wfile.write(bytes([byte]))


class Model(Handler):
    """A chat endpoint."""

    last = ""

    def take(self, body: bytes) -> None:
        refused = self.refusal(body)
        if self.has("status-packed"):
            self.whole(500, gzip.compress(b"{}"), Content_Encoding="gzip")
        elif refused:
            self.whole(refused, b'{"error": {"message": "refused"}}')
        elif self.has("redirect"):
            self.whole(307, b"", Location="/elsewhere/chat/completions")
        elif self.has("goes-on"):
            with self.server_.turn:
                self.answer()
        else:
            self.answer()

    def refusal(self, body: bytes) -> int:
        given = self.headers.get("Authorization", "")
        if given != f"Bearer {KEY}":
            anybody = self.has("key") or (self.has("another-key") and len(given) > 8)
            nobody = (self.has("no-key") and given == "Bearer") or (
                self.has("no-header") and not given
            )
            if not (anybody or nobody):
                return 401
        try:
            asked = json.loads(body)
        except ValueError:
            return 500 if self.has("broken-json") else 400
        return 0 if self.fits(asked) else 400

    def fits(self, asked: dict[str, Any]) -> bool:
        messages = asked["messages"]
        self.last = str(messages[-1]["content"])
        roles = [message["role"] for message in messages if message["role"] != "system"]
        texts = [message.get("metadata", {}) for message in messages]
        parts = any(isinstance(message["content"], list) for message in messages)
        wrong = {
            "status": True,
            "greeting": roles[0] == "assistant" and len(roles) > 1,
            "read-out": roles == ["assistant"],
            "interrupted": any("interrupted" in each for each in texts),
            "presence": "presence" in asked.get("context", {}),
            "letters-refused": not str(messages[-1]["content"]).isascii(),
            "unknown-keys": bool(set(asked) - KNOWN - {"modalities"}),
            "not-custom": "turn_id" not in asked,
            "long-history": len(messages) > 50,
            "two-user-messages": ("user", "user") in pairwise(roles),
            "tool-messages": "tool" in roles,
            "null-content": any(message["content"] is None for message in messages),
            "image-part": parts,
            "three-at-once": self.server_.busy > 2,
            "goes-on": self.server_.dead,
        }
        if self.has("three-at-once"):
            time.sleep(0.05)
            wrong["three-at-once"] |= self.server_.busy > 2
        return not wrong.get(self.server_.fault, False)

    def answer(self) -> None:
        kind = "text/event-stream"
        slow = {"late-once": 0.8, "first-words": 1.6}.get(self.server_.fault, 0)
        if self.server_.asked == 1 or (self.has(*HELD) and self.server_.asked == 2):
            time.sleep(0.8 if self.has(*HELD) else slow)
        if self.has("content-type"):
            kind = "application/json"
        if self.has("type-case"):
            kind = "Text/Event-Stream; charset=UTF-8"
        if self.has("no-stream"):
            message = {"role": "assistant", "content": "We are open."}
            return self.whole(200, json.dumps({"choices": [{"message": message}]}).encode())
        if self.has("content-encoding"):
            packed = gzip.compress(b"".join(self.events()))
            return self.whole(200, packed, kind, Content_Encoding="gzip")
        if self.has("length"):
            return self.whole(200, b"".join(self.events()), kind)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if self.has("identity"):
            self.send_header("Content-Encoding", "Identity")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        return self.stream()

    def stream(self) -> None:
        events = [] if self.has("empty") else list(self.events())
        if self.has("json-lines"):
            events = [event.removeprefix(b"data: ") for event in events]
        if self.has("streams", "streams-two"):
            events = [b"".join(events)]
        try:
            for number, event in enumerate(events):
                if self.has("unbroken") and number == 3:
                    self.close_connection = True
                    return
                self.wfile.write(b"%x\r\n%s\r\n" % (len(event), event))
                time.sleep(self.pause())
            if self.has("left-open"):
                self.rfile.read(1)  # until the other side closes
            else:
                self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.server_.dead = True
            raise

    def pause(self) -> float:
        if self.has("slow") and self.server_.asked == 1:
            return 0.1
        return 0.01 if self.has("goes-on") else 0.001

    def events(self) -> Iterator[bytes]:
        if self.has("metadata-with-text"):
            choice = self.choice({"content": "Hello. "})
            yield self.event(self.metadata(choices=[choice]))
        elif self.has("metadata-no-choices"):
            metadata = self.metadata(choices=[])
            del metadata["choices"]
            yield self.event(metadata)
        else:
            empty: list[Any] = [{"delta": {}}] if self.has("metadata-empty-choice") else []
            yield self.event(self.metadata(choices=empty))
        yield self.chunk({"role": "assistant", "content": ""})
        if not self.has("says-something"):
            yield from self.words()
        if self.has("metadata-late"):
            yield self.event(self.metadata(choices=[]))
        if self.has("error-event"):
            yield self.event({"error": {"message": "the model is tired"}})
        if not self.has("finish-reason", "done-and-finish"):
            delta: dict[str, Any] | None = None if self.has("delta-null") else {}
            yield self.event({"choices": [{**self.choice(delta), "finish_reason": "stop"}]})
        if self.has("not-json"):
            yield b"data: {'a': 1}\n\n"
        if self.has("no-choices"):
            yield self.event({"text": "more"})
        if not self.has("done", "done-and-finish"):
            yield b"data: [DONE]\n\n"

    def words(self) -> Iterator[bytes]:
        for word in WORDS[:2] if self.has("streams-two") else WORDS:
            yield self.chunk({"content": word})
        if not self.last.isascii():
            yield from self.repeated()
        if self.server_.fault in ODD_DELTAS:
            yield self.chunk(ODD_DELTAS[self.server_.fault])
        if self.has("utf-8-replaced"):
            yield self.chunk({"content": "您\ufffd"})
        if self.has("utf-8-cut"):
            yield b'data: {"choices":[{"index":0,"delta":{"content":"\xe6\x82"}}]}\n\n'

    def repeated(self) -> Iterator[bytes]:
        """The last words once more, cut where no letter ends."""
        coding = "utf-16-le" if self.has("letters-halved") else "utf-8"
        words = self.last.encode(coding)
        size = 2 if self.has("letters-halved") else 4
        for at in range(0, len(words), size) if self.server_.fault in CUT else ():
            part, frame = words[at : at + size], self.chunk({"content": "<>"})
            if self.has("letters-replaced"):
                yield frame.replace(b"<>", part.decode(errors="replace").encode())
            elif self.has("letters-cut"):
                yield frame.replace(b"<>", part)
            else:
                yield frame.replace(b"<>", b"\\u%04x" % int.from_bytes(part, "little"))

    def chunk(self, delta: dict[str, Any]) -> bytes:
        error = {"error": None} if self.has("error-null") else {}
        return self.event({"id": "r1", "choices": [self.choice(delta)], **error})

    def choice(self, delta: dict[str, Any] | None) -> dict[str, Any]:
        return {"index": 0, "delta": delta, "finish_reason": None}

    def metadata(self, choices: list[Any]) -> dict[str, Any]:
        kind = "chat.completion.custom_metadata"
        return {"object": kind, "choices": choices, "metadata": {"interruptable": True}}

    def event(self, value: Any) -> bytes:
        name = b"event: data\n" if self.has("event-names") else b""
        return name + b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


class Sound(Model):
    """A chat endpoint that answers with sound."""

    def words(self) -> Iterator[bytes]:
        pcm = b"\x01" * (1279 if self.has("audio-odd") else 1280)
        data = "%%%" if self.has("audio-base64") else b64encode(pcm).decode()
        word: dict[str, Any] = {"text": "Open", "start_ts": 0, "end_ts": 40}
        if self.has("audio-words"):
            del word["start_ts"]
        if self.has("word-time"):
            word["end_ts"] = "40 ms"
        if not self.has("audio-transcript"):
            transcript = "We are \ufffd." if self.has("transcript-replaced") else "We are open."
            yield self.chunk({"audio": {"id": "a", "transcript": transcript}})
        words = 5 if self.has("words-number") else [word]
        yield self.chunk({"audio": {"id": "a", "words": words}})
        if not self.has("audio-silent"):
            yield self.chunk({"audio": {"id": "a", "data": data}})


class Webhook(Handler):
    """A receiver of notices."""

    def take(self, body: bytes) -> None:
        if not self.has("forged") and not self.genuine(body):
            return self.whole(400 if self.has("forged-400") else 401, b"{}")
        notice = json.loads(body)
        event, known = notice["eventType"], notice["noticeId"] in self.server_.seen
        self.server_.seen.add(notice["noticeId"])
        if self.has("three-at-once"):
            time.sleep(0.05)
        wrong = {
            "status": True,
            "repeat": known,
            "many-turns": len(body) > 20_000,
            "ten-at-once": self.crowded(),
        }
        if wrong.get(self.server_.fault, self.has(f"event-{event}") and "agent_id" in str(body)):
            return self.whole(500, b"{}")
        return self.whole(200, b"ok" if self.has("json") else b'{"code": 0}')

    def crowded(self) -> bool:
        if not self.has("ten-at-once"):
            return False
        time.sleep(0.05)
        return self.server_.busy > 1

    def genuine(self, body: bytes) -> bool:
        names = ("Agora-Signature", "Agora-Signature-V2")
        there = tuple(name in self.headers for name in names)
        if there == {"forged-v1": (True, False), "forged-v2": (False, True)}.get(
            self.server_.fault
        ):
            return True
        fits = []
        for name, kind in (
            ("Agora-Signature", hashlib.sha1),
            ("Agora-Signature-V2", hashlib.sha256),
        ):
            right = hmac.new(SECRET.encode(), body, kind).hexdigest()
            given = self.headers.get(name)
            fits += [given == right] if given or self.has("one-signature") else []
        return bool(fits) and all(fits)


@contextmanager
def faulty(kind: type[Handler], fault: str) -> Iterator[str]:
    """The address of a server with this fault; with none for an empty one."""
    handler = type("Own", (kind,), {"server_": Server(fault)})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.request_queue_size = 64
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1/chat/completions"
        finally:
            server.shutdown()
            thread.join()

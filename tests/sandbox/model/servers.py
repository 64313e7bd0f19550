"""Servers that answer as servers for this platform do, and ones that answer wrongly.

``ModelServer`` writes down every request and what became of its answer: ``ended``, or ``cut`` with
the number of chunks that were written before the connection was gone.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON = dict[str, Any]
Answers = Callable[[JSON], "int | Iterable[bytes] | tuple[int, dict[str, str], bytes]"]


def event(value: Any, name: str = "") -> bytes:
    """One event of a stream."""
    first = f"event:{name}\n" if name else ""
    data = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"{first}data: {data}\n\n".encode()


def chunk(content: str | None = None, finish: str | None = None, **delta: Any) -> JSON:
    """A chunk as the vendor's text recipes send it."""
    if content is not None:
        delta["content"] = content
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    about = {"id": "r1", "object": "chat.completion.chunk", "created": 1764000007, "model": "m"}
    return {**about, "choices": [choice]}


DONE = event("[DONE]")
STOP = event(chunk(finish="stop"))


def says(*words: str) -> list[bytes]:
    """A whole answer, a chunk a word."""
    first = event(chunk("", role="assistant"))
    return [first, *(event(chunk(word)) for word in words), STOP, DONE]


def metadata(interruptable: Any = None, params: Any = None) -> bytes:
    """The special first chunk."""
    given: JSON = {} if interruptable is None else {"interruptable": interruptable}
    if params is not None:
        given["tts_params"] = {"params": params}
    about = {"id": "r1", "object": "chat.completion.custom_metadata", "choices": []}
    return event({**about, "metadata": given})


def asks(*calls: tuple[str, JSON], finish: str = "tool_calls") -> list[bytes]:
    """An answer that calls tools; arguments come in two parts, as providers send them."""
    parts = []
    for index, (name, arguments) in enumerate(calls):
        text = json.dumps(arguments)
        half = len(text) // 2
        begin = {"index": index, "id": f"call_{index}", "type": "function"}
        first = {**begin, "function": {"name": name, "arguments": text[:half]}}
        parts += [first, {"index": index, "function": {"arguments": text[half:]}}]
    return [
        *(event(chunk(tool_calls=[part])) for part in parts),
        event(chunk(finish=finish)),
        DONE,
    ]


class ManyAtOnce(ThreadingHTTPServer):
    """One that a hundred clients may call at the same moment; by default only five may wait."""

    request_queue_size = 256


class Server:
    """An HTTP server in a thread; ``url`` is its base address."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, dict[str, str], bytes]] = []
        self.ended = 0
        self.cuts: list[int] = []
        self.changed = threading.Condition()
        self.released = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

            def do_any(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                outer._serve(self, self.rfile.read(length))

            do_POST = do_GET = do_any

        self._http = ManyAtOnce(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = False  # closing waits for every answer that is being written
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def _serve(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        lines = dict(handler.headers.items())
        with self.changed:
            self.requests.append((handler.path, lines, body))
            self.changed.notify_all()
        self.answer(handler, body)
        with self.changed:
            self.changed.notify_all()

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        raise NotImplementedError

    def send(
        self,
        handler: BaseHTTPRequestHandler,
        status: int,
        body: bytes,
        headers: dict[str, str] | None = None,
    ) -> None:
        """A whole answer."""
        handler.send_response(status)
        for name, value in (headers or {"Content-Type": "application/json"}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def stream(self, handler: BaseHTTPRequestHandler, parts: Iterable[bytes]) -> None:
        """A streamed answer, each part in a write of its own."""
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        written = 0
        try:
            for part in parts:
                handler.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
                written += 1
            handler.wfile.write(b"0\r\n\r\n")
            self.ended += 1
        except OSError:
            self.cuts.append(written)
            handler.close_connection = True

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; a test fails that waits in vain."""
        with self.changed:
            assert self.changed.wait_for(condition, 10)

    def close(self) -> None:
        self.released.set()
        self._http.shutdown()
        self._http.server_close()


class ModelServer(Server):
    """A model. ``answers`` takes the body and returns the parts of a stream, or a status.

    Like the vendor's recipes it answers 400 to a request that does not want a stream.
    """

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        super().__init__()

    @property
    def bodies(self) -> list[JSON]:
        """The requests so far."""
        return [json.loads(body) for _, _, body in self.requests]

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        asked = json.loads(body)
        if asked.get("stream") is not True:
            detail = {"detail": "chat completions require streaming"}
            return self.send(handler, 400, json.dumps(detail).encode())
        given = self._answers(asked)
        if isinstance(given, int):
            return self.send(handler, given, b'{"error": {"message": "as it was told"}}')
        if isinstance(given, tuple):
            return self.send(handler, given[0], given[2], given[1])
        self.stream(handler, given)


@contextmanager
def model_server(answers: Answers) -> Iterator[ModelServer]:
    """A model that is closed at the end of the block."""
    server = ModelServer(answers)
    try:
        yield server
    finally:
        server.close()


@contextmanager
def raw_server(answer: bytes) -> Iterator[str]:
    """A server that reads a request, writes these bytes and closes the connection; its address."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as request:
                while (line := request.readline()).strip():
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                request.read(length)  # what is left unread would reset the connection
                connection.sendall(answer)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/chat/completions"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()

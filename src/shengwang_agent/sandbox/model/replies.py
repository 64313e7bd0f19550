"""A model's answer as the pieces of a reply: streamed, read as the pieces are wanted, with its tools."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from shengwang_agent._masking import said
from shengwang_agent.llmserver.pieces import ToolCall

from ..pieces import Heard, Piece, PieceStream, ReplyFailed, ToolRun, ToolRunner, Wait
from ..web.exchange import encode
from .chunks import Answer, AskedTool, BrokenStream, EventReader
from .connection import Connection, ConnectionBroken, check_address
from .http_tools import ToolResult
from .request import ModelRequest, model_request
from .tools import Arrivals

if TYPE_CHECKING:
    import httpx

#: Times that a model may call tools before it answers.
MOST_ROUNDS = 8
#: Bytes of an error's body that are read, and characters of it that are told.
ERROR_BYTES, ERROR_LETTERS = 64 * 1024, 300
#: Code of event 110 for a failure without a status.
BROKEN = 500
EVENTS = "text/event-stream"
TYPE = "Content-Type"
NO_TOOLS = "no tool is enabled for this agent: advanced_features.enable_tools and llm.tools"


class ModelReplies:
    """Answers by a chat endpoint in the shape of OpenAI's, as the platform asks it: streamed.

    Without ``url`` each agent's own ``llm.url`` is asked, with its key, headers and parameters.
    Addresses that are not on this machine are refused unless ``allow_remote`` is set: a test must
    not spend money by accident. ``timeout`` bounds, in real seconds, the wait for the first piece
    and between pieces. Raises ValueError for a ``url`` elsewhere.

    A call returns the pieces of one reply. The model is read as they are taken; ``close()``
    closes its connection. :class:`ReplyFailed` is raised when there is no answer, or no more of it.
    """

    instant = False
    voices = True

    def __init__(
        self,
        url: str | None = None,
        *,
        allow_remote: bool = False,
        timeout: float = 30.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._url = url
        self.allow_remote = allow_remote
        self.timeout = timeout
        self.transport = transport
        if url is not None and (why := _not_asked(url, allow_remote)):
            raise ValueError(why)

    def __call__(self, heard: Heard) -> PieceStream:
        request = heard.request or model_request(heard.properties, heard.messages)
        if self._url is not None:
            request = replace(request, url=self._url)
        reply = _Reply(self, request, heard)
        return PieceStream(reply.pieces(), reply.cut)


def _not_asked(url: str, allow_remote: bool) -> str:
    """Why an address may not be asked, or nothing."""
    try:
        how = "; pass allow_remote=True to let the sandbox call it"
        check_address(url, "the model", allow_remote, how)
    except ConnectionBroken as error:
        return str(error)
    return ""


def ask_once(
    url: str,
    api_key: str,
    body: Mapping[str, Any],
    *,
    allow_remote: bool = False,
    timeout: float = 30.0,
) -> str:
    """The whole text of one chat completion; ReplyFailed when there is none."""
    llm = {"url": url, "api_key": api_key, "params": dict(body)}
    heard = Heard("", "", tuple(body.get("messages") or ()), {"llm": llm})
    source = ModelReplies(allow_remote=allow_remote, timeout=timeout)
    return "".join(piece for piece in source(heard) if isinstance(piece, str))


class _Reply:
    """One reply: an answer, the tools it calls, the next answer, until one calls no more."""

    def __init__(self, source: ModelReplies, request: ModelRequest, heard: Heard) -> None:
        self._source = source
        self._request = request
        self._heard = heard
        self._ids = (f"call_{heard.agent_id}_{heard.turn_id}_{number}" for number in count())
        self._connection: Connection | None = None
        self._arrivals: Arrivals = Arrivals()
        self._lock = threading.Lock()
        self._was_cut = False

    def cut(self) -> None:
        """Close the connection and stop waiting for tools, from any thread."""
        with self._lock:
            self._was_cut = True
            if self._connection is not None:
                self._connection.cut()
        self._arrivals.put(None)

    def pieces(self) -> Generator[Piece, Any, None]:
        request, tools = self._request, self._heard.tools
        why = _not_asked(request.url, self._source.allow_remote) or (tools.missing if tools else "")
        if why:
            raise ReplyFailed(BROKEN, why)
        request = request.with_tools(tools.definitions if tools else ())
        for left in reversed(range(MOST_ROUNDS + 1)):
            answer = Answer()
            yield from self._answer(request, answer)
            if not answer.calls:
                return
            calls = [self._call(asked) for asked in answer.calls]
            if tools is None or not tools.definitions:
                yield from (ToolRun(call.name, call.arguments, False, NO_TOOLS) for call in calls)
                return
            if not left:
                text = f"the model called tools more than {MOST_ROUNDS} times in a row"
                raise ReplyFailed(BROKEN, text)
            entries = yield from self._run(calls, tools)
            if self._was_cut:
                return
            request = request.after([_asking(answer, calls), *entries])

    # -- one answer ------------------------------------------------------------------------

    def _answer(self, request: ModelRequest, answer: Answer) -> Iterator[Piece]:
        connection = self._open()
        kind = EVENTS
        try:
            kind = self._send(connection, request)
            body = connection.body()
            yield from self._read(body, answer)
            connection.drain(body)
        except (BrokenStream, ConnectionBroken) as error:
            other = not kind.lower().startswith(EVENTS)
            hint = f" (its type is {kind!r}, not {EVENTS})" if other else ""
            raise ReplyFailed(BROKEN, f"the model's answer broke off: {error}{hint}") from None
        finally:
            connection.close()

    def _open(self) -> Connection:
        connection = Connection(self._source.timeout, self._source.transport)
        with self._lock:
            self._connection = connection
            if self._was_cut:
                connection.cut()
        return connection

    def _send(self, connection: Connection, request: ModelRequest) -> str:
        try:
            answer = connection.send("POST", request.url, request.headers, encode(request.body))
        except ConnectionBroken as error:
            raise ReplyFailed(BROKEN, f"the model did not answer: {error}") from None
        status = answer.status_code
        if status != 200:
            told = [
                value.removeprefix("Bearer ") for name, value in request.headers if name != TYPE
            ]
            text = said(reason(connection), told)[:ERROR_LETTERS]
            raise ReplyFailed(status, f"the model answered {status}: {text}")
        return str(answer.headers.get("content-type", ""))

    def _read(self, body: Iterable[bytes], answer: Answer) -> Iterator[Piece]:
        reader, limit = EventReader(), self._source.timeout
        began = time.monotonic()
        for chunk in body:
            for event in reader.feed(chunk):
                for piece in answer.read(event.data):
                    yield piece
                    began = time.monotonic()  # how long the piece was looked at does not count
                if answer.done:
                    return
            if time.monotonic() - began > limit:
                raise BrokenStream(f"nothing to say came for {limit:g} s")
        for event in reader.end():
            yield from answer.read(event.data)
        answer.check_end()

    # -- tools -----------------------------------------------------------------------------

    def _call(self, asked: AskedTool) -> ToolCall:
        """The call, with an id; arguments that are no JSON object are kept as they were written."""
        try:
            arguments: Any = json.loads(asked.arguments or "{}")
        except (ValueError, RecursionError):
            arguments = asked.arguments
        return ToolCall(asked.name, arguments, asked.id or next(self._ids))

    def _run(
        self, calls: Sequence[ToolCall], tools: ToolRunner
    ) -> Generator[Wait | ToolRun, None, list[dict[str, Any]]]:
        pieces = tools.run(calls, self._arrivals)
        yield from pieces
        runs = [piece for piece in pieces if isinstance(piece, ToolRun)]
        texts = [ToolResult(run.ok, run.result).text for run in runs]
        return [
            {"role": "tool", "tool_call_id": call.id, "content": text}
            for call, text in zip(calls, texts, strict=False)
        ]


def _asking(answer: Answer, calls: Sequence[ToolCall]) -> dict[str, Any]:
    """The entry with which the model called tools. Its content is a text, be it empty: two of the
    vendor's servers refuse null."""
    made = []
    for asked, call in zip(answer.calls, calls, strict=True):
        function = {"name": asked.name, "arguments": asked.arguments or "{}"}
        made.append({"id": call.id, "type": "function", "function": function})
    return {"role": "assistant", "content": answer.text, "tool_calls": made}


def reason(connection: Connection) -> str:
    """What the body of an error says, in one line."""
    try:
        body = connection.read(ERROR_BYTES) or b""
    except ConnectionBroken as error:
        return str(error)
    text = body.decode("utf-8", "replace")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return " ".join(text.split())
    for key in ("error", "message", "detail"):
        found = found.get(key) or found if isinstance(found, dict) else found
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)

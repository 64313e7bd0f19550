"""A function becomes a model endpoint that the platform can talk to."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, TypeVar

from shengwang_agent._runtime.spelling import names_checked

from . import asgi
from .asgi import LOG, MOST_BYTES, Keys, Receive, Scope, Send, called, close
from .chunks import Chunks, event
from .request import Request

Answer = Callable[[Request], Any]
Reply = TypeVar("Reply", bound=Answer)
_PATH = "/chat/completions"
_HEADERS = {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
    "x-accel-buffering": "no",  # proxies would hold the words back
}
_END: Any = object()


class LLMServer(asgi.Application):
    """An ASGI application that answers the platform as a model, by a function of yours.

    ::

        app = LLMServer(api_key=os.environ["MODEL_KEY"])


        @app.reply
        async def reply(request):
            yield "One moment. "
            yield await look_up(request.text)

    ``reply`` is a function, a generator, a coroutine or an async generator. It takes a
    :class:`Request` and gives text, :class:`Metadata` (first), :class:`Audio`, :class:`ToolCall`
    or chunks of openai and LangChain as they are; or it returns a stream of these. What is not
    ``async`` runs in a thread. An interruption cancels an async reply where it waits; a plain
    generator ends at its next ``yield``; ``finally`` runs in both.

    When it fails before its first piece, the platform gets status 500 and says the agent's
    ``failure_message``; later, an error event, and the connection breaks.

    ``api_key`` is the ``llm.api_key`` of your agents: several while you change it, None for
    anybody. The path ends in ``/chat/completions``. A request has at most ``most_bytes``.
    """

    @names_checked()
    def __init__(
        self, reply: Answer | None = None, *, api_key: Keys, most_bytes: int = MOST_BYTES
    ) -> None:
        super().__init__(api_key, most_bytes)
        self._reply = reply

    def reply(self, function: Reply) -> Reply:
        """Answer with this function; for use as a decorator."""
        self._reply = function
        return function

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not scope["path"].endswith(_PATH):
            raise asgi.Refused(404, f"the path of llm.url has to end in {_PATH}")
        body = asgi.object_of(await self._body(scope, receive))
        request = Request(body, asgi.headers_of(scope))
        writing = asyncio.ensure_future(self._write(request, send))
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait({writing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            writing.cancel()
            leaving.cancel()
            await asyncio.wait({writing, leaving})
        if not writing.cancelled():
            writing.result()

    async def _write(self, request: Request, send: Send) -> None:
        chunks, begun, sent = Chunks(request.body.get("model")), False, 0
        pieces = None
        try:
            pieces = await self._pieces(request)
            async for piece in pieces:
                for data in chunks.of(piece):
                    if not begun:  # not before: the status tells of a reply that fails at once
                        await asgi.begin(send, 200, _HEADERS)
                        begun = True
                    await send({"type": "http.response.body", "body": data, "more_body": True})
                    sent += 1
                    if sent % 256 == 0:  # a reply that never waits would let nobody else run
                        await asyncio.sleep(0)
        except Exception as error:
            failed = asgi.Refused(500, f"the reply failed: {type(error).__name__}")
            if not begun:
                LOG.exception("the reply to %r failed", request)
                raise failed from None
            data = event(failed.body)
            await send({"type": "http.response.body", "body": data, "more_body": True})
            raise  # the server breaks the connection, so that half an answer does not look whole
        finally:
            await close(pieces)
        if not begun:
            await asgi.begin(send, 200, _HEADERS)
        await send({"type": "http.response.body", "body": chunks.end()})

    async def _pieces(self, request: Request) -> AsyncIterator[Any]:
        if self._reply is None:
            raise RuntimeError("LLMServer has no reply: decorate a function with @app.reply")
        made: Any = await called(self._reply, request)
        if made is None:
            raise TypeError("the reply returned None; expected text, '' to say nothing")
        if hasattr(made, "__next__"):
            return _in_threads(made)
        return made if hasattr(made, "__aiter__") else _alone(made)


async def _alone(piece: Any) -> AsyncIterator[Any]:
    yield piece


async def _in_threads(source: Iterator[Any]) -> AsyncIterator[Any]:
    """The items of an iterator, each made in a thread; it is closed whatever happens."""
    turn = threading.Lock()

    def step(function: Callable[..., Any], *args: Any) -> Any:
        with turn:  # after a cancellation, the last step still runs
            return function(*args)

    try:
        while (item := await called(step, next, source, _END)) is not _END:
            yield item
    finally:
        await called(step, getattr(source, "close", int))


async def _left(receive: Receive) -> None:
    """Wait until the platform has closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass

"""Webhook receivers: a function of yours sees every genuine notice once."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Iterable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any, TypeVar

from shengwang_agent import webhooks
from shengwang_agent.webhooks import Notice

from . import asgi

Handle = TypeVar("Handle", bound=Callable[[Notice], Any])


class Receiver(asgi.Application):
    """A webhook: checks the signature, drops repeats by ``noticeId``, calls your function.

    ::

        receiver = Receiver(os.environ["WEBHOOK_SECRET"])


        @receiver.handle
        def handle(notice): ...

    ``receiver`` is an ASGI application, also for ``app.add_route("/webhook", receiver,
    methods=["POST"])`` of FastAPI and Starlette; ``receiver.flask`` and ``receiver.django`` are
    views; ``receiver.answer(self)`` is the ``do_POST`` of ``http.server``; :meth:`take` fits all.

    A stranger gets 401, what is no notice 400. When the function raises, the answer is 500 and the
    platform sends the notice again. It waits 10 seconds: hand longer work to a queue. The console's
    test is answered, not handled. ``seen`` is a :class:`webhooks.Seen` whose store all processes
    share; ``tolerance`` is that of :func:`webhooks.verify`.
    """

    def __init__(
        self,
        secret: str | Iterable[str],
        *,
        seen: webhooks.Seen | None = None,
        tolerance: float | None = None,
        most_bytes: int = asgi.MOST_BYTES,
    ) -> None:
        super().__init__(None, most_bytes)
        self._secrets = [secret] if isinstance(secret, str) else list(secret)
        with suppress(webhooks.SignatureError):  # an empty secret is an error now, not later
            webhooks.verify(b"", (), self._secrets)
        self._seen, self._tolerance = seen or webhooks.Seen(), tolerance
        self._handle: Callable[[Notice], Any] | None = None

    def handle(self, function: Handle) -> Handle:
        """Call this function with every new notice; for use as a decorator."""
        self._handle = function
        return function

    def take(
        self, body: bytes, headers: Any, loop: asyncio.AbstractEventLoop | None = None
    ) -> tuple[dict[str, Any], int]:
        """Take one request of any web framework: the JSON to answer with, and the status.

        An ``async`` function runs in ``loop``, which is that of another thread, or in one of its own.
        """
        try:
            if len(body) > self._most_bytes:
                raise self._too_long()
            notice = webhooks.verify(body, headers, self._secrets, tolerance=self._tolerance)
            if not notice.is_check:
                self._take(notice, loop)
            return {"code": 0, "msg": "success"}, 200
        except webhooks.WebhookError as error:
            status = 401 if isinstance(error, webhooks.SignatureError) else 400
            refused = asgi.Refused(status, str(error))
        except asgi.Refused as error:
            refused = error
        return refused.body, refused.status

    def _take(self, notice: Notice, loop: asyncio.AbstractEventLoop | None) -> None:
        if self._handle is None:
            raise RuntimeError("Receiver has no function: decorate one with @receiver.handle")
        try:
            with self._seen.handling(notice) as fresh:
                made = self._handle(notice) if fresh else None
                if inspect.iscoroutine(made):
                    if loop is None:
                        asyncio.run(made)
                    else:
                        asyncio.run_coroutine_threadsafe(made, loop).result()
        except Exception as error:
            asgi.LOG.exception("%r was not handled, and will be sent again", notice)
            raise asgi.Refused(500, f"the notice was not handled: {type(error).__name__}") from None

    async def _serve(self, scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
        body, loop = await self._body(scope, receive), asyncio.get_running_loop()
        value, status = await asgi.called(self.take, body, asgi.headers_of(scope), loop)
        await asgi.respond(send, status, value, {})

    def flask(self) -> tuple[dict[str, Any], int]:
        """Answer a request of Flask: a view function."""
        from flask import request

        return self.take(request.stream.read(self._most_bytes + 1), request.headers)

    def django(self, request: Any) -> Any:
        """Answer a request of Django: a view, which needs no CSRF token."""
        from django.http import JsonResponse  # type: ignore[import-untyped, unused-ignore]

        value, status = self.take(request.read(self._most_bytes + 1), request.headers)
        return JsonResponse(value, status=status)

    django.csrf_exempt = True  # type: ignore[attr-defined]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer a request of ``http.server``: for ``do_POST``."""
        handler.connection.settimeout(asgi.BODY_SECONDS)
        length = handler.headers.get("Content-Length", "")
        most = min(int(length), self._most_bytes + 1) if length.isdecimal() else 0
        value, status = self.take(handler.rfile.read(most), handler.headers)
        content = asgi.ENCODER.encode(value).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

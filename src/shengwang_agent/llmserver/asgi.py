"""Requests within their bounds, answers in JSON, and functions that may block."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import hmac
import inspect
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from shengwang_agent._http.json import Undecodable, decode, encode
from shengwang_agent._runtime.spelling import missing
from shengwang_agent.errors import ConfigurationError, Headers

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Keys = str | Iterable[str] | None
LOG = logging.getLogger("shengwang_agent.llmserver")

MOST_BYTES = 8 * 1024 * 1024
BODY_SECONDS = 30.0
"""How long a request may take to arrive, however often another byte of it comes."""
ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_POOL = ThreadPoolExecutor(256, thread_name_prefix="llmserver")
"""Threads are started when they are needed. asyncio's own pool has a handful for everybody."""


class Refused(Exception):
    """The request is answered with this status, and the reason as JSON."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.headers = status, headers
        self.body = {"error": {"message": message, "code": status}}


class Application:
    """An ASGI application for POST requests of the platform, of at most ``most_bytes`` each."""

    if not TYPE_CHECKING:
        __getattr__ = missing

    def __init__(self, api_key: Keys, most_bytes: int) -> None:
        keys = [api_key] if isinstance(api_key, str) else list(api_key or ())
        if api_key is not None and not (keys and all(keys)):
            raise ValueError("api_key: expected a key, not an empty one; None lets anybody in")
        self._most_bytes, self._keys = most_bytes, [key.encode() for key in keys]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or answer the server that starts and ends."""
        if scope["type"] == "http":
            try:
                await self._serve(scope, receive, send)
            except Refused as refused:
                await respond(send, refused.status, refused.body, refused.headers)
        elif scope["type"] == "lifespan":
            for event in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{event}.complete"})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        raise NotImplementedError

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        """The whole body of a POST with the right key. Raises Refused 400, 401, 405, 408, 413."""
        if scope["method"] != "POST":
            raise Refused(405, "only POST is served here", allow="POST")
        scheme, _, given = headers_of(scope).get("authorization", "").partition(" ")
        # Every key is compared, so that the time taken does not tell which one is nearly right.
        sent = given.strip().encode("latin-1")
        fits = [hmac.compare_digest(key, sent) for key in self._keys]
        if self._keys and not (scheme.lower() == "bearer" and any(fits)):
            text = "Authorization: expected Bearer and the key of this server"
            raise Refused(401, text, **{"www-authenticate": "Bearer"})
        try:
            return await asyncio.wait_for(self._read(receive), BODY_SECONDS)
        except asyncio.TimeoutError:
            text = f"the body took over {BODY_SECONDS:g} s"
            raise Refused(408, text, connection="close") from None

    async def _read(self, receive: Receive) -> bytes:
        body, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Refused(400, "the body broke off")
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self._most_bytes:
                raise self._too_long()
        return bytes(body)

    def _too_long(self) -> Refused:
        return Refused(413, f"the body is over {self._most_bytes} bytes", connection="close")


def headers_of(scope: Scope) -> Headers:
    """The headers of a request, to be asked for in any case."""
    pairs = ((name.decode("latin-1").lower(), v.decode("latin-1")) for name, v in scope["headers"])
    return Headers(pairs)


def object_of(body: bytes) -> dict[str, Any]:
    """The JSON object that a body holds, all of it fit to be passed on. Raises Refused 400."""
    try:
        value = decode(body)
        encode(value, "the body")  # not a lone surrogate, which could be neither said nor sent
    except (Undecodable, ConfigurationError) as error:
        raise Refused(400, str(error).encode("utf-8", "replace").decode()) from None
    if not isinstance(value, dict):
        raise Refused(400, "the body is not a JSON object")
    return value


async def respond(send: Send, status: int, value: Any, headers: Mapping[str, str]) -> None:
    """Answer with JSON; with nothing for None."""
    body = b"" if value is None else ENCODER.encode(value).encode()
    told = {"content-type": "application/json", "content-length": str(len(body)), **headers}
    await begin(send, status, told)
    await send({"type": "http.response.body", "body": body})


async def begin(send: Send, status: int, headers: Mapping[str, str]) -> None:
    """Send the status and the headers."""
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})


async def called(function: Callable[..., Any], *args: Any, **more: Any) -> Any:
    """What a function returns: one that is not ``async`` runs in a thread, where it may block."""
    both = (function, getattr(function, "__call__", None))  # noqa: B004
    if any(inspect.iscoroutinefunction(f) or inspect.isasyncgenfunction(f) for f in both):
        made = function(*args, **more)
    else:
        call = functools.partial(contextvars.copy_context().run, function, *args, **more)
        made = await asyncio.get_running_loop().run_in_executor(_POOL, call)
    return await made if inspect.isawaitable(made) else made


async def close(stream: Any) -> None:
    """Close what a reply is read from: an async generator, or the stream of a provider."""
    closing: Any = getattr(stream, "aclose", None) or getattr(stream, "close", int)
    if inspect.isawaitable(made := closing()):
        await made

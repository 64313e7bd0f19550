"""An application on a real port, and what the platform would send to it."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx

from shengwang_agent.sandbox.web.server import LocalServer

KEY = "model-key"
LOG = "shengwang_agent.llmserver"
PATH = "/chat/completions"


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The address of an application that listens until the block ends."""
    server = LocalServer(app)
    server.start()
    # An answer that breaks off on purpose makes the server log the exception.
    noise = logging.getLogger("shengwang_agent.sandbox.server")
    noise.disabled = True
    try:
        yield server.url
    finally:
        server.close()
        noise.disabled = False


def question(text: Any = "Are you open?", **more: Any) -> dict[str, Any]:
    """A request as the platform makes it for ``llm.vendor`` ``custom``."""
    first = {"role": "system", "content": "Be brief."}
    user = {
        "role": "user",
        "content": text,
        "turn_id": 3,
        "timestamp": 1764000006900,
        "metadata": {"source": "asr", "user": "u2"},
    }
    told = {"turn_id": 3, "timestamp": 1764000007000, "interruptable": True}
    return {"messages": [first, user], "stream": True, "model": "front-desk", **told, **more}


def ask(
    url: str, body: Any = None, *, key: str | None = KEY, path: str = PATH, method: str = "POST"
) -> httpx.Response:
    """The whole answer to one request; ``body`` may be bytes."""
    headers = {} if key is None else {"authorization": f"Bearer {key}"}
    content = body if isinstance(body, bytes) else json.dumps(body or question()).encode()
    with httpx.Client(trust_env=False, verify=False) as http:
        return http.request(method, url + path, content=content, headers=headers)


def events(text: str) -> list[Any]:
    """The events of a stream: decoded JSON, and ``[DONE]`` as it is."""
    data = [line.removeprefix("data: ") for line in text.split("\n\n") if line]
    return [one if one == "[DONE]" else json.loads(one) for one in data]


def deltas(text: str) -> list[dict[str, Any]]:
    """What each chunk of a stream brings."""
    chunks = [one for one in events(text) if one != "[DONE]"]
    return [choice["delta"] for chunk in chunks for choice in chunk["choices"]]


def spoken(text: str) -> str:
    """The words of a stream."""
    return "".join(delta.get("content") or "" for delta in deltas(text))


def connection(url: str) -> socket.socket:
    """A connection on which a test writes what it likes."""
    parts = urlsplit(url)
    return socket.create_connection((parts.hostname, parts.port), timeout=30)


def raw(body: bytes, *headers: str, path: str = PATH, key: str = KEY) -> bytes:
    """A request as bytes; ``headers`` in place of the length of the body."""
    own = headers or (f"Content-Length: {len(body)}",)
    lines = [f"POST {path} HTTP/1.1", "Host: here", f"Authorization: Bearer {key}", *own, "", ""]
    return "\r\n".join(lines).encode() + body

"""A request as it came in and the answer as it will go out, whatever carries them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal

LARGEST_BODY = 4 * 1024 * 1024
"""Bytes of the longest request body that is read."""

DRIP = 0.05
"""Seconds between two bytes of an answer that drips."""

Effect = Literal["none", "drop", "half_body", "garbage", "wrong_length", "drip", "stall"]


@dataclass(slots=True)
class IncomingRequest:
    """One request. Header names are in lower case; ``path`` is as on the wire, still encoded."""

    method: str
    path: str
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(slots=True)
class HttpReply:
    """One answer and what the network does to it.

    ``delay`` is in seconds. ``effect`` is carried out by the server or transport: ``drop`` cuts
    the connection without a byte, ``half_body`` after half of the body, ``garbage`` sends bytes
    that are not HTTP, ``wrong_length`` announces more than it sends, ``drip`` sends byte by
    byte, ``stall`` never answers.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    effect: Effect = "none"
    delay: float = 0.0

    def cut(self) -> tuple[bytes, int]:
        """What is sent of a body under this effect, and the length that is announced."""
        body = self.body or b"{}"
        part = body[: len(body) // 2] if self.effect == "half_body" else body
        return part, len(body) + (10 if self.effect == "wrong_length" else 0)


def encode(value: Any) -> bytes:
    """JSON as the platform sends it: compact, UTF-8."""
    # A lone surrogate is legal in a JSON string but not in UTF-8; escaped, it survives the echo.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def json_reply(status: int, value: Any, headers: dict[str, str] | None = None) -> HttpReply:
    """An answer with a JSON body; ``None`` means an empty body."""
    if value is None:
        return HttpReply(status, dict(headers or {}))
    return HttpReply(status, {"content-type": "application/json", **(headers or {})}, encode(value))

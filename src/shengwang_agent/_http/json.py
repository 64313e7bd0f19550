"""JSON and query strings: what leaves and what arrives."""

from __future__ import annotations

import contextlib
import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from shengwang_agent.errors import ConfigurationError

try:
    import orjson
except ImportError:  # without [fast]
    orjson = None  # type: ignore[assignment]


class Undecodable(ValueError):
    """The bytes are not the JSON they should be."""


def _plain(value: Any) -> Any:
    """Return what JSON can carry in place of a value: a dict for a model or any other mapping."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not JSON")


_encoder = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain
)


def encode(body: Any, operation: str) -> bytes:
    """Return compact UTF-8 JSON.

    Raises ConfigurationError or TypeError that names the first field that cannot be sent: NaN,
    Infinity, a lone surrogate, or a value of a type that JSON does not have.
    """
    try:
        return _encoder.encode(body).encode("utf-8")
    except (ValueError, TypeError, RecursionError) as error:
        kind = TypeError if isinstance(error, TypeError) else ConfigurationError
    # Not inside the handler: the error of the encoder would be chained, and may quote the text.
    where, why = _culprit(body, "") or ("the body", "cannot be written as JSON")
    raise kind(f"{operation}: {where} {why}")


def _culprit(value: Any, path: str, depth: int = 0) -> tuple[str, str] | None:
    """Return the path of the first value that cannot be sent, and why; never the value itself."""
    if depth > 200:
        return path[:80], "is nested too deeply or contains itself"
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    inside: Iterable[tuple[str, Any]] = ()
    if isinstance(value, str):
        if _SURROGATE.search(value):
            return path, "holds a lone surrogate, which UTF-8 cannot carry"
    elif isinstance(value, float) and not math.isfinite(value):
        return path, "is NaN or Infinity, which JSON cannot carry"
    elif isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, (str, int, float, type(None))):
                return path, f"has a key of type {type(key).__name__}, which JSON cannot carry"
        inside = ((f"{path}.{key}" if path else str(key), item) for key, item in value.items())
    elif isinstance(value, (list, tuple)):
        inside = ((f"{path}[{i}]", item) for i, item in enumerate(value))
    elif not isinstance(value, (int, float, type(None))):
        return path, f"is a {type(value).__name__}, which JSON cannot carry"
    found = (_culprit(item, where, depth + 1) for where, item in inside)
    return next(filter(None, found), None)


def decode(content: bytes) -> Any:
    """JSON from bytes; a byte order mark is tolerated. Raises Undecodable."""
    marks = content.translate(_ZEROS, _UNMARKED)
    # Where it is closed as often as opened, half of the marks open; all else is no JSON.
    if len(marks) > 2 * DEPTH_LIMIT and _too_deep(marks, content):
        raise Undecodable("the JSON is nested too deeply")
    try:
        if orjson is not None and _LONG_NUMBER not in marks:
            # orjson is stricter: what it refuses, json decides.
            with contextlib.suppress(ValueError):
                return orjson.loads(content)
        # As text it takes a tenth less; a mark or another encoding is found with the bytes.
        with contextlib.suppress(ValueError):
            return json.loads(content.decode())
        return json.loads(content)
    except RecursionError:
        raise Undecodable("the JSON is nested too deeply") from None
    except UnicodeDecodeError:
        raise Undecodable("the body is not UTF-8 text") from None
    except ValueError as error:
        place = getattr(error, "pos", None)
        where = "" if place is None else f" (from character {place} on)"
        raise Undecodable(f"the body is not JSON{where}") from None


DEPTH_LIMIT = 200
"""Deeper JSON is refused: some versions of Python read it, and then fail to print it."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_UNMARKED = bytes(set(range(256)) - set(b"{}[]" if orjson is None else b'{}[]"0123456789'))
"""``bytes.translate`` deletes these bytes. Only brackets stay, which tell how deep the JSON is. With
orjson, quotes and digits stay as well, and every digit becomes 0, to find long numbers."""

_LONG_NUMBER = b"0" * 19
"""orjson turns whole numbers of more than 64 bits into floats, and so changes them. The shortest
such number is negative and has 19 digits."""

_STRING_OR_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]')


def _too_deep(marks: bytes, content: bytes) -> bool:
    # Each round removes the innermost pairs. Brackets inside of texts can stop that; then the
    # slow way skips every text one by one.
    left, rounds = marks.translate(None, b'"0'), 0
    while rounds + len(left) > DEPTH_LIMIT:
        before = len(left)
        left, rounds = left.replace(b"{}", b"").replace(b"[]", b""), rounds + 1
        if before - len(left) < before // 8:
            return _is_deep(content)
    return False


def _is_deep(content: bytes) -> bool:
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(content):
        if found[0] in (b"{", b"["):
            depth += 1
            if depth > DEPTH_LIMIT:
                return True
        elif found[0] in (b"}", b"]"):
            depth -= 1
    return False


def decode_error_body(content: bytes) -> Any:
    """The body of an error answer: decoded JSON, else text, else None when empty."""
    if not content.strip():
        return None
    try:
        return decode(content)
    except Undecodable:
        return content.decode("utf-8", "replace")


def query_string(query: Mapping[str, Any]) -> str:
    """``a=1&b=2``, percent-encoded; None is left out, lists repeat their key."""
    pairs: list[str] = []
    for name, value in query.items():
        for item in value if isinstance(value, (list, tuple)) else (value,):
            if item is not None:
                pairs.append(f"{_quoted(str(name))}={_quoted(_text(item))}")
    return "&".join(pairs)


def _quoted(text: str) -> str:
    if _SURROGATE.search(text):
        raise ConfigurationError("a query parameter holds a lone surrogate, which is no text")
    return quote(text, safe="")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        return value if isinstance(value, str) else str(value)
    except RecursionError:
        raise ConfigurationError("a query parameter is nested too deeply") from None

"""What a field takes, and how a value is read as its JSON type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

__all__ = ["READERS", "FieldKind", "kind_of", "plain"]


class FieldKind(NamedTuple):
    """What a field takes.

    ``form`` is ``value`` (``of``: its JSON types, none where any single value will do), ``list`` or
    ``map`` (``of``: the kind of what is in it), ``model`` or ``union`` (``of``: its name), ``any``.
    """

    form: str
    of: Any = ()
    required: bool = False


def plain(value: Any) -> Any:
    """Return a copy made of plain maps and lists; models become maps of what they set."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if callable(dump := getattr(value, "to_dict", None)):
        return plain(dump())
    if callable(dump := getattr(value, "model_dump", None)):
        return plain(dump(exclude_none=True))
    return value


def kind_of(value: Any) -> str:
    """Return the word for what a value is, without the value."""
    return "null" if value is None else type(value).__name__


def _string(value: Any) -> Any:
    # An id is often a number in the caller's program; the wire wants text.
    return str(value) if type(value) is int else value if isinstance(value, str) else None


def _integer(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\s*[-+]?[0-9]{1,18}\s*", value):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    finite = isinstance(value, (int, float)) and value == value and abs(value) != float("inf")
    return value if finite and not isinstance(value, bool) else None


def _boolean(value: Any) -> Any:
    words = {"true": True, "1": True, "false": False, "0": False}
    return (
        words.get(value.lower()) if isinstance(value, str) else value if value in (0, 1) else None
    )


READERS: dict[str, Callable[[Any], Any]] = {
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}
"""How a value is read as its JSON type; None when it cannot be."""

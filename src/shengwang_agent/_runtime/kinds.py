"""What a field takes, and how a value is read as its JSON type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


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
    if isinstance(value, str):
        return {"true": True, "1": True, "false": False, "0": False}.get(value.lower())
    return value if value in (0, 1) else None


READERS: dict[str, Callable[[Any], Any]] = {
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}
"""How a value is read as its JSON type; None when it cannot be."""
_LISTS: dict[str, tuple[type, str]] = {
    "array<string>": (str, "texts"),
    "array<integer>": (int, "whole numbers"),
    "array<map>": (dict, "maps"),
}


class Wrong(NamedTuple):
    """Stands for a value that cannot be used; ``text`` says what was expected."""

    text: str


def read(kind: str, value: Any) -> Any:
    """Return a value as this type, read leniently (``"5"`` is 5), or a :class:`Wrong`."""
    if kind in _LISTS:
        return _items(value, *_LISTS[kind])
    if kind == "map":
        found = plain(value)
        return found if isinstance(found, dict) else Wrong(f"must be a map, not {kind_of(found)}")
    found = READERS[kind](value)
    return Wrong(f"must be a {kind}, not {kind_of(value)}") if found is None else found


def _items(value: Any, wanted: type, words: str) -> Any:
    if not isinstance(value, (list, tuple)):
        return Wrong(f"must be a list of {words}, not {kind_of(value)}")
    values = plain(value)
    for index, item in enumerate(values):
        if not isinstance(item, wanted):
            return Wrong(f"must hold {words}; item {index} is {kind_of(item)}")
    return values

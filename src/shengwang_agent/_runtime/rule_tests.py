"""The tests that rules of the description are made of, by the words they have there."""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from enum import Enum
from ipaddress import ip_network
from typing import Any


class _Missing(Enum):
    MISSING = 0


MISSING = _Missing.MISSING
"""Stands for a value that is absent or null."""

_TEMPLATE = re.compile(r"\{\{\s*template_variables\.([^}\s]+)\s*\}\}")


def _bytes(value: Any, most: int) -> bool:
    return not isinstance(value, str) or len(value.encode("utf-8", "surrogatepass")) <= most


def _json_bytes(value: Any, most: int) -> bool:
    return len(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")) <= most


def _matches(value: Any, pattern: str) -> bool:
    return not isinstance(value, str) or re.search(pattern, value) is not None


def _between(value: Any, limits: list[float]) -> bool:
    return not isinstance(value, (int, float)) or limits[0] <= value <= limits[1]


def _is_number_text(value: Any, limits: list[int]) -> bool:
    digits = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20
    return digits and limits[0] <= int(value) <= limits[1]


def _one_of_sets(value: Any, sets: list[list[str]]) -> bool:
    return not isinstance(value, list) or any(sorted(map(str, value)) == sorted(s) for s in sets)


def _unique(value: Any, path: str) -> bool:
    """Tell whether the items of a list differ in the value at a path, without regard to case."""
    seen: set[str] = set()
    for item in value if isinstance(value, list) else ():
        for key in path.split("."):
            item = item.get(key) if isinstance(item, Mapping) else None
        if isinstance(item, str):
            if item.lower() in seen:
                return False
            seen.add(item.lower())
    return True


def _base64(value: Any, size: int) -> bool:
    try:
        return not isinstance(value, str) or len(b64decode(value, validate=True)) == size
    except (binascii.Error, ValueError):
        return False


def _is_address(value: Any, _: Any) -> bool:
    try:
        if isinstance(value, str):  # other types are told by the schema
            ip_network(value, strict=False)
    except ValueError:
        return False
    return True


def _is_short(value: Any, most: int) -> bool:
    """Tell whether a phrase has at most so many words, or characters where words are not parted."""
    if not isinstance(value, str):
        return True
    parts = value.split() if value.isascii() else value
    return len(parts) <= most


def _variables_exist(value: Any, names: Any) -> bool:
    """Tell whether every template variable that a text names is among the given ones."""
    wanted = _TEMPLATE.findall(value) if isinstance(value, str) else []
    return all(isinstance(names, Mapping) and name in names for name in wanted)


TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "present": lambda value, _: value is not MISSING,
    "absent": lambda value, _: value is MISSING,
    "filled": lambda value, _: value is not MISSING and value not in ("", {}, []),
    "in": lambda value, allowed: value in allowed,
    "not in": lambda value, refused: value is MISSING or value not in refused,
    "equal": lambda value, other: bool(value == other),
    "differ": lambda value, other: bool(value != other),
    "member": lambda value, others: not isinstance(others, list) or value in others,
    "no member": lambda value, others: not isinstance(others, list) or value not in others,
    "bytes": _bytes,
    "json bytes": _json_bytes,
    "matches": _matches,
    "not matches": lambda value, pattern: (
        not isinstance(value, str) or not _matches(value, pattern)
    ),
    "between": _between,
    "number text": _is_number_text,
    "text": lambda value, _: isinstance(value, str),
    "above": lambda value, limit: isinstance(value, (int, float)) and value > limit,
    "items": lambda value, most: not isinstance(value, (list, Mapping)) or len(value) <= most,
    "one of sets": _one_of_sets,
    "unique": _unique,
    "base64 bytes": _base64,
    "ip range": _is_address,
    "words": _is_short,
    "no keys": lambda value, keys: not isinstance(value, Mapping) or not set(keys) & set(value),
    "variables": _variables_exist,
}

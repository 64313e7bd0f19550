"""The generator's own keys, ``x-sdk-…``: where each may stand, and what it may say."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from codegen.names import is_plain

REPLAY = ("always", "named", "never")
BUILDER: dict[str, type] = {
    "properties": str, "joining": list, "own": dict, "positional": list, "arguments": dict,
    "constants": dict, "aliases": dict,
}  # fmt: skip


def _is_map(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())


def _entries(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else [None]


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and value is not True and 0 < value < math.inf


def _is_lookup(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"operation", "arguments"}
        and is_plain(value["operation"])
        and _is_map(value["arguments"])
    )


def _is_dotted(value: object) -> bool:
    parts = str(value).split(".")
    return len(parts) == 2 and all(is_plain(part) and part == part.lower() for part in parts)


def _is_event(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"type", "payload"}:
        return False
    return isinstance(value["type"], (str, int)) and isinstance(value["payload"], str)


_Rule = tuple[Callable[[Any], bool], str]
_TRUE: _Rule = (lambda v: v is True, "true (leave it out otherwise)")
_NAME: _Rule = (is_plain, "an ASCII identifier")
_SNAKE: _Rule = (lambda v: is_plain(v) and v == v.lower(), "a lower-case identifier")
EXTENSIONS: dict[str, dict[str, _Rule]] = {
    "document": {
        "x-sdk-vendors": (
            lambda v: (
                isinstance(v, dict)
                and v.keys() == {"kinds", "classes"}
                and all(isinstance(each, dict) for part in v.values() for each in _entries(part))
            ),
            "a mapping of kinds and classes, each a mapping of mappings",
        ),
        "x-sdk-rules": (lambda v: isinstance(v, list), "a list of rules"),
        "x-sdk-hints": (
            lambda v: isinstance(v, dict) and v.keys() == {"words", "instead"},
            "a mapping of words and instead",
        ),
        "x-sdk-builder": (
            lambda v: (
                isinstance(v, dict)
                and v.keys() == BUILDER.keys()
                and all(isinstance(v[key], kind) for key, kind in BUILDER.items())
            ),
            f"a mapping of {', '.join(f'{key} ({BUILDER[key].__name__})' for key in BUILDER)}",
        ),
    },
    "tag": {"x-sdk-methods": _NAME},
    "operation": {
        "x-sdk-resource": _SNAKE,
        "x-sdk-method": _SNAKE,
        "x-sdk-replay": (lambda v: v in REPLAY, "always, named or never"),
        "x-sdk-pagination": (
            lambda v: _is_map(v) and set(v) == {"items", "cursor", "query"},
            "a mapping of items, cursor and query to dotted names",
        ),
        "x-sdk-empty-ok": _TRUE,
        "x-sdk-gone-ok": _TRUE,
        "x-sdk-warn": _TRUE,
        "x-sdk-tokens": (_is_map, "a mapping of tokens to their user ids, as dotted paths"),
        "x-sdk-lookup": (_is_lookup, "{operation: <operationId>, arguments: {name: dotted.path}}"),
        "x-sdk-min-timeout": (_is_number, "a number of seconds above zero"),
        "x-sdk-also": (_is_dotted, "<resource>.<method>, both lower-case identifiers"),
    },
    "webhook": {"x-sdk-event": (_is_event, "{type: <eventType>, payload: <schema name>}")},
    "parameter": {
        "x-sdk-client-default": _NAME,
        "x-sdk-python-name": _NAME,
        "x-sdk-time": _TRUE,
        "x-sdk-names": (_is_map, "a mapping of words to values"),
    },
    "schema": {
        "x-sdk-secret": (lambda v: v is True or v == "partial", "true or partial"),
        "x-sdk-open": (lambda v: v is True or v == "class", "true or class"),
        "x-sdk-lenient": _TRUE,
        "x-sdk-always": _TRUE,
        "x-sdk-max-bytes": (lambda v: _is_number(v) and isinstance(v, int), "a number of bytes"),
        "x-sdk-python-name": _NAME,
        "x-sdk-tag": (lambda v: isinstance(v, str) and v != "", "the name of a property"),
        "x-sdk-default-member": _NAME,
        "x-sdk-params-by": (lambda v: isinstance(v, str) and v != "", "the property beside it"),
        "x-sdk-params": (_is_map, "a mapping of tag values to component names"),
    },
}

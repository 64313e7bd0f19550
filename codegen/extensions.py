"""The generator's own keys, ``x-sdk-…``: where each may stand, and what it may say."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from codegen.names import is_plain

_Rule = tuple[Callable[[Any], bool], str]


def _is_map(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and value is not True and 0 < value < math.inf


def _is_snake(value: object) -> bool:
    return is_plain(value) and value == str(value).lower()


def _is_dotted(value: object) -> bool:
    parts = str(value).split(".")
    return len(parts) == 2 and all(map(_is_snake, parts))


def _has(wanted: str = "", /, **kinds: type | tuple[type, ...]) -> _Rule:
    """A mapping with exactly these keys; ``wanted`` says what it is, where types do not."""

    def accepts(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and value.keys() == kinds.keys()
            and all(isinstance(value[key], kind) for key, kind in kinds.items())
        )

    names = [f"{k} ({kind.__name__})" for k, kind in kinds.items() if isinstance(kind, type)]
    return accepts, wanted or f"a mapping of {', '.join(names)}"


_TRUE: _Rule = (lambda v: v is True, "true (leave it out otherwise)")
_NAME: _Rule = (is_plain, "an ASCII identifier")
_SNAKE: _Rule = (_is_snake, "a lower-case identifier")
EXTENSIONS: dict[str, dict[str, _Rule]] = {
    "document": {
        "x-sdk-vendors": _has(kinds=dict, classes=dict),
        "x-sdk-rules": (lambda v: isinstance(v, list), "a list of rules"),
        "x-sdk-hints": _has(words=list, instead=dict, inside=dict, lacking=dict),
        "x-sdk-builder": _has(
            properties=str, joining=list, own=dict, positional=list, arguments=dict,
            constants=dict, aliases=dict,
        ),
    },
    "tag": {"x-sdk-methods": _NAME},
    "operation": {
        "x-sdk-resource": _SNAKE,
        "x-sdk-method": _SNAKE,
        "x-sdk-replay": (lambda v: v in ("always", "named", "never"), "always, named or never"),
        "x-sdk-pagination": _has(
            "a mapping of items, cursor and query to dotted names", items=str, cursor=str, query=str
        ),
        "x-sdk-empty-ok": _TRUE,
        "x-sdk-gone-ok": _TRUE,
        "x-sdk-warn": (lambda v: v is True or _is_list(v), "true, or a list of dotted paths"),
        "x-sdk-tokens": (_is_map, "a mapping of tokens to their user ids, as dotted paths"),
        "x-sdk-lookup": (
            lambda v: _has(operation=str, arguments=dict)[0](v) and _is_map(v["arguments"]),
            "{operation: <operationId>, arguments: {name: dotted.path}}",
        ),
        "x-sdk-min-timeout": (_is_number, "a number of seconds above zero"),
        "x-sdk-also": (_is_dotted, "<resource>.<method>, both lower-case identifiers"),
    },
    "webhook": {
        "x-sdk-event": _has(
            "{type: <eventType>, payload: <schema name>}", type=(str, int), payload=str
        ),
    },
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
}  # fmt: skip

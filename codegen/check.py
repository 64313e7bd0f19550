"""Checks on the document that need no types: extensions, identifiers and names.

Runs at the end of loading. What is missing here would otherwise surface as a class or a method
that silently is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from codegen.errors import SpecError, pointer
from codegen.load import VERBS, Document, Parts, walk
from codegen.names import (
    MODULE_NAMES,
    RESERVED_CLASSES,
    RESERVED_METHODS,
    file_stem,
    is_plain,
    snake,
)

__all__ = ["check_rules"]

REPLAY = ("always", "named", "never")


def _is_map(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0


def _is_lookup(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"operation", "arguments"}
        and is_plain(value["operation"])
        and _is_map(value["arguments"])
    )


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
            lambda v: isinstance(v, dict) and set(v) == {"kinds", "classes"},
            "a mapping of kinds and classes",
        )
    },
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
        "x-sdk-lookup": (_is_lookup, "{operation: <operationId>, arguments: {name: dotted.path}}"),
        "x-sdk-min-timeout": (_is_number, "a number of seconds above zero"),
    },
    "webhook": {"x-sdk-event": (_is_event, "{type: <eventType>, payload: <schema name>}")},
    "parameter": {"x-sdk-client-default": _NAME, "x-sdk-python-name": _NAME},
    "schema": {
        "x-sdk-secret": (lambda v: v is True or v == "partial", "true or partial"),
        "x-sdk-open": _TRUE,
        "x-sdk-max-bytes": (lambda v: _is_number(v) and isinstance(v, int), "a number of bytes"),
        "x-sdk-python-name": _NAME,
        "x-sdk-tag": (lambda v: isinstance(v, str) and v != "", "the name of a property"),
        "x-sdk-default-member": _NAME,
        "x-sdk-params-by": (lambda v: isinstance(v, str) and v != "", "the property beside it"),
        "x-sdk-params": (_is_map, "a mapping of tag values to component names"),
    },
}


def check_rules(document: Document) -> Document:
    """Return the document; raise :class:`SpecError` for the first broken rule."""
    for at, node in walk(document.raw):
        _check_extensions(at, node)
    _check_components(document)
    _check_operations(document)
    return document


def _kind(at: Parts) -> str:
    if not at:
        return "document"
    if len(at) == 3 and at[0] in ("paths", "webhooks") and at[2] in VERBS:
        return "operation" if at[0] == "paths" else "webhook"
    return "parameter" if len(at) > 1 and at[-2] == "parameters" else "schema"


def _check_extensions(at: Parts, node: dict[str, Any]) -> None:
    kind = _kind(at)
    for key, value in node.items():
        if not key.startswith("x-sdk-"):
            continue
        if key not in EXTENSIONS[kind]:
            known = ", ".join(sorted(EXTENSIONS[kind]))
            raise SpecError(pointer(*at, key), f"unknown on a {kind}; known here: {known}")
        accepts, wanted = EXTENSIONS[kind][key]
        if not accepts(value):
            raise SpecError(pointer(*at, key), f"must be {wanted}, not {value!r}")


def _check_components(document: Document) -> None:
    seen: dict[str, str] = {}
    stems: dict[str, str] = {}
    for name in document.components:
        at = pointer("components", "schemas", name)
        if not is_plain(name):
            raise SpecError(at, f"{name!r} cannot be a class name; rename it to an identifier")
        twin_of = name.removesuffix("Dict") if name.endswith("Dict") else None
        if name in RESERVED_CLASSES or twin_of in document.components:
            raise SpecError(at, f"the class name {name} is reserved for generated code; rename it")
        for table, spelt in ((seen, snake(name).replace("_", "")), (stems, file_stem(name))):
            other = table.setdefault(spelt, name)
            if other != name:
                raise SpecError(
                    at, f"{name} and {other} are one name once spelled for Python; rename one"
                )


def _check_operations(document: Document) -> None:
    seen: dict[str, str] = {}
    for path, verb, operation, _ in document.operations():
        at = pointer("paths", path, verb)
        for key in ("x-sdk-resource", "x-sdk-method", "x-sdk-replay", "operationId"):
            if key not in operation:
                raise SpecError(at, f"{key} is missing; add it (see the top of openapi.yaml)")
        identity = operation["operationId"]
        if identity in seen:
            raise SpecError(
                f"{at}/operationId", f"{identity!r} is used twice, first at {seen[identity]}"
            )
        seen[identity] = at
        _check_names(at, operation)


def _check_names(at: str, operation: dict[str, Any]) -> None:
    resource, method = operation["x-sdk-resource"], operation["x-sdk-method"]
    if operation["operationId"] != f"{resource}_{method}":
        raise SpecError(f"{at}/operationId", f"must be {resource}_{method}: resource, then method")
    if resource in MODULE_NAMES or method in RESERVED_METHODS:
        name = resource if resource in MODULE_NAMES else method
        raise SpecError(at, f"the name {name} is reserved for generated code; choose another")

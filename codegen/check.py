"""Checks on the document that need no types: identifiers and names.

Runs at the end of loading. What is missing here would otherwise surface as a class or a method
that silently is not there.
"""

from __future__ import annotations

from typing import Any

from codegen.errors import SpecError, pointer
from codegen.load import Document
from codegen.names import (
    MODULE_NAMES,
    RESERVED_CLASSES,
    RESERVED_METHODS,
    RESERVED_RESOURCES,
    file_stem,
    is_plain,
    snake,
)


def check_rules(document: Document) -> Document:
    """Return the document; raise :class:`SpecError` for the first broken rule."""
    _check_components(document)
    _check_operations(document)
    return document


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
                told = f"{name} and {other} are one name once spelled for Python; rename one"
                raise SpecError(at, told)


def _check_operations(document: Document) -> None:
    seen: dict[str, str] = {}
    for path, verb, operation, _ in document.operations():
        at = pointer("paths", path, verb)
        for key in ("x-sdk-resource", "x-sdk-method", "x-sdk-replay", "operationId"):
            if key not in operation:
                raise SpecError(at, f"{key} is missing; add it (see the top of openapi.yaml)")
        identity = operation["operationId"]
        if (first := seen.setdefault(identity, at)) != at:
            raise SpecError(f"{at}/operationId", f"{identity!r} is used twice, first at {first}")
        _check_names(at, operation)


def _check_names(at: str, operation: dict[str, Any]) -> None:
    resource, method = operation["x-sdk-resource"], operation["x-sdk-method"]
    if operation["operationId"] != f"{resource}_{method}":
        raise SpecError(f"{at}/operationId", f"must be {resource}_{method}: resource, then method")
    if resource in RESERVED_RESOURCES:
        raise SpecError(at, f"the client has a {resource} of its own; choose another resource")
    if resource in MODULE_NAMES or method in RESERVED_METHODS:
        name = resource if resource in MODULE_NAMES else method
        raise SpecError(at, f"the name {name} is reserved for generated code; choose another")

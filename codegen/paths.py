"""Dotted paths of the extensions: into replies (pagination) and into requests (lookup)."""

from __future__ import annotations

from typing import Any

from codegen.errors import SpecError
from codegen.shapes import Lookup, Model, ModelRef, Operation, Shape, bases, strip


def follow(
    models: dict[str, Model], model: str, path: str, at: str
) -> tuple[tuple[str, ...], Shape]:
    """Follow a dotted path of wire keys; return the attribute names and the last shape."""
    names: list[str] = []
    shape: Shape = ModelRef(model)
    for key in path.split("."):
        shape = strip(shape)
        fields = models[shape.name].fields if isinstance(shape, ModelRef) else ()
        field = next((field for field in fields if field.wire == key), None)
        if field is None:
            raise SpecError(at, f"{path}: there is no property {key!r} there; correct the path")
        names.append(field.name)
        shape = field.shape
    return tuple(names), strip(shape)


def lookup_of(
    operation: Operation,
    rule: dict[str, Any],
    operations: dict[str, Operation],
    models: dict[str, Model],
) -> Lookup:
    """Return the rule of an operation, checked: its target, its arguments, their sources."""
    at = f"{operation.at}/x-sdk-lookup"
    target = operations.get(rule["operation"])
    if target is None:
        raise SpecError(f"{at}/operation", f"there is no operation {rule['operation']!r}")
    arguments = []
    for name, path in rule["arguments"].items():
        place = f"{at}/arguments/{name}"
        fitting = [a for a in target.arguments if a.name == name and a.place != "body"]
        if not fitting:
            raise SpecError(place, f"{target.id} has no path or query argument {name!r}")
        given = any(a.wire == path for a in operation.placed("path"))
        if not given:
            _check_body_path(operation, path, place, models)
        kinds = bases(fitting[0].shape)
        kind = kinds[0] if len(kinds) == 1 else "str"
        arguments.append((name, kind, given, tuple(path.split("."))))
    for argument in target.arguments:
        if argument.required and argument.name not in rule["arguments"]:
            raise SpecError(f"{at}/arguments", f"{target.id} also needs {argument.name}")
    return Lookup(target.id, target.resource, tuple(arguments))


def _check_body_path(operation: Operation, path: str, at: str, models: dict[str, Model]) -> None:
    if operation.body_model is None:
        raise SpecError(at, f"{path!r} is no path parameter, and there is no body to look into")
    _, shape = follow(models, operation.body_model, path, at)
    if not bases(shape):
        raise SpecError(at, f"{path} is not a plain value")

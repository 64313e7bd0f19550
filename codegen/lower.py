"""The third verb: from the document to the values the templates are filled from.

The document is read here, and read again by openapi-python-client (:mod:`codegen.opc`): where the
two readings differ, one of them would generate something wrong, so that is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from codegen import opc, shapes
from codegen.errors import SpecError, pointer
from codegen.load import VERBS, Document, is_object
from codegen.lower_operations import lower_operations
from codegen.lower_shapes import Shapes
from codegen.names import attribute_name, file_stem
from codegen.reach import closure, exports_of, homes_of
from codegen.shapes import Field, Model, Operation, strip
from codegen.text import bounds, described


def lower(document: Document) -> shapes.Api:
    """Return the whole description as values; raise :class:`SpecError` where it makes no sense."""
    schemas = Shapes(document)
    models = tuple(_models(document, schemas))
    named = list(_aliases(document, schemas))
    enums = tuple(alias for alias in named if "enum" in document.components[alias.name])
    aliases = tuple(alias for alias in named if alias not in enums)
    second = opc.read(document)
    operations = lower_operations(document, schemas, {m.name: m for m in models})
    opc.compare(second, models, operations)
    graph = {m.name: m.mentions for m in models} | {a.name: a.mentions for a in aliases}
    bodies = [op.body_model for op in operations if op.body_model]
    _check_limits(models, bodies)
    sent = closure(graph, bodies)
    homes = homes_of(operations, document.components)
    exports, types = exports_of(document, operations, graph, homes)
    models = tuple(replace(m, request=m.name in sent) for m in models)
    resources, unions = _resources(document, operations), tuple(schemas.tables.values())
    events = tuple(_events(document))
    return shapes.Api(models, enums, aliases, resources, unions, events, exports, types, homes)


def _models(document: Document, schemas: Shapes) -> Iterator[Model]:
    made = document.made
    for name, schema in document.components.items():
        if is_object(schema):
            fields = tuple(_fields(document, name, schemas, made))
            _check_fields(name, fields)
            is_open = schema.get("additionalProperties", False) is not False
            # No module may have the name of a class of the package, or of another module.
            stem = file_stem(name)
            stem += "_" if stem in {*document.components, "enums", "unions", "aliases"} else ""
            yield Model(name, stem, described(schema), fields, is_open, request=False)


def _fields(
    document: Document, model: str, schemas: Shapes, made: set[tuple[str, str]]
) -> Iterator[Field]:
    found, needed = document.merged(document.components[model])
    for wire, raw in found.items():
        at = ("components", "schemas", model, "properties", wire)
        shape, required = schemas.of(raw, at, f"{model}.{wire}"), wire in needed
        target, secret = document.follow(raw), raw.get("x-sdk-secret")
        text = described(raw, None if target is raw else target)
        yield Field(
            wire=wire,
            name=raw.get("x-sdk-python-name") or attribute_name(wire),
            shape=shape,
            required=required,
            text=text,
            secret="true" if secret is True else str(secret or ""),
            default=raw.get("default", target.get("default")),
            has_default="default" in raw,
            max_bytes=raw.get("x-sdk-max-bytes"),
            constant=raw.get("const") if required else None,
            always=raw.get("x-sdk-always", False),
            bounds=bounds({**target, **raw}, text),
            made=(model, wire) in made,
        )


def _check_fields(model: str, fields: tuple[Field, ...]) -> None:
    seen: dict[str, str] = {}
    wires = {field.wire: field for field in fields}
    for field in fields:
        at = pointer("components", "schemas", model, "properties", field.wire)
        other = seen.setdefault(field.name, field.wire)
        if other != field.wire:
            both = f"{field.wire!r} and {other!r} are both {field.name} in Python"
            raise SpecError(at, f"{both}; give one of them an x-sdk-python-name")
        if (free := attribute_name(field.name)) != field.name:
            told = f"{field.name} is reserved for generated code; choose another, such as {free}"
            raise SpecError(f"{at}/x-sdk-python-name", told)
        if isinstance(field.shape, shapes.Sibling) and field.shape.tag not in {*wires, None}:
            raise SpecError(f"{at}/x-sdk-params-by", f"there is no property {field.shape.tag!r}")


def _check_limits(models: tuple[Model, ...], bodies: list[str]) -> None:
    """Sizes are checked where arguments are: an unchecked limit would be a promise not kept."""
    limited = [(one.name, field) for one in models for field in one.fields if field.max_bytes]
    for model, field in limited:
        at = pointer("components", "schemas", model, "properties", field.wire)
        if strip(field.shape) != shapes.Scalar("str"):
            raise SpecError(f"{at}/x-sdk-max-bytes", "only text has a size in bytes")
        if model not in bodies:
            told = "x-sdk-max-bytes is checked on the top level of a request body only"
            raise SpecError(at, told)


def _aliases(document: Document, schemas: Shapes) -> Iterator[shapes.Alias]:
    for name, schema in document.components.items():
        if not is_object(schema):
            yield shapes.Alias(name, described(schema), schemas.alias(name))


def _resources(document: Document, operations: list[Operation]) -> tuple[shapes.Resource, ...]:
    tags = {tag.get("name"): tag for tag in document.raw.get("tags", [])}
    found: dict[str, list[Operation]] = {}
    for op in operations:
        found.setdefault(op.resource, []).append(op)
    return tuple(_resource(tags.get(name, {}), name, ops) for name, ops in found.items())


def _resource(tag: dict[str, Any], name: str, operations: list[Operation]) -> shapes.Resource:
    text, methods = str(tag.get("description", "")), tag.get("x-sdk-methods")
    return shapes.Resource(name, text, tuple(operations), methods)


def _events(document: Document) -> Iterator[tuple[str | int, str, str, str]]:
    """Yield the type, the class of the payload, the name and the text of each notification."""
    seen: set[str | int] = set()
    for name, item in document.raw.get("webhooks", {}).items():
        for verb, operation in item.items():
            event = operation.get("x-sdk-event") if verb in VERBS else None
            if event is None:
                continue
            at = pointer("webhooks", name, verb, "x-sdk-event")
            if not is_object(document.components.get(event["payload"])):
                raise SpecError(f"{at}/payload", f"{event['payload']!r} is no object component")
            if event["type"] in seen:
                raise SpecError(f"{at}/type", f"{event['type']!r} is the type of another webhook")
            seen.add(event["type"])
            text = f"{operation.get('summary', '')} {operation.get('description', '')}".strip()
            yield event["type"], event["payload"], name, text

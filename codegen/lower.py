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
from codegen.load import VERBS, Document
from codegen.lower_operations import lower_operations
from codegen.lower_shapes import Shapes, base_of, is_object, refs
from codegen.names import attribute_name, file_stem
from codegen.reach import closure, exports_of, homes_of
from codegen.shapes import Field, Model, Operation, Shape, strip
from codegen.text import bounds
from codegen.values import mappings


def lower(document: Document) -> shapes.Api:
    """Return the whole description as values; raise :class:`SpecError` where it makes no sense."""
    schemas = Shapes(document)
    models = tuple(_models(document, schemas))
    enums, aliases = tuple(_enums(document)), tuple(_aliases(document, schemas))
    second = opc.read(document)
    operations = lower_operations(document, schemas, {m.name: m for m in models})
    opc.compare(second, models, operations)
    graph = {m.name: [n for f in m.fields for n in refs(f.shape)] for m in models}
    graph |= {a.name: refs(a.shape) for a in aliases}
    bodies = [op.body_model for op in operations if op.body_model]
    _check_limits(models, bodies)
    sent = closure(graph, bodies)
    homes = homes_of(operations, document.components)
    exports, types = exports_of(document, operations, graph, homes)
    return shapes.Api(
        models=tuple(replace(m, request=m.name in sent) for m in models),
        enums=enums,
        aliases=aliases,
        resources=_resources(document, operations),
        unions=tuple(schemas.tables.values()),
        events=tuple(_events(document)),
        exports=exports,
        types=types,
        homes=homes,
    )


def _models(document: Document, schemas: Shapes) -> Iterator[Model]:
    for name, schema in document.components.items():
        if is_object(schema):
            fields = tuple(_fields(document, name, schemas))
            _check_fields(name, fields)
            yield Model(
                name=name,
                stem=_stem(document, name),
                text=_described(schema),
                fields=fields,
                open=schema.get("additionalProperties", False) is not False,
                request=False,
            )


def _stem(document: Document, name: str) -> str:
    """Return a module name no class of the package has: ``models.item`` may be a class."""
    stem = file_stem(name)
    return f"{stem}_" if stem in document.components or stem in _MODULES else stem


_MODULES = frozenset({"enums", "unions", "aliases"})


def _merged(document: Document, schema: dict[str, Any], at: str) -> tuple[dict[str, Any], set[str]]:
    """Return the properties of an object and of what it is made of, and which are required."""
    found: dict[str, Any] = {}
    required = set(schema.get("required", ()))
    for index, part in enumerate(schema.get("allOf", [])):
        target = document.follow(part)
        if not is_object(target):
            raise SpecError(f"{at}/allOf/{index}", "only objects can be put together with allOf")
        more, needed = _merged(document, target, f"{at}/allOf/{index}")
        found, required = found | more, required | needed
    return found | schema.get("properties", {}), required


def _fields(document: Document, model: str, schemas: Shapes) -> Iterator[Field]:
    place = ("components", "schemas", model)
    found, required = _merged(document, document.components[model], pointer(*place))
    for wire, raw in found.items():
        at = (*place, "properties", wire)
        shape = schemas.of(raw, at, f"{model}.{wire}")
        yield _field(document, wire, raw, shape, wire in required, pointer(*at))


def _field(document: Document, wire: str, raw: Any, shape: Shape, required: bool, at: str) -> Field:
    raw = raw if isinstance(raw, dict) else {}
    target = document.follow(raw)
    secret = raw.get("x-sdk-secret")
    fixed = isinstance(shape, shapes.Choice) and len(shape.values) == 1 and "const" in raw
    limit = raw.get("x-sdk-max-bytes")
    if limit is not None and strip(shape) != shapes.Scalar("str"):
        raise SpecError(f"{at}/x-sdk-max-bytes", "only text has a size in bytes")
    return Field(
        wire=wire,
        name=raw.get("x-sdk-python-name") or attribute_name(wire),
        shape=shape,
        required=required,
        text=_text(raw, target),
        secret="true" if secret is True else str(secret or ""),
        default=raw.get("default", target.get("default") if isinstance(target, dict) else None),
        has_default="default" in raw,
        max_bytes=limit,
        constant=raw["const"] if fixed and required else None,
        always=raw.get("x-sdk-always", False),
        bounds=bounds({**target, **raw} if isinstance(target, dict) else raw, _text(raw, target)),
    )


def _text(raw: dict[str, Any], target: Any) -> str:
    if "description" in raw:
        return _described(raw)
    text = _described(target)
    return _described({"description": text, **raw}) if raw is not target else text


def _described(target: Any) -> str:
    """Return the description of a schema, which says whether it is one to leave."""
    if not isinstance(target, dict):
        return ""
    text = str(target.get("description", ""))
    return f"{text} Deprecated.".strip() if target.get("deprecated") else text


def _check_fields(model: str, fields: tuple[Field, ...]) -> None:
    seen: dict[str, str] = {}
    wires = {field.wire: field for field in fields}
    for field in fields:
        at = pointer("components", "schemas", model, "properties", field.wire)
        other = seen.setdefault(field.name, field.wire)
        if other != field.wire:
            raise SpecError(
                at,
                f"{field.wire!r} and {other!r} are both {field.name} in Python; "
                "give one of them an x-sdk-python-name",
            )
        if field.name != attribute_name(field.name):
            raise SpecError(
                f"{at}/x-sdk-python-name",
                f"{field.name} is reserved for generated code; choose another, "
                f"such as {attribute_name(field.name)}",
            )
        if isinstance(field.shape, shapes.Sibling) and field.shape.tag not in {*wires, None}:
            raise SpecError(f"{at}/x-sdk-params-by", f"there is no property {field.shape.tag!r}")


def _check_limits(models: tuple[Model, ...], bodies: list[str]) -> None:
    """Sizes are checked where arguments are: an unchecked limit would be a promise not kept."""
    for model in models:
        for field in model.fields:
            if field.max_bytes is not None and model.name not in bodies:
                raise SpecError(
                    ("components", "schemas", model.name, "properties", field.wire),
                    "x-sdk-max-bytes is checked on the top level of a request body only",
                )


def _enums(document: Document) -> Iterator[shapes.Enum]:
    for name, schema in document.components.items():
        if isinstance(schema, dict) and "enum" in schema:
            base = base_of(schema["enum"], pointer("components", "schemas", name, "enum"))
            yield shapes.Enum(
                name=name,
                text=_described(schema),
                values=tuple(dict.fromkeys(schema["enum"])),
                base=base,
                open=schema.get("x-sdk-open", False),
            )


def _aliases(document: Document, schemas: Shapes) -> Iterator[shapes.Alias]:
    for name, schema in document.components.items():
        if not is_object(schema) and not (isinstance(schema, dict) and "enum" in schema):
            yield shapes.Alias(name, _described(schema), schemas.alias(name))


def _resources(document: Document, operations: list[Operation]) -> tuple[shapes.Resource, ...]:
    tags = {tag["name"]: tag for tag in mappings(document.raw.get("tags")) if "name" in tag}
    names = dict.fromkeys(op.resource for op in operations)
    return tuple(
        shapes.Resource(
            name,
            str(tags.get(name, {}).get("description", "")),
            tuple(op for op in operations if op.resource == name),
            tags.get(name, {}).get("x-sdk-methods"),
        )
        for name in names
    )


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

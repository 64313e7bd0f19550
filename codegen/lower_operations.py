"""Operations: arguments, bodies, replies, pages and lookups."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from codegen.errors import SpecError, pointer
from codegen.load import Document, Parts
from codegen.lower_shapes import Shapes
from codegen.names import RESERVED_ARGUMENTS, argument_name, attribute_name
from codegen.shapes import (
    Argument,
    Choice,
    EnumRef,
    ListOf,
    Lookup,
    Model,
    ModelRef,
    OneOf,
    Operation,
    Pages,
    Scalar,
    Shape,
    strip,
)
from codegen.upstream import Call, Reading

__all__ = ["lower_operations"]

_JSON = "application/json"


def lower_operations(
    document: Document, reading: Reading, shapes: Shapes, models: dict[str, Model]
) -> list[Operation]:
    """Return the operations in the order of the document."""
    found: dict[str, Operation] = {}
    raws: dict[str, dict[str, Any]] = {}
    for path, verb, raw, item in document.operations():
        operation = _Lowering(document, shapes, models, ("paths", path, verb)).of(
            raw, item, reading.calls
        )
        found[operation.id] = operation
        raws[operation.id] = raw
    for name, raw in raws.items():
        if "x-sdk-lookup" in raw:
            lookup = _lookup(found[name], raw["x-sdk-lookup"], found, models)
            found[name] = replace(found[name], lookup=lookup)
    return list(found.values())


class _Lowering:
    """One operation at one place of the document."""

    def __init__(
        self, document: Document, shapes: Shapes, models: dict[str, Model], at: Parts
    ) -> None:
        self.document, self.shapes, self.models, self.at = document, shapes, models, at

    def of(self, raw: dict[str, Any], item: dict[str, Any], calls: dict[str, Call]) -> Operation:
        identity = raw["operationId"]
        if identity not in calls:
            raise SpecError(pointer(*self.at), "openapi-python-client would drop this operation")
        body, body_model, has_body = self._body(raw)
        arguments = (*self._parameters(raw, item, calls[identity]), *body)
        self._check_arguments(identity, arguments)
        response, response_text = self._response(raw)
        pages = self._pages(raw, response, arguments)
        return Operation(
            id=identity,
            resource=raw["x-sdk-resource"],
            method=raw["x-sdk-method"],
            verb=str(self.at[2]).upper(),
            path=str(self.at[1]),
            text="\n\n".join(str(raw[k]) for k in ("summary", "description") if raw.get(k)),
            replay=raw["x-sdk-replay"],
            arguments=arguments,
            has_body=has_body,
            body_model=body_model,
            response=response,
            response_text=response_text,
            statuses=tuple(str(code) for code in raw.get("responses", {})),
            pages=pages,
            lookup=None,
            empty_ok=raw.get("x-sdk-empty-ok", False),
            gone_ok=raw.get("x-sdk-gone-ok", False),
            min_timeout=raw.get("x-sdk-min-timeout"),
            example=self._example(raw),
            at=pointer(*self.at),
        )

    def _parameters(
        self, raw: dict[str, Any], item: dict[str, Any], call: Call
    ) -> tuple[Argument, ...]:
        found: dict[tuple[str, str], Argument] = {}
        for source, at in ((item, self.at[:2]), (raw, self.at)):
            for index, node in enumerate(source.get("parameters", [])):
                place = (*at, "parameters", index)
                argument = self._parameter(self.document.follow(node), place)
                found[argument.place, argument.wire] = argument
        if re.findall(r"{([^{}]*)}", str(self.at[1])) != list(call.path):
            raise SpecError(pointer(*self.at), "path and path parameters do not fit")
        return (
            *(found["path", wire] for wire in call.path),
            *(found["query", wire] for wire, _ in call.query),
        )

    def _parameter(self, raw: dict[str, Any], at: Parts) -> Argument:
        place, wire = raw.get("in"), raw.get("name")
        if place not in ("path", "query") or not isinstance(wire, str):
            raise SpecError(
                pointer(*at),
                f"a parameter in {place!r} cannot be generated; only path and query can "
                "(headers go through request_options)",
            )
        schema = raw.get("schema", {})
        shape = strip(self.shapes.of(schema, (*at, "schema"), f"{wire}"))
        if not _is_scalar(shape):
            raise SpecError(pointer(*at, "schema"), "a parameter must be a single plain value")
        target = self.document.follow(schema)
        example = next((s["example"] for s in (raw, schema, target) if "example" in s), None)
        name = raw.get("x-sdk-python-name", schema.get("x-sdk-python-name"))
        return Argument(
            wire=wire,
            name=name or argument_name(wire),
            shape=shape,
            required=place == "path" or raw.get("required", False),
            place=place,
            text=str(raw.get("description") or schema.get("description") or ""),
            client_default=raw.get("x-sdk-client-default"),
            example=example,
            has_example=example is not None,
        )

    def _body(self, raw: dict[str, Any]) -> tuple[tuple[Argument, ...], str | None, bool]:
        if "requestBody" not in raw:
            return (), None, False
        at = (*self.at, "requestBody", "content")
        content = self.document.follow(raw["requestBody"]).get("content", {})
        if list(content) != [_JSON]:
            raise SpecError(pointer(*at), f"a request body must be {_JSON} and nothing else")
        schema = content[_JSON].get("schema", {})
        if isinstance(schema, dict) and "$ref" not in schema and not schema.get("properties"):
            return (), None, True
        shape = self.shapes.of(schema, (*at, _JSON, "schema"), "body")
        if not isinstance(shape, ModelRef):
            raise SpecError(pointer(*at, _JSON, "schema"), "a request body must be a named object")
        fields = self.models[shape.name].fields
        return (
            tuple(
                Argument(
                    wire=f.wire,
                    # ``list_`` is needed on a class only; a keyword argument may be ``list``.
                    name=argument_name(f.wire) if f.name == attribute_name(f.wire) else f.name,
                    shape=f.shape,
                    required=f.required,
                    place="body",
                    text=f.text,
                    max_bytes=f.max_bytes,
                )
                for f in fields
            ),
            shape.name,
            True,
        )

    def _check_arguments(self, identity: str, arguments: tuple[Argument, ...]) -> None:
        seen: dict[str, Argument] = {}
        for argument in arguments:
            other = seen.setdefault(argument.name, argument)
            if other is not argument:
                raise SpecError(
                    pointer(*self.at),
                    f"the {other.place} value {other.wire!r} and the {argument.place} value "
                    f"{argument.wire!r} are both the argument {argument.name}; "
                    "give one of them an x-sdk-python-name",
                )
            if argument.name in {*RESERVED_ARGUMENTS, identity}:
                raise SpecError(
                    pointer(*self.at),
                    f"the argument name {argument.name} is reserved for generated code; "
                    "choose another with x-sdk-python-name",
                )

    def _response(self, raw: dict[str, Any]) -> tuple[Shape | None, str]:
        success = sorted(code for code in raw.get("responses", {}) if str(code).startswith("2"))
        if not success:
            raise SpecError(pointer(*self.at, "responses"), "a success response (2xx) is missing")
        at = (*self.at, "responses", success[0])
        response = self.document.follow(raw["responses"][success[0]])
        content = response.get("content", {})
        text = str(response.get("description", ""))
        if not content:
            return None, text
        if list(content) != [_JSON]:
            raise SpecError(pointer(*at, "content"), f"a success response must be {_JSON}")
        place = (*at, "content", _JSON, "schema")
        shape = self.shapes.of(content[_JSON].get("schema", {}), place, "reply")
        inner = shape.item if isinstance(shape, ListOf) else shape
        if not isinstance(inner, ModelRef):
            raise SpecError(pointer(*place), "a reply must be a named object or a list of them")
        return shape, text

    def _example(self, raw: dict[str, Any]) -> Any:
        if "requestBody" not in raw:
            return None
        media = self.document.follow(raw["requestBody"]).get("content", {}).get(_JSON, {})
        for named in media.get("examples", {}).values():
            return self.document.follow(named).get("value")
        schema = self.document.follow(media.get("schema", {}))
        return media.get("example", schema.get("example") if isinstance(schema, dict) else None)

    def _pages(
        self, raw: dict[str, Any], response: Shape | None, arguments: tuple[Argument, ...]
    ) -> Pages | None:
        rule = raw.get("x-sdk-pagination")
        if rule is None:
            return None
        at = pointer(*self.at, "x-sdk-pagination")
        if not isinstance(response, ModelRef):
            raise SpecError(at, "only a reply that is an object can be walked page by page")
        items, shape = self._follow(response.name, rule["items"], f"{at}/items")
        cursor, _ = self._follow(response.name, rule["cursor"], f"{at}/cursor")
        if not isinstance(shape, ListOf):
            raise SpecError(f"{at}/items", f"{rule['items']} is not a list")
        query = next((a for a in arguments if (a.place, a.wire) == ("query", rule["query"])), None)
        if query is None:
            raise SpecError(f"{at}/query", f"there is no query parameter {rule['query']!r}")
        return Pages(items, cursor, query.wire, shape.item)

    def _follow(self, model: str, path: str, at: str) -> tuple[tuple[str, ...], Shape]:
        return _follow(self.models, model, path, at)


def _is_scalar(shape: Shape) -> bool:
    match shape:
        case Scalar(name):
            return name != "Any"
        case Choice() | EnumRef():
            return True
        case OneOf(members):
            return all(_is_scalar(member) for member in members)
    return False


def _follow(
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


def _lookup(
    operation: Operation,
    rule: dict[str, Any],
    operations: dict[str, Operation],
    models: dict[str, Model],
) -> Lookup:
    at = f"{operation.at}/x-sdk-lookup"
    target = operations.get(rule["operation"])
    if target is None:
        raise SpecError(f"{at}/operation", f"there is no operation {rule['operation']!r}")
    arguments = []
    for name, path in rule["arguments"].items():
        place = f"{at}/arguments/{name}"
        if not any(a.name == name and a.place != "body" for a in target.arguments):
            raise SpecError(place, f"{target.id} has no path or query argument {name!r}")
        given = any(a.wire == path for a in operation.placed("path"))
        if not given:
            _check_body_path(operation, path, place, models)
        arguments.append((name, given, tuple(path.split("."))))
    for argument in target.arguments:
        if argument.required and argument.name not in rule["arguments"]:
            raise SpecError(f"{at}/arguments", f"{target.id} also needs {argument.name}")
    return Lookup(target.id, target.resource, tuple(arguments))


def _check_body_path(operation: Operation, path: str, at: str, models: dict[str, Model]) -> None:
    if operation.body_model is None:
        raise SpecError(at, f"{path!r} is no path parameter, and there is no body to look into")
    _, shape = _follow(models, operation.body_model, path, at)
    if not _is_scalar(shape):
        raise SpecError(at, f"{path} is not a plain value")

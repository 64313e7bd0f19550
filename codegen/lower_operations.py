"""Operations: arguments, bodies, replies, pages and lookups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from codegen import shapes
from codegen.errors import SpecError, pointer
from codegen.load import Document, Parts, component_of
from codegen.lower_shapes import Shapes
from codegen.names import RESERVED_ARGUMENTS, argument_name, attribute_name
from codegen.shapes import Argument, Lookup, Model, ModelRef, Operation, Shape, bases, strip
from codegen.text import bounds, described

_JSON = "application/json"
_NO_ARGUMENTS = (
    "a body that is a map has no arguments; give an object with properties, and a map as one of "
    "them"
)
_OWN_HEADERS = frozenset(
    {"accept", "accept-encoding", "authorization", "connection", "content-length", "content-type"}
    | {"cookie", "host", "transfer-encoding", "user-agent"}
)


def lower_operations(
    document: Document, schemas: Shapes, models: dict[str, Model]
) -> list[Operation]:
    """Return the operations in the order of the document."""
    found = {
        raw["operationId"]: _Lowering(document, schemas, models, ("paths", path, verb)).of(
            raw, item
        )
        for path, verb, raw, item in document.operations()
    }
    for *_, raw, _ in document.operations():
        if rule := raw.get("x-sdk-lookup"):
            operation = found[raw["operationId"]]
            found[operation.id] = replace(operation, lookup=_lookup(operation, rule, found, models))
    return list(found.values())


def _json_of(owner: dict[str, Any]) -> dict[str, Any]:
    """Return what the JSON of a body or a reply is; nothing where it has none."""
    found: dict[str, Any] = owner.get("content", {}).get(_JSON, {})
    return found


def _placed(raw: dict[str, Any], at: Parts) -> tuple[str, str]:
    """Return where a parameter goes and its name on the wire."""
    place, wire = raw.get("in"), raw.get("name")
    if place not in ("path", "query", "header") or not isinstance(wire, str):
        told = f"a parameter in {place!r} cannot be generated; only path, query and header can"
        raise SpecError(at, told)
    if place == "header" and wire.lower() in _OWN_HEADERS:
        raise SpecError((*at, "name"), f"the client sets {wire} itself; leave it out")
    if place != "path" and "x-sdk-client-default" in raw:
        raise SpecError(at, "the client can fill path parameters only")
    if raw.get("x-sdk-client-default", "app_id") != "app_id":
        raise SpecError((*at, "x-sdk-client-default"), "the client knows app_id, and nothing else")
    return place, wire


class _Lowering:
    """One operation at one place of the document."""

    def __init__(
        self, document: Document, schemas: Shapes, models: dict[str, Model], at: Parts
    ) -> None:
        self.document, self.schemas, self.models, self.at = document, schemas, models, at

    def of(self, raw: dict[str, Any], item: dict[str, Any]) -> Operation:
        identity = raw["operationId"]
        model = self._body_model(raw)
        arguments = (*self._parameters(raw, item), *self._body(model))
        self._check_arguments(identity, arguments)
        response, response_text = self._response(raw)
        replies = raw.get("responses", {})
        error = _json_of(self.document.follow(replies.get("default", {}))).get("schema", {})
        body = self.document.follow(raw.get("requestBody", {}))
        return Operation(
            id=identity,
            resource=raw["x-sdk-resource"],
            method=raw["x-sdk-method"],
            replay=raw["x-sdk-replay"],
            empty_ok=raw.get("x-sdk-empty-ok", False),
            gone_ok=raw.get("x-sdk-gone-ok", False),
            warns=raw.get("x-sdk-warn", False),
            tokens=raw.get("x-sdk-tokens"),
            min_timeout=raw.get("x-sdk-min-timeout"),
            also=tuple(raw.get("x-sdk-also", "").split(".")),
            verb=str(self.at[2]).upper(),
            path=str(self.at[1]),
            text="\n\n".join(str(raw[k]) for k in ("summary", "description") if raw.get(k)),
            deprecated=raw.get("deprecated") is True,
            basic_only=self._basic_only(raw),
            arguments=arguments,
            has_body="requestBody" in raw,
            body_required=body.get("required", False),
            body_model=model,
            response=response,
            response_text=response_text,
            statuses=tuple(map(str, replies)),
            error=component_of(str(error["$ref"])) if "$ref" in error else None,
            pages=self._pages(raw, response, arguments),
            lookup=None,
            example=self._example(_json_of(body)),
            at=pointer(*self.at),
        )

    def _basic_only(self, raw: dict[str, Any]) -> bool:
        """Tell whether the operation takes user name and password, and no token."""
        schemes = self.document.raw.get("components", {}).get("securitySchemes", {})
        ways = raw.get("security", self.document.raw.get("security", ()))
        named = [schemes.get(name, {}) for way in ways for name in way]
        return bool(named) and all(scheme.get("scheme") == "basic" for scheme in named)

    def _parameters(self, raw: dict[str, Any], item: dict[str, Any]) -> tuple[Argument, ...]:
        found: dict[tuple[str, str], Argument] = {}
        for source, at in ((item, self.at[:2]), (raw, self.at)):
            for index, node in enumerate(source.get("parameters", [])):
                place = (*at, "parameters", index)
                argument = self._parameter(self.document.follow(node), place)
                found[argument.place, argument.wire] = argument
        path = str(self.at[1])
        named = re.findall(r"{([^{}]*)}", path)
        if "?" in path or "#" in path:
            raise SpecError(self.at[:2], "a path has no ? and no #; write a query parameter")
        if sorted(named) != sorted(wire for place, wire in found if place == "path"):
            raise SpecError(self.at, "path and path parameters do not fit")
        rest = [a for place in ("query", "header") for a in found.values() if a.place == place]
        return (*(found["path", wire] for wire in named), *rest)

    def _parameter(self, raw: dict[str, Any], at: Parts) -> Argument:
        place, wire = _placed(raw, at)
        schema = raw.get("schema", {})
        shape = self.schemas.of(schema, (*at, "schema"), wire)
        if not bases(shape):
            raise SpecError(
                (*at, "schema"), "a parameter must be a single plain value, without null"
            )
        target, text = self.document.follow(schema), described(raw, schema)
        is_time = raw.get("x-sdk-time", False)
        return Argument(
            wire=wire,
            # Headers have no case.
            name=raw.get("x-sdk-python-name")
            or argument_name(wire.lower() if place == "header" else wire),
            shape=shape,
            required=place == "path" or raw.get("required", False),
            place=place,
            text=text,
            client_default=raw.get("x-sdk-client-default"),
            example=raw.get("example", schema.get("example", target.get("example"))),
            default=schema.get("default", target.get("default")),
            minimum=target.get("minimum"),
            maximum=target.get("maximum"),
            is_time=is_time,
            bounds="" if is_time else bounds({**target, **schema}, text),
            names=raw.get("x-sdk-names"),
        )

    def _body_model(self, raw: dict[str, Any]) -> str | None:
        """Return the object a request body is; none for no body and for one that stays empty."""
        if "requestBody" not in raw:
            return None
        at: Parts = (*self.at, "requestBody", "content")
        content = self.document.follow(raw["requestBody"]).get("content", {})
        if list(content) != [_JSON]:
            raise SpecError(at, f"a request body must be {_JSON} and nothing else")
        schema, at = content[_JSON].get("schema", {}), (*at, _JSON, "schema")
        if schema in ({}, True):
            return None
        if schema.get("type") == "object" and "properties" not in schema:
            if schema.get("additionalProperties"):
                raise SpecError(at, _NO_ARGUMENTS)
            return None
        shape = self.schemas.of(schema, at, "body")
        if not isinstance(shape, ModelRef):
            raise SpecError(at, "a request body must be a named object")
        model = self.models[shape.name]
        if model.open and not model.fields:
            raise SpecError(at, _NO_ARGUMENTS)
        return model.name

    def _body(self, model: str | None) -> Iterator[Argument]:
        for field in self.models[model].fields if model else ():
            # ``list_`` is needed on a class only; a keyword argument may be ``list``.
            renamed = field.name != attribute_name(field.wire)
            name = field.name if renamed else argument_name(field.wire)
            yield Argument(**{**vars(field), "name": name, "place": "body"})

    def _check_arguments(self, identity: str, arguments: tuple[Argument, ...]) -> None:
        seen: dict[str, Argument] = {}
        for argument in arguments:
            other = seen.setdefault(argument.name, argument)
            if other is not argument:
                both = (f"the {one.place} value {one.wire!r}" for one in (other, argument))
                told = f"{' and '.join(both)} are both the argument {argument.name}; "
                raise SpecError(self.at, f"{told}give one of them an x-sdk-python-name")
            if argument.name in {*RESERVED_ARGUMENTS, identity}:
                told = f"the argument name {argument.name} is reserved for generated code; "
                raise SpecError(self.at, f"{told}choose another with x-sdk-python-name")

    def _response(self, raw: dict[str, Any]) -> tuple[Shape | None, str]:
        """Return the shape all success replies share, and the text of the first."""
        found = [
            self._reply(self.document.follow(response), (*self.at, "responses", code))
            for code, response in raw.get("responses", {}).items()
            if str(code).startswith("2")
        ]
        if not found:
            raise SpecError((*self.at, "responses"), "a success response (2xx) is missing")
        if any(shape != found[0][0] for shape, _ in found):
            raise SpecError((*self.at, "responses"), "all 2xx replies must have one schema")
        return found[0]

    def _reply(self, response: dict[str, Any], at: Parts) -> tuple[Shape | None, str]:
        content, text = response.get("content", {}), str(response.get("description", ""))
        if not content:
            return None, text
        if list(content) != [_JSON]:
            raise SpecError((*at, "content"), f"a success response must be {_JSON}")
        place = (*at, "content", _JSON, "schema")
        shape = self.schemas.of(content[_JSON].get("schema", {}), place, "reply")
        inner = shape.item if isinstance(shape, shapes.ListOf) else shape
        if not isinstance(inner, ModelRef):
            raise SpecError(place, "a reply must be a named object or a list of them")
        return shape, text

    def _example(self, media: dict[str, Any]) -> Any:
        for named in media.get("examples", {}).values():
            return self.document.follow(named).get("value")
        return media.get("example", self.document.follow(media.get("schema", {})).get("example"))

    def _pages(
        self, raw: dict[str, Any], response: Shape | None, arguments: tuple[Argument, ...]
    ) -> shapes.Pages | None:
        rule = raw.get("x-sdk-pagination")
        if rule is None:
            return None
        at = pointer(*self.at, "x-sdk-pagination")
        if not isinstance(response, ModelRef):
            raise SpecError(at, "only a reply that is an object can be walked page by page")
        items, shape = _follow(self.models, response.name, rule["items"], f"{at}/items")
        cursor, mark = _follow(self.models, response.name, rule["cursor"], f"{at}/cursor")
        if not bases(mark):
            raise SpecError(f"{at}/cursor", f"{rule['cursor']} is not a plain value")
        if not isinstance(shape, shapes.ListOf):
            raise SpecError(f"{at}/items", f"{rule['items']} is not a list")
        query = next((a for a in arguments if (a.place, a.wire) == ("query", rule["query"])), None)
        if query is None:
            raise SpecError(f"{at}/query", f"there is no query parameter {rule['query']!r}")
        rows = tuple(rule["items"].split("."))
        return shapes.Pages(items, cursor, query.wire, shape.item, rows)


# -- dotted paths, into replies (pagination) and into requests (lookup) --------------------------


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
    _, shape = _follow(models, operation.body_model, path, at)
    if not bases(shape):
        raise SpecError(at, f"{path} is not a plain value")

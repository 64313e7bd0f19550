"""Schemas to shapes: scalars, lists, maps, enumerations, references, unions chosen by a tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from codegen import shapes
from codegen.errors import SpecError, pointer
from codegen.load import COMPONENT, Document, Parts, component_of, is_object
from codegen.shapes import ANY, Shape, needs_parse, strip

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
"""The Python types of plain JSON values."""


def base_of(values: list[Any], at: str) -> str:
    """Return the Python type all enumeration values share: str or int."""
    kinds = {type(value) for value in values}
    if kinds <= {str} or kinds <= {int}:
        return "str" if kinds == {str} else "int"
    told = "enumeration values must be all text or all integers; quote values that YAML reads "
    raise SpecError(at, f"{told}differently, and write a null as oneOf: [..., {{type: 'null'}}]")


def _flat(members: list[Shape]) -> Iterator[Shape]:
    """Members of unions within a union are members of it, where a class must be chosen."""
    for shape in members:
        inner = isinstance(shape, shapes.OneOf) and (shape.table or shape.alias is None)
        yield from shape.members if inner else [shape]  # type: ignore[union-attr]


def _check_mapping(schema: dict[str, Any], tag: str, by: dict[Any, str], at: Parts) -> None:
    """The members' own fixed values choose; a discriminator may only say the same."""
    said = schema.get("discriminator", {})
    if said.get("propertyName", tag) != tag:
        raise SpecError((*at, "x-sdk-tag"), f"differs from {said['propertyName']}; keep one")
    chosen = {str(value): name for value, name in by.items()}
    for value, ref in said.get("mapping", {}).items():
        name = chosen.get(value)
        if name != component_of(str(ref)):
            told = f"{value!r} is the fixed {tag} of {name or 'no member'}, not of {ref}"
            raise SpecError((*at, "discriminator", "mapping", value), told)


def _check_members(members: Iterable[Shape], at: Parts) -> None:
    """A tag chooses among objects; nothing tells what the entries of a list in a union are."""
    found = list(members)
    for member in found if len(found) > 1 else ():
        if isinstance(member, (shapes.ListOf, shapes.MapOf)) and needs_parse(member):
            told = "a list or map of named objects cannot be read beside another type; "
            raise SpecError(at, f"{told}write items: {{}} (or additionalProperties: true) there")


class Shapes:
    """Turns schemas into shapes; ``table`` names the union tables met on the way."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._aliases: dict[str, Shape] = {}
        self._open: list[str] = []
        self.tables: dict[str, shapes.OneOf | shapes.Sibling] = {}

    def of(self, schema: Any, at: Parts, table: str) -> Shape:
        """Return the shape of a schema found at ``at``."""
        if schema is True or schema == {}:
            return ANY
        if "$ref" in schema:
            return self.named(schema["$ref"], at)
        if "x-sdk-params-by" in schema or "x-sdk-params" in schema:
            return self._sibling(schema, at, table)
        if "const" in schema:
            value = schema["const"]
            if not isinstance(value, (str, int)):
                raise SpecError((*at, "const"), "must be text, an integer or a boolean")
            return shapes.Choice((value,), type(value).__name__)
        if "enum" in schema:
            base = base_of(schema["enum"], pointer(*at, "enum"))
            return shapes.Choice(tuple(schema["enum"]), base, schema.get("x-sdk-open", False))
        for key in ("oneOf", "anyOf"):
            if key in schema:
                return self._union(schema, key, at, table)
        return self._typed(schema, at, table)

    def named(self, ref: str, at: Parts) -> Shape:
        """Return the shape of a reference to a component."""
        name = component_of(ref)
        if not ref.startswith(COMPONENT) or name not in self._document.components:
            raise SpecError((*at, "$ref"), f"a schema must refer to {COMPONENT}<Name>")
        is_class = is_object(self._document.components[name])
        return shapes.ModelRef(name) if is_class else self.alias(name)

    def alias(self, name: str) -> Shape:
        """Return the shape of a component that is no class."""
        place = ("components", "schemas", name)
        if name in self._open:
            raise SpecError(place, "this alias contains itself; make one part an object")
        if name not in self._aliases:
            schema = self._document.components[name]
            if "$ref" in schema:
                raise SpecError(place, "is only another name; refer to the target itself")
            self._open.append(name)
            shape = self.of(schema, place, name)
            if isinstance(shape, shapes.Choice) and "enum" in schema:
                shape = replace(shape, name=name)
            self._aliases[name] = shape
            self._open.pop()
        return self._aliases[name]

    def _typed(self, schema: dict[str, Any], at: Parts, table: str) -> Shape:
        kind = schema.get("type")
        if isinstance(kind, list):
            return self._types(schema, kind, at, table)
        if kind in SCALARS:
            return shapes.Scalar(SCALARS[kind])
        if kind == "array":
            if "items" not in schema:
                raise SpecError(at, "an array needs items; write items: {} for anything")
            return shapes.ListOf(self.of(schema["items"], (*at, "items"), f"{table}[]"))
        if "properties" in schema or "allOf" in schema:
            told = "an object with properties needs a name: move it to components/schemas and "
            raise SpecError(at, f"{told}refer to it")
        if kind == "object":
            value = schema.get("additionalProperties", True)
            if isinstance(value, bool):
                return shapes.MapOf(ANY)
            return shapes.MapOf(self.of(value, (*at, "additionalProperties"), f"{table}{{}}"))
        if kind is None:
            return ANY
        raise SpecError((*at, "type"), f"the type {kind!r} is not understood here")

    def _types(self, schema: dict[str, Any], kinds: list[Any], at: Parts, table: str) -> Shape:
        rest = [kind for kind in kinds if kind != "null"]
        found = tuple(self._typed({**schema, "type": kind}, at, table) for kind in rest)
        if not found:
            raise SpecError((*at, "type"), "names no type but null; name another type")
        _check_members(found, at)
        shape = found[0] if len(found) == 1 else shapes.OneOf(found)
        return shape if len(rest) == len(kinds) else shapes.Nullable(shape)

    def _union(self, schema: dict[str, Any], key: str, at: Parts, table: str) -> Shape:
        rest = [(index, raw) for index, raw in enumerate(schema[key]) if raw.get("type") != "null"]
        if not rest:
            raise SpecError((*at, key), "a union needs at least one member beside null")
        found = [self.of(raw, (*at, key, index), f"{table}.{index}") for index, raw in rest]
        members = list(map(strip, found))
        only = members[0]
        if len(members) > 1:
            only = self._tagged(schema, list(_flat(members)), at, table)
        nullable = len(rest) < len(schema[key]) or members != found
        return shapes.Nullable(only) if nullable else only

    def _tagged(
        self, schema: dict[str, Any], members: list[Shape], at: Parts, table: str
    ) -> shapes.OneOf:
        is_component = at[:2] == ("components", "schemas") and len(at) == 3
        name = str(at[-1]) if is_component else None
        models = [member.name for member in members if isinstance(member, shapes.ModelRef)]
        _check_members(members, at)
        objects = len(models) + sum(isinstance(member, shapes.MapOf) for member in members)
        tag = schema.get("x-sdk-tag", schema.get("discriminator", {}).get("propertyName"))
        default = schema.get("x-sdk-default-member")
        if default is not None and default not in models:
            raise SpecError((*at, "x-sdk-default-member"), f"{default} is not a member")
        if not models:
            return shapes.OneOf(tuple(members), alias=name)
        if objects < 2:
            shape = shapes.OneOf(tuple(members), None, (), models[0], name, table)
        elif tag is None:
            told = "a union of objects needs a tag: add x-sdk-tag (or discriminator) naming the "
            told += "property that tells them apart, or x-sdk-params-by when it stands beside them"
            raise SpecError(at, told)
        else:
            by = self._tags(models, tag, default, at)
            _check_mapping(schema, tag, dict(by), at)
            shape = shapes.OneOf(tuple(members), tag, by, default, name, table)
        self.tables[table] = shape
        return shape

    def _tags(
        self, models: list[str], tag: str, default: str | None, at: Parts
    ) -> tuple[tuple[str | int, str], ...]:
        by: dict[str | int, str] = {}
        for name in (name for name in models if name != default):
            values = self._tag_values(name, tag)
            if not values:
                told = f"the member {name} has no fixed {tag}: give its property {tag} a const, or "
                raise SpecError(at, f"{told}name it in x-sdk-default-member (one member only)")
            for value in values:
                if by.setdefault(value, name) != name:
                    raise SpecError(at, f"{tag}: {value!r} belongs to {by[value]} and to {name}")
            _, required = self._document.merged(self._document.components[name])
            if tag not in required:
                told = f"must require {tag}: by its value the union at {pointer(*at)} chooses"
                raise SpecError(("components", "schemas", name), told)
        return tuple(by.items())

    def _tag_values(self, model: str, tag: str) -> list[str | int]:
        """Return the fixed values of the tag; those of the first part that fixes it."""
        for part in self._document.parts(self._document.components[model]):
            found = self._document.follow(part.get("properties", {}).get(tag)) or {}
            if "const" in found:
                return [found["const"]]
            if "enum" in found and not found.get("x-sdk-open"):
                return list(found["enum"])
        return []

    def _sibling(self, schema: dict[str, Any], at: Parts, table: str) -> shapes.Sibling:
        params, tag = schema.get("x-sdk-params", {}), schema.get("x-sdk-params-by")
        if (tag is None) != (list(params) == ["*"]):
            told = "x-sdk-params lists {value: schema} by x-sdk-params-by, the property beside it; "
            raise SpecError(at, told + "without x-sdk-params-by it must be {'*': schema}")
        for name in params.values():
            if not is_object(self._document.components.get(name)):
                raise SpecError((*at, "x-sdk-params"), f"{name!r} is no object component")
        shape = shapes.Sibling(tag, tuple(params.items()), params.get("*"), table)
        self.tables[table] = shape
        return shape

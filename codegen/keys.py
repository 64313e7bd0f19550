"""Which keys the generator reads in each place of a description. Every other is refused.

A misspelt key would be left out silently, and the generated code would be wrong. So each place has
a list of its keys, whatever stands beside them is an error, and the nearest known key is named.
Keys that begin with ``x-`` are free, but for ``x-sdk-``, which are the generator's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from codegen.errors import SpecError
from codegen.extensions import EXTENSIONS
from codegen.load import VERBS, Document, Parts


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STANDARD = {
    "document": _words("openapi info servers security tags paths webhooks components externalDocs"),
    "info": _words("title version summary description contact license termsOfService"),
    "server": _words("url description variables"),
    "tag": _words("name description externalDocs"),
    "path": _words("summary description parameters") | frozenset(VERBS),
    "operation": _words(
        "operationId tags summary description parameters requestBody responses deprecated security "
        "externalDocs"
    ),
    "webhook": _words(
        "operationId tags summary description security parameters requestBody responses"
    ),
    "parameter": _words(
        "name in required schema description example examples deprecated style explode"
    ),
    "request body": _words("description required content"),
    "response": _words("description content headers"),
    "media type": _words("schema example examples"),
    "example": _words("summary description value"),
    "header": _words("description required schema example examples deprecated"),
    "schema": _words(
        "type description title default enum const items properties required additionalProperties "
        "allOf oneOf anyOf discriminator minimum maximum exclusiveMinimum exclusiveMaximum "
        "multipleOf minLength maxLength minItems maxItems uniqueItems minProperties maxProperties "
        "pattern format example examples deprecated"
    ),
    "discriminator": _words("propertyName mapping"),
    "components": _words(
        "schemas parameters responses requestBodies headers examples securitySchemes"
    ),
    "reference": _words("$ref summary description"),
    "schema beside $ref": _words("$ref description default example examples deprecated"),
}
OWN = {**EXTENSIONS, "schema beside $ref": EXTENSIONS["schema"]}
HINTS = {
    "nullable": "OpenAPI 3.1 writes null as a type: `type: [string, 'null']`",
    "readOnly": "give replies a schema of their own, then the field is no argument",
    "writeOnly": "give requests a schema of their own, then no reply has the field",
    "servers": "the client has one address for all operations; move it to the document",
    "$ref": "write the item out; only what stands in components can be referred to",
    "patternProperties": "write `additionalProperties` with the schema of the values",
    "const": "an enumeration with one value is `enum: [value]`",
}
STYLES = {"query": "form", "path": "simple", "header": "simple"}

Check = Callable[["_Checker", Parts, dict[str, Any]], None]


def check_keys(document: Document) -> Document:
    """Return the document; raise :class:`SpecError` for the first key that would not be read."""
    _Checker(document).document()
    return document


class _Checker:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._tags = {
            tag.get("name") for tag in _mappings(document.raw.get("tags")) if "name" in tag
        }

    # -- the document, from the outside in -------------------------------------------------

    def document(self) -> None:
        raw = self._document.raw
        self._keys("document", (), raw)
        self._keys("info", ("info",), raw.get("info", {}))
        for name, place in (("servers", "server"), ("tags", "tag")):
            for index, item in enumerate(_mappings(raw.get(name))):
                self._keys(place, (name, index), item)
        for path, item in _items(raw.get("paths")):
            self._path(("paths", path), item, "operation")
        for name, item in _items(raw.get("webhooks")):
            self._path(("webhooks", name), item, "webhook")
        self._components(raw.get("components", {}))

    def _components(self, components: dict[str, Any]) -> None:
        self._keys("components", ("components",), components)
        checks: dict[str, Check] = {
            "schemas": _Checker._schema,
            "parameters": _Checker._parameter,
            "responses": _Checker._response,
            "requestBodies": _Checker._body,
            "headers": _Checker._header,
            "examples": _Checker._example,
        }
        for kind, check in checks.items():
            for name, item in _items(components.get(kind)):
                check(self, ("components", kind, name), item)

    def _path(self, at: Parts, item: dict[str, Any], kind: str) -> None:
        self._keys("path", at, item)
        for index, parameter in enumerate(_mappings(item.get("parameters"))):
            self._parameter((*at, "parameters", index), parameter)
        for verb in VERBS:
            if isinstance(item.get(verb), dict):
                self._operation((*at, verb), item[verb], kind)

    def _operation(self, at: Parts, operation: dict[str, Any], kind: str) -> None:
        self._keys(kind, at, operation)
        for index, tag in enumerate(operation.get("tags") or ()):
            if tag not in self._tags:
                raise SpecError(
                    (*at, "tags", index),
                    f"the tag {tag!r} is not declared{_nearest(tag, self._tags)}; add it to the "
                    "tags of the document",
                )
        for index, parameter in enumerate(_mappings(operation.get("parameters"))):
            self._parameter((*at, "parameters", index), parameter)
        if isinstance(operation.get("requestBody"), dict):
            self._body((*at, "requestBody"), operation["requestBody"])
        for status, response in _items(operation.get("responses")):
            self._response((*at, "responses", status), response)

    def _parameter(self, at: Parts, parameter: dict[str, Any]) -> None:
        if self._is_reference(at, parameter):
            return
        self._keys("parameter", at, parameter)
        place = parameter.get("in")
        style = STYLES.get(str(place), "")
        if parameter.get("style", style) != style:
            raise SpecError((*at, "style"), f"in {place} only the style {style} is understood")
        self._schema_in(at, "schema", parameter)
        self._examples(at, parameter)

    def _body(self, at: Parts, body: dict[str, Any]) -> None:
        if not self._is_reference(at, body):
            self._keys("request body", at, body)
            self._contents(at, body)

    def _response(self, at: Parts, response: dict[str, Any]) -> None:
        if self._is_reference(at, response):
            return
        self._keys("response", at, response)
        self._contents(at, response)
        for name, header in _items(response.get("headers")):
            self._header((*at, "headers", name), header)

    def _header(self, at: Parts, header: dict[str, Any]) -> None:
        if not self._is_reference(at, header):
            self._keys("header", at, header)
            self._schema_in(at, "schema", header)

    def _contents(self, at: Parts, owner: dict[str, Any]) -> None:
        for kind, media in _items(owner.get("content")):
            place = (*at, "content", kind)
            self._keys("media type", place, media)
            self._schema_in(place, "schema", media)
            self._examples(place, media)

    def _examples(self, at: Parts, owner: dict[str, Any]) -> None:
        for name, example in _items(owner.get("examples")):
            self._example((*at, "examples", name), example)
        schema = owner.get("schema")
        if schema is not None and "example" in owner:
            self._fits((*at, "example"), owner["example"], schema)
        for name, example in _items(owner.get("examples")):
            if schema is not None:
                value = self._document.follow(example).get("value")
                self._fits((*at, "examples", name, "value"), value, schema)

    def _example(self, at: Parts, example: dict[str, Any]) -> None:
        if not self._is_reference(at, example):
            self._keys("example", at, example)

    # -- schemas ---------------------------------------------------------------------------

    def _schema_in(self, at: Parts, key: str, owner: dict[str, Any]) -> None:
        if isinstance(owner.get(key), dict):
            self._schema((*at, key), owner[key])

    def _schema(self, at: Parts, schema: dict[str, Any], whole: Any = None) -> None:
        """Check a schema; ``whole`` is the object that it is a part of by allOf."""
        if "$ref" in schema:
            self._keys("schema beside $ref", at, schema)
            return
        self._keys("schema", at, schema)
        self._enum(at, schema)
        self._required(at, schema, whole or schema)
        if isinstance(schema.get("discriminator"), dict):
            self._keys("discriminator", (*at, "discriminator"), schema["discriminator"])
        for key in ("items", "additionalProperties"):
            self._schema_in(at, key, schema)
        for name, inner in _items(schema.get("properties")):
            self._schema((*at, "properties", name), inner)
        for key in ("allOf", "oneOf", "anyOf"):
            for index, inner in enumerate(_mappings(schema.get(key))):
                self._schema(
                    (*at, key, index), inner, (whole or schema) if key == "allOf" else None
                )

    def _enum(self, at: Parts, schema: dict[str, Any]) -> None:
        values = schema.get("enum")
        if not isinstance(values, list):
            return
        seen: list[Any] = []
        for index, value in enumerate(values):
            if any(value == other and type(value) is type(other) for other in seen):
                raise SpecError(
                    (*at, "enum", index), f"{value!r} is written twice; remove one of them"
                )
            seen.append(value)
            if not _is_of(value, schema.get("type")):
                raise SpecError(
                    (*at, "enum", index),
                    f"{value!r} is no {schema['type']}; quote it, or correct the type",
                )

    def _required(self, at: Parts, schema: dict[str, Any], whole: Any) -> None:
        names = schema.get("required")
        if not isinstance(names, list):
            return
        properties = self._properties(at, whole, ())
        for index, name in enumerate(names):
            if name not in properties:
                raise SpecError(
                    (*at, "required", index),
                    f"there is no property {name!r}{_nearest(name, properties)}",
                )

    def _properties(self, at: Parts, schema: Any, seen: tuple[int, ...]) -> dict[str, Any]:
        """The properties of an object and of all its parts."""
        if id(schema) in seen:
            raise SpecError(at, "allOf leads back to this schema; take one part out")
        found: dict[str, Any] = {}
        for part in _mappings(schema.get("allOf")):
            found |= self._properties(at, self._document.follow(part), (*seen, id(schema)))
        return found | (schema.get("properties") or {})

    def _fits(self, at: Parts, value: Any, schema: Any) -> None:
        """Refuse a key of an example that no field has."""
        schema = self._document.follow(schema)
        if not isinstance(schema, dict):
            return
        if isinstance(value, list):
            for index, item in enumerate(value):
                self._fits((*at, index), item, schema.get("items", {}))
        if not isinstance(value, dict) or any(key in schema for key in ("oneOf", "anyOf")):
            return
        properties = self._properties(at, schema, ())
        for name, inner in value.items():
            if name in properties:
                self._fits((*at, name), inner, properties[name])
            elif properties and not schema.get("additionalProperties"):
                raise SpecError((*at, name), f"no field has this name{_nearest(name, properties)}")

    # -- keys ------------------------------------------------------------------------------

    def _is_reference(self, at: Parts, node: dict[str, Any]) -> bool:
        if "$ref" in node:
            self._keys("reference", at, node)
        return "$ref" in node

    def _keys(self, place: str, at: Parts, node: Any) -> None:
        standard, own = STANDARD[place], OWN.get(place, {})
        for key, value in node.items() if isinstance(node, dict) else ():
            if key in own:
                accepts, wanted = own[key]
                if not accepts(value):
                    raise SpecError((*at, key), f"must be {wanted}, not {value!r}")
            elif key not in standard and (key.startswith("x-sdk-") or not key.startswith("x-")):
                hint = _nearest(key, {*standard, *own})
                hint = hint or (f"; {HINTS[key]}" if key in HINTS else "")
                raise SpecError(
                    (*at, key), f"the generator does not read {key} here ({place}){hint}"
                )


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    """The mappings of a list. What is no list is told by the check of the structure."""
    return (
        (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())
    )


def _items(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Names and mappings of a mapping."""
    items = value.items() if isinstance(value, dict) else ()
    return ((name, item) for name, item in items if isinstance(item, dict))


def _nearest(word: object, known: Any) -> str:
    found = get_close_matches(str(word), [str(one) for one in known], 1, 0.75)
    return f"; did you mean {found[0]}?" if found else ""


_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,),
    "null": (type(None),),
}  # fmt: skip


def _is_of(value: Any, kind: Any) -> bool:
    """Whether an enumeration value has the type of the schema; a list of types allows each."""
    kinds = kind if isinstance(kind, list) else [kind]
    if any(one not in _TYPES for one in kinds):
        return True
    is_bool = isinstance(value, bool)
    return any(isinstance(value, _TYPES[one]) and is_bool == (one == "boolean") for one in kinds)

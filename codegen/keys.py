"""Which keys the generator reads in each place of a description. Every other is refused.

A misspelt key would be left out silently, and the generated code would be wrong. So each place has
a list of its keys, whatever stands beside them is an error, and the nearest known key is named.
Keys that begin with ``x-`` are free, but for ``x-sdk-``, which are the generator's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from codegen.errors import SpecError
from codegen.extensions import EXTENSIONS
from codegen.load import OPAQUE, VERBS, Document, Parts
from codegen.schema_rules import check_beside, check_schema
from codegen.values import Values, mappings, nearest


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
        "operationId tags summary description security parameters requestBody responses deprecated"
    ),
    "parameter": _words(
        "name in required schema description example examples deprecated style explode"
    ),
    "request body": _words("description required content"),
    "response": _words("description content headers"),
    "media type": _words("schema example examples"),
    "example": _words("summary description value"),
    "header": _words("description required schema example examples deprecated style explode"),
    "schema": _words(
        "type description title default enum const items properties required additionalProperties "
        "allOf oneOf anyOf discriminator minimum maximum exclusiveMinimum exclusiveMaximum "
        "multipleOf minLength maxLength minItems maxItems maxProperties "
        "pattern format example examples deprecated $comment"
    ),
    "discriminator": _words("propertyName mapping"),
    "components": _words(
        "schemas parameters responses requestBodies headers examples securitySchemes"
    ),
    "security scheme": _words(
        "type description name in scheme bearerFormat flows openIdConnectUrl"
    ),
    "reference": _words("$ref summary description"),
    "schema beside $ref": _words(
        "$ref title description default example examples deprecated $comment"
    ),
}
OWN = {**EXTENSIONS, "schema beside $ref": EXTENSIONS["schema"]}
HINTS = {
    **dict.fromkeys(
        (
            *("not", "if", "then", "else", "xml", "externalDocs", "encoding", "content", "links"),
            *("$defs", "contains", "prefixItems", "propertyNames", "callbacks"),
        ),
        "say it in the description, and take the key out",
    ),
    "nullable": "OpenAPI 3.1 writes null as a type: `type: [string, 'null']`",
    "readOnly": "give replies a schema of their own, then the field is no argument",
    "writeOnly": "give requests a schema of their own, then no reply has the field",
    "servers": "the client has one address for all operations; move it to the document",
    "$ref": "write the item out; only what stands in components can be referred to",
    "patternProperties": "write `additionalProperties` with the schema of the values",
    "const": "an enumeration with one value is `enum: [value]`",
}
# Keys that say yes or no, in every place but schemas, where required is a list.
_FLAGS = frozenset({"deprecated", "explode", "required"})
_STATUS = re.compile(r"[1-5](\d\d|XX)|default|x-.*")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_PATH = re.compile(r"(/(?!\.{1,2}(/|$))([^{}/]|{[^{}/]+})*)+")
_SCHEMES = ("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")
STYLES = {"query": "form", "path": "simple", "header": "simple"}

Check = Callable[["_Checker", Parts, dict[str, Any]], None]


def check_keys(document: Document) -> Document:
    """Return the document; raise :class:`SpecError` for the first key that would not be read."""
    _Checker(document).document()
    return document


class _Checker:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._values = Values(document)
        self._tags = [tag.get("name") for tag in mappings(document.raw.get("tags"))]
        self._schemes = document.raw.get("components", {}).get("securitySchemes") or {}

    # -- the document, from the outside in -------------------------------------------------

    def document(self) -> None:
        raw = self._document.raw
        self._keys("document", (), raw)
        self._keys("info", ("info",), raw.get("info", {}))
        for name, place in (("servers", "server"), ("tags", "tag")):
            for index, item in enumerate(mappings(raw.get(name))):
                self._keys(place, (name, index), item)
        for index, tag in enumerate(self._tags):
            if tag in self._tags[:index]:
                raise SpecError(("tags", index, "name"), f"the tag {tag!r} is declared twice")
        self._security((), raw)
        spelled: dict[str, str] = {}
        for path, item in _items(raw.get("paths")):
            other = spelled.setdefault(re.sub(r"{[^{}]*}", "{}", path), path)
            if other != path:
                raise SpecError(("paths", path), f"is the same path as {other}; write one of them")
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
            "securitySchemes": _Checker._scheme,
        }
        for kind, check in checks.items():
            for name, item in _items(components.get(kind)):
                check(self, ("components", kind, name), item)

    def _scheme(self, at: Parts, scheme: dict[str, Any]) -> None:
        self._keys("security scheme", at, scheme)
        if scheme.get("type") not in _SCHEMES:
            raise SpecError((*at, "type"), f"must be one of {', '.join(_SCHEMES)}")

    def _security(self, at: Parts, owner: dict[str, Any]) -> None:
        for index, wanted in enumerate(mappings(owner.get("security"))):
            for name in wanted:
                if name not in self._schemes:
                    raise SpecError(
                        (*at, "security", index, name),
                        f"no security scheme has this name{nearest(name, self._schemes)}",
                    )

    def _path(self, at: Parts, item: dict[str, Any], kind: str) -> None:
        self._keys("path", at, item)
        if kind == "operation" and not _PATH.fullmatch(str(at[1])):
            raise SpecError(at, "a path is /parts/{names}, without empty names, . and ..")
        for index, parameter in enumerate(mappings(item.get("parameters"))):
            self._parameter((*at, "parameters", index), parameter)
        for verb in VERBS:
            if verb in item and not isinstance(item[verb], dict):
                raise SpecError((*at, verb), "must be a mapping, an operation")
            if verb in item:
                self._operation((*at, verb), item[verb], kind)

    def _operation(self, at: Parts, operation: dict[str, Any], kind: str) -> None:
        self._keys(kind, at, operation)
        self._security(at, operation)
        if not isinstance(operation.get("tags", []), list):
            raise SpecError((*at, "tags"), "must be a list of names")
        for index, tag in enumerate(operation.get("tags", ())):
            if tag not in self._tags:
                raise SpecError(
                    (*at, "tags", index),
                    f"the tag {tag!r} is not declared{nearest(tag, self._tags)}; add it to the "
                    "tags of the document",
                )
        for index, parameter in enumerate(mappings(operation.get("parameters"))):
            self._parameter((*at, "parameters", index), parameter)
        if isinstance(operation.get("requestBody"), dict):
            self._body((*at, "requestBody"), operation["requestBody"])
        for status, response in _items(operation.get("responses")):
            if not _STATUS.fullmatch(status):
                raise SpecError((*at, "responses", status), "is no status: 200, 4XX or default")
            self._response((*at, "responses", status), response)

    def _parameter(self, at: Parts, parameter: dict[str, Any]) -> None:
        if self._is_reference(at, parameter, "parameters"):
            return
        self._keys("parameter", at, parameter)
        place = parameter.get("in")
        if place == "header" and not _TOKEN.fullmatch(str(parameter.get("name"))):
            raise SpecError((*at, "name"), "the name of a header has ASCII letters, digits and -")
        style = STYLES.get(str(place), "")
        if parameter.get("style", style) != style:
            raise SpecError((*at, "style"), f"in {place} only the style {style} is understood")
        self._schema_in(at, "schema", parameter)
        self._examples(at, parameter)

    def _body(self, at: Parts, body: dict[str, Any]) -> None:
        if not self._is_reference(at, body, "requestBodies"):
            self._keys("request body", at, body)
            self._contents(at, body)

    def _response(self, at: Parts, response: dict[str, Any]) -> None:
        if self._is_reference(at, response, "responses"):
            return
        self._keys("response", at, response)
        if at[-1] in ("204", "304") and "content" in response:
            raise SpecError((*at, "content"), f"a reply of status {at[-1]} has no content")
        self._contents(at, response)
        for name, header in _items(response.get("headers")):
            self._header((*at, "headers", name), header)

    def _header(self, at: Parts, header: dict[str, Any]) -> None:
        if not self._is_reference(at, header, "headers"):
            self._keys("header", at, header)
            self._schema_in(at, "schema", header)

    def _contents(self, at: Parts, owner: dict[str, Any]) -> None:
        for kind, media in _items(owner.get("content")):
            place = (*at, "content", kind)
            self._keys("media type", place, media)
            self._schema_in(place, "schema", media)
            self._examples(place, media)

    def _examples(self, at: Parts, owner: dict[str, Any]) -> None:
        schema = owner.get("schema", {})
        if "example" in owner:
            self._values.fits((*at, "example"), owner["example"], schema)
        for name, example in _items(owner.get("examples")):
            place = (*at, "examples", name)
            self._example(place, example)
            value = self._document.follow(example).get("value")
            self._values.fits((*place, "value"), value, schema)
        if "example" in owner and "examples" in owner:
            raise SpecError((*at, "example"), "is not read beside examples; keep one of them")

    def _example(self, at: Parts, example: dict[str, Any]) -> None:
        if not self._is_reference(at, example, "examples"):
            self._keys("example", at, example)
            if "value" not in example:
                raise SpecError(at, "an example needs a value")

    # -- schemas ---------------------------------------------------------------------------

    def _schema_in(self, at: Parts, key: str, owner: dict[str, Any]) -> None:
        if isinstance(owner.get(key), dict):
            self._schema((*at, key), owner[key])

    def _schema(self, at: Parts, schema: dict[str, Any], whole: Any = None) -> None:
        """Check a schema; ``whole`` is the object that it is a part of by allOf."""
        if "$ref" in schema:
            self._keys("schema beside $ref", at, schema)
            check_beside(at, schema, self._values)
            return
        self._keys("schema", at, schema)
        check_schema(at, schema, whole or schema, self._values)
        if isinstance(schema.get("discriminator"), dict):
            self._keys("discriminator", (*at, "discriminator"), schema["discriminator"])
        for key in ("items", "additionalProperties"):
            self._schema_in(at, key, schema)
        for name, inner in _items(schema.get("properties")):
            self._schema((*at, "properties", name), inner)
        for key in ("allOf", "oneOf", "anyOf"):
            for index, inner in enumerate(mappings(schema.get(key))):
                self._schema(
                    (*at, key, index), inner, (whole or schema) if key == "allOf" else None
                )

    # -- keys ------------------------------------------------------------------------------

    def _is_reference(self, at: Parts, node: dict[str, Any], kind: str) -> bool:
        if "$ref" not in node:
            return False
        self._keys("reference", at, node)
        prefix = f"#/components/{kind}/"
        if not str(node["$ref"]).startswith(prefix) or "$ref" in self._document.follow(node):
            raise SpecError((*at, "$ref"), f"must refer to {prefix}<name>, and not to a reference")
        return True

    def _keys(self, place: str, at: Parts, node: Any) -> None:
        standard, own = STANDARD[place], OWN.get(place, {})
        flags = _FLAGS - {"required"} if place == "schema" else _FLAGS
        for key, value in node.items() if isinstance(node, dict) else ():
            if value is None and key not in OPAQUE and (key in own or not key.startswith("x-")):
                raise SpecError((*at, key), "has no value; give it one, or take the key out")
            if key in own:
                accepts, wanted = own[key]
                if not accepts(value):
                    raise SpecError((*at, key), f"must be {wanted}, not {value!r}")
            elif key not in standard and (key.startswith("x-sdk-") or not key.startswith("x-")):
                raise SpecError(
                    (*at, key),
                    f"the generator does not read {key} here ({place})"
                    f"{_hint(key, value, {*standard, *own})}",
                )
            elif key in flags and not isinstance(value, bool):
                raise SpecError((*at, key), f"must be true or false, not {value!r}")


def _hint(key: str, value: Any, known: set[str]) -> str:
    if hint := nearest(key, known):
        return hint
    if key in HINTS:
        return f"; {HINTS[key]}"
    return "; is it indented too far?" if isinstance(value, dict) and value else ""


def _items(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Names and mappings of a mapping."""
    items = value.items() if isinstance(value, dict) else ()
    return ((name, item) for name, item in items if isinstance(item, dict))

"""Which keys the generator reads in each place of a description. Every other is refused.

A misspelt key would be left out silently, and the generated code would be wrong. So each place has
a list of its keys, whatever stands beside them is an error, and the nearest known key is named.
Keys that begin with ``x-`` are free, but for ``x-sdk-``, which are the generator's own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from codegen.errors import SpecError
from codegen.load import OPAQUE, VERBS, Document, Parts, listed
from codegen.names import is_plain
from codegen.schema_rules import check_beside, check_schema
from codegen.values import Values, nearest

_OPERATION = (
    "operationId tags summary description parameters requestBody responses deprecated security"
)
_VALUE = "required schema description example examples deprecated style explode"
STANDARD = {
    place: frozenset(keys.split())
    for place, keys in {
        "document": "openapi info servers security tags paths webhooks components externalDocs",
        "info": "title version summary description contact license termsOfService",
        "server": "url description variables",
        "tag": "name description externalDocs",
        "path": f"summary description parameters {' '.join(VERBS)}",
        "webhook path": f"summary description parameters {' '.join(VERBS)}",
        "operation": f"{_OPERATION} externalDocs",
        "webhook": _OPERATION,
        "parameter": f"name in {_VALUE}",
        "request body": "description required content",
        "response": "description content headers",
        "media type": "schema example examples",
        "example": "summary description value",
        "header": _VALUE,
        "schema": "type description title default enum const items properties required "
        "additionalProperties allOf oneOf anyOf discriminator minimum maximum exclusiveMinimum "
        "exclusiveMaximum multipleOf minLength maxLength minItems maxItems maxProperties pattern "
        "format example examples deprecated $comment",
        "discriminator": "propertyName mapping",
        "components": "schemas parameters responses requestBodies headers examples securitySchemes",
        "security scheme": "type description name in scheme bearerFormat flows openIdConnectUrl",
        "reference": "$ref summary description",
        "schema beside $ref": "$ref title description default example examples deprecated $comment",
    }.items()
}


# -- the generator's own keys, and what each may say ---------------------------------------------

_Rule = tuple[Callable[[Any], bool], str]


def _is_map(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and value is not True and 0 < value < math.inf


def _is_snake(value: object) -> bool:
    return is_plain(value) and value == str(value).lower()


def _is_dotted(value: object) -> bool:
    parts = str(value).split(".")
    return len(parts) == 2 and all(map(_is_snake, parts))


def _has(wanted: str = "", /, **kinds: type | tuple[type, ...]) -> _Rule:
    """A mapping with exactly these keys; ``wanted`` says what it is, where types do not."""

    def accepts(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and value.keys() == kinds.keys()
            and all(isinstance(value[key], kind) for key, kind in kinds.items())
        )

    names = [f"{k} ({kind.__name__})" for k, kind in kinds.items() if isinstance(kind, type)]
    return accepts, wanted or f"a mapping of {', '.join(names)}"


_TRUE: _Rule = (lambda v: v is True, "true (leave it out otherwise)")
_NAME: _Rule = (is_plain, "an ASCII identifier")
_SNAKE: _Rule = (_is_snake, "a lower-case identifier")
EXTENSIONS: dict[str, dict[str, _Rule]] = {
    "document": {
        "x-sdk-vendors": _has(kinds=dict, classes=dict),
        "x-sdk-rules": (lambda v: isinstance(v, list), "a list of rules"),
        "x-sdk-hints": _has(words=list, instead=dict),
        "x-sdk-builder": _has(
            properties=str, joining=list, own=dict, positional=list, arguments=dict,
            constants=dict, aliases=dict,
        ),
    },
    "tag": {"x-sdk-methods": _NAME},
    "operation": {
        "x-sdk-resource": _SNAKE,
        "x-sdk-method": _SNAKE,
        "x-sdk-replay": (lambda v: v in ("always", "named", "never"), "always, named or never"),
        "x-sdk-pagination": _has(
            "a mapping of items, cursor and query to dotted names", items=str, cursor=str, query=str
        ),
        "x-sdk-empty-ok": _TRUE,
        "x-sdk-gone-ok": _TRUE,
        "x-sdk-warn": _TRUE,
        "x-sdk-tokens": (_is_map, "a mapping of tokens to their user ids, as dotted paths"),
        "x-sdk-lookup": (
            lambda v: _has(operation=str, arguments=dict)[0](v) and _is_map(v["arguments"]),
            "{operation: <operationId>, arguments: {name: dotted.path}}",
        ),
        "x-sdk-min-timeout": (_is_number, "a number of seconds above zero"),
        "x-sdk-also": (_is_dotted, "<resource>.<method>, both lower-case identifiers"),
    },
    "webhook": {
        "x-sdk-event": _has(
            "{type: <eventType>, payload: <schema name>}", type=(str, int), payload=str
        ),
    },
    "parameter": {
        "x-sdk-client-default": _NAME,
        "x-sdk-python-name": _NAME,
        "x-sdk-time": _TRUE,
        "x-sdk-names": (_is_map, "a mapping of words to values"),
    },
    "schema": {
        "x-sdk-secret": (lambda v: v is True or v == "partial", "true or partial"),
        "x-sdk-open": (lambda v: v is True or v == "class", "true or class"),
        "x-sdk-lenient": _TRUE,
        "x-sdk-always": _TRUE,
        "x-sdk-max-bytes": (lambda v: _is_number(v) and isinstance(v, int), "a number of bytes"),
        "x-sdk-python-name": _NAME,
        "x-sdk-tag": (lambda v: isinstance(v, str) and v != "", "the name of a property"),
        "x-sdk-default-member": _NAME,
        "x-sdk-params-by": (lambda v: isinstance(v, str) and v != "", "the property beside it"),
        "x-sdk-params": (_is_map, "a mapping of tag values to component names"),
    },
}  # fmt: skip


_OWN = {**EXTENSIONS, "schema beside $ref": EXTENSIONS["schema"]}
# What stands below the keys of a place: one of a kind, a list of them, or a mapping of names to them.
_BELOW = {
    "document": {
        "info": "info", "servers": "[server", "tags": "[tag", "paths": "{path",
        "webhooks": "{webhook path", "components": "components",
    },
    "path": {"parameters": "[parameter", **dict.fromkeys(VERBS, "operation")},
    "webhook path": {"parameters": "[parameter", **dict.fromkeys(VERBS, "webhook")},
    "operation": {
        "parameters": "[parameter", "requestBody": "request body", "responses": "{response",
    },
    "parameter": {"schema": "schema"},
    "header": {"schema": "schema"},
    "request body": {"content": "{media type"},
    "response": {"content": "{media type", "headers": "{header"},
    "media type": {"schema": "schema"},
    "components": {
        "schemas": "{schema", "parameters": "{parameter", "responses": "{response",
        "requestBodies": "{request body", "headers": "{header", "examples": "{example",
        "securitySchemes": "{security scheme",
    },
    "schema": {
        "discriminator": "discriminator", "items": "schema", "additionalProperties": "schema",
        "properties": "{schema", "oneOf": "[schema", "anyOf": "[schema",
    },
}  # fmt: skip
_BELOW["webhook"] = _BELOW["operation"]
# The places where a reference may stand instead, by where it leads.
_REFERRED = {
    kind[1:]: section for section, kind in _BELOW["components"].items() if kind != "{schema"
}
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
_STYLES = {"query": "form", "path": "simple", "header": "simple"}


def check_keys(document: Document) -> Document:
    """Return the document; raise :class:`SpecError` for the first key that would not be read."""
    _Checker(document).check("document", (), document.raw)
    return document


class _Checker:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._values = Values(document)
        self._tags = [tag.get("name") for tag in listed(document.raw.get("tags"))]
        self._schemes = document.raw.get("components", {}).get("securitySchemes") or {}

    def check(self, place: str, at: Parts, node: dict[str, Any]) -> None:
        """Check the keys of a node and what they say, then what stands below them."""
        if "$ref" in node and place in _REFERRED:
            self._reference(at, node, f"#/components/{_REFERRED[place]}/")
            return
        if "$ref" in node and place == "schema":
            self._keys("schema beside $ref", at, node)
            check_beside(at, node, self._values)
            return
        self._keys(place, at, node)
        self._plain(place, at, node)
        if more := _MORE.get(place):
            more(self, at, node)
        self._below(place, at, node)

    def _below(self, place: str, at: Parts, node: dict[str, Any]) -> None:
        for key, kind in _BELOW.get(place, {}).items():
            for where, inner in _found(node.get(key), kind, (*at, key)):
                self.check(kind.lstrip("[{"), where, inner)

    def _reference(self, at: Parts, node: dict[str, Any], prefix: str) -> None:
        self._keys("reference", at, node)
        if not str(node["$ref"]).startswith(prefix) or "$ref" in self._document.follow(node):
            raise SpecError((*at, "$ref"), f"must refer to {prefix}<name>, and not to a reference")

    def _keys(self, place: str, at: Parts, node: dict[str, Any]) -> None:
        standard, own = STANDARD[place], _OWN.get(place, {})
        flags = _FLAGS - {"required"} if place == "schema" else _FLAGS
        for key, value in node.items():
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

    # -- what else must be so in one place or another ----------------------------------------

    def _document_says(self, at: Parts, raw: dict[str, Any]) -> None:
        for index, tag in enumerate(self._tags):
            if tag in self._tags[:index]:
                raise SpecError(("tags", index, "name"), f"the tag {tag!r} is declared twice")
        self._security(at, raw)
        spelled: dict[str, str] = {}
        for path in raw.get("paths", {}):
            other = spelled.setdefault(re.sub(r"{[^{}]*}", "{}", path), path)
            if other != path:
                raise SpecError(("paths", path), f"is the same path as {other}; write one of them")
            if not _PATH.fullmatch(path):
                told = "a path is /parts/{names}, without empty names, . and .."
                raise SpecError(("paths", path), told)

    def _security(self, at: Parts, owner: dict[str, Any]) -> None:
        for index, wanted in enumerate(listed(owner.get("security"))):
            for name in wanted:
                if name not in self._schemes:
                    told = f"no security scheme has this name{nearest(name, self._schemes)}"
                    raise SpecError((*at, "security", index, name), told)

    def _path(self, at: Parts, item: dict[str, Any]) -> None:
        for verb in VERBS:
            if not isinstance(item.get(verb, {}), dict):
                raise SpecError((*at, verb), "must be a mapping, an operation")

    def _operation(self, at: Parts, operation: dict[str, Any]) -> None:
        self._security(at, operation)
        tags = operation.get("tags", [])
        if not isinstance(tags, list):
            raise SpecError((*at, "tags"), "must be a list of names")
        for index, tag in enumerate(tags):
            if tag not in self._tags:
                raise SpecError(
                    (*at, "tags", index),
                    f"the tag {tag!r} is not declared{nearest(tag, self._tags)}; add it to the "
                    "tags of the document",
                )
        for where, _ in _found(operation.get("responses"), "{response", (*at, "responses")):
            if not _STATUS.fullmatch(str(where[-1])):
                raise SpecError(where, "is no status: 200, 4XX or default")

    def _parameter(self, at: Parts, parameter: dict[str, Any]) -> None:
        place = parameter.get("in")
        if place == "header" and not _TOKEN.fullmatch(str(parameter.get("name"))):
            raise SpecError((*at, "name"), "the name of a header has ASCII letters, digits and -")
        style = _STYLES.get(str(place), "")
        if parameter.get("style", style) != style:
            raise SpecError((*at, "style"), f"in {place} only the style {style} is understood")
        self._examples(at, parameter)

    def _examples(self, at: Parts, owner: dict[str, Any]) -> None:
        schema = owner.get("schema", {})
        if "example" in owner:
            self._values.fits((*at, "example"), owner["example"], schema)
            if "examples" in owner:
                raise SpecError((*at, "example"), "is not read beside examples; keep one of them")
        for where, example in _found(owner.get("examples"), "{example", (*at, "examples")):
            self.check("example", where, example)
            value = self._document.follow(example).get("value")
            self._values.fits((*where, "value"), value, schema)

    def _plain(self, place: str, at: Parts, node: dict[str, Any]) -> None:
        if place == "example" and "value" not in node:
            raise SpecError(at, "an example needs a value")
        if place == "response" and at[-1] in ("204", "304") and "content" in node:
            raise SpecError((*at, "content"), f"a reply of status {at[-1]} has no content")
        if place == "security scheme" and node.get("type") not in _SCHEMES:
            raise SpecError((*at, "type"), f"must be one of {', '.join(_SCHEMES)}")

    def _schema(
        self, at: Parts, schema: dict[str, Any], whole: dict[str, Any] | None = None
    ) -> None:
        """Check a schema; ``whole`` is the object that it is a part of by allOf."""
        check_schema(at, schema, whole or schema, self._values)
        for where, part in _found(schema.get("allOf"), "[schema", (*at, "allOf")):
            if "$ref" in part:
                self.check("schema", where, part)
            else:
                self._keys("schema", where, part)
                self._schema(where, part, whole or schema)
                self._below("schema", where, part)


_MORE: dict[str, Callable[[_Checker, Parts, dict[str, Any]], None]] = {
    "document": _Checker._document_says,
    "path": _Checker._path,
    "webhook path": _Checker._path,
    "operation": _Checker._operation,
    "webhook": _Checker._operation,
    "parameter": _Checker._parameter,
    "media type": _Checker._examples,
    "schema": _Checker._schema,
}


def _found(value: Any, kind: str, at: Parts) -> Iterator[tuple[Parts, dict[str, Any]]]:
    """Yield the mappings that a value of a kind of ``_BELOW`` has, with their places."""
    items: Any = [((), value)]
    if kind[0] == "[":
        items = enumerate(value) if isinstance(value, list) else ()
    elif kind[0] == "{":
        items = value.items() if isinstance(value, dict) else ()
    for key, item in items:
        if isinstance(item, dict):
            yield (at if key == () else (*at, key)), item


def _hint(key: str, value: Any, known: set[str]) -> str:
    if hint := nearest(key, known):
        return hint
    if key in HINTS:
        return f"; {HINTS[key]}"
    return "; is it indented too far?" if isinstance(value, dict) and value else ""

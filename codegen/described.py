"""What a document says about an API, as flat facts that two documents can be compared by.

A field is named by its place: ``request properties.llm.url``, ``200 list.[].agent_id``,
``query limit``. Where a union is chosen by a tag, settings that only one member has carry the tag:
``request properties.tts.params[minimax].key``. Texts are left out: only facts are compared.

Two kinds of documents are read: OpenAPI 3.x, and lists of facts (``operations`` with ``fields``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from codegen.load import Document
from codegen.values import LIMITS

_NAMED = {
    **{key: limit.short for key, limit in LIMITS.items() if limit.short},
    "default": "default",
}
"""The facts that are told as they stand in a schema, and their names."""

Node = Mapping[str, Any]
Seen = tuple[int, ...]


Fact = Mapping[str, Any]
"""One field: its type, whether it is required (None: not said), what else is said about it."""
Fields = dict[str, Fact]
Found = Iterator[tuple[str, Fact]]
Described = dict[str, Fields]
"""``POST /v2/projects/{}/join`` to the fields of its parameters, request and replies."""


def route(verb: str, path: str) -> str:
    """The name of an operation. Names of path parameters are nobody's business but the writer's."""
    parts = ["{}" if part.startswith("{") else part for part in path.split("/")]
    return f"{verb.upper()} {'/'.join(parts)}"


def described(document: Any) -> Described:
    """The facts of a document; ValueError when it is of neither kind, or broken."""
    document = document if isinstance(document, dict) else {}
    is_openapi = str(document.get("openapi", "")).startswith("3.")
    if not is_openapi and not isinstance(document.get("operations"), list):
        raise ValueError("expected an OpenAPI 3 document, or one with a list of operations")
    try:
        return _OpenApi(document).described() if is_openapi else _listed(document)
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"the document is broken: {error!r}") from None


def _is_told(parameter: Node) -> bool:
    """Path parameters are in the name of the operation; how a call is signed is told elsewhere."""
    return parameter["in"] in ("query", "header") and parameter["name"] != "Authorization"


# -- a list of facts -------------------------------------------------------------------------


def _listed(document: Node) -> Described:
    found: Described = {}
    by_id: dict[str, str] = {}
    for operation in document["operations"]:
        name = by_id[operation["operationId"]] = route(operation["method"], operation["path"])
        found[name] = dict(_listed_fields(operation))
    for more in document.get("other_sources", []):
        found[by_id[more["operation"]]].update(_each(more["fields"], "request"))
    return found


def _listed_fields(operation: Node) -> Found:
    for parameter in operation.get("parameters", []):
        if _is_told(parameter):
            yield f"{parameter['in']} {parameter['name']}", _fact(parameter)
    yield from _each((operation.get("request") or {}).get("fields", []), "request")
    for status, reply in operation.get("responses", {}).items():
        yield from _each(reply.get("fields", []), _success(status))


def _each(fields: list[Any], place: str) -> Found:
    return ((f"{place} {field['path']}", _fact(field)) for field in fields)


def _fact(field: Node) -> Fact:
    # What was read off a sample or a text tells of the field, not that it may be left out.
    unsaid = "from" in field and not field["required"]
    fact = {"type": field["type"], "required": None if unsaid else field["required"]}
    fact |= {name: field[name] for name in _NAMED.values() if name in field}
    fact |= {name: True for name in ("deprecated", "nullable") if field.get(name) is True}
    return fact | ({"enum": _values(field["enum"])} if "enum" in field else {})


def _success(status: str) -> str:
    return "200" if status == "default" else status


def _values(values: Any) -> list[str]:
    return sorted({str(value) for value in values if value is not None})


# -- an OpenAPI document ---------------------------------------------------------------------


class _OpenApi:
    def __init__(self, document: dict[str, Any]) -> None:
        self._document = Document(document)

    def described(self) -> Described:
        return {
            route(verb, path): self._operation(item, operation)
            for path, verb, operation, item in self._document.operations()
        }

    def _operation(self, item: Node, operation: Node) -> Fields:
        fields: Fields = {}
        for where, fact in self._fields(item, operation):
            fields[where] = _joined(fields[where], fact) if where in fields else fact
        return fields

    def _fields(self, item: Node, operation: Node) -> Found:
        for node in (*item.get("parameters", []), *operation.get("parameters", [])):
            parameter = self._follow(node)
            if _is_told(parameter):
                schema = self._follow(parameter.get("schema", {}))
                schema = {**schema, "deprecated": parameter.get("deprecated")}
                where = f"{parameter['in']} {parameter['name']}"
                yield from self._field(where, schema, bool(parameter.get("required")))
        for place, content in self._contents(operation):
            for media in content.values():
                yield from self._children(f"{place} ", self._follow(media.get("schema", {})), ())

    def _contents(self, operation: Node) -> Iterator[tuple[str, Node]]:
        """The request, and the replies of success: ``default`` is one where there is no other."""
        yield "request", self._follow(operation.get("requestBody", {})).get("content", {})
        replies = {str(status): reply for status, reply in operation.get("responses", {}).items()}
        good = [status for status in replies if status.startswith("2")]
        for status in good or replies.keys() & {"default"}:
            yield _success(status), self._follow(replies[status]).get("content", {})

    def _follow(self, node: Any) -> Any:
        """What a node means: the target of its reference, with the keys that stand beside it."""
        while "$ref" in node:
            beside = {key: node[key] for key in node if key != "$ref"}
            node = {**self._document.follow(node), **beside}
        return node

    def _field(
        self, where: str, node: Node, required: bool, seen: Seen = (), mark: str = ""
    ) -> Found:
        """Yield the field ``where``, and what stands below it, which bears the mark."""
        schema = self._without_null(self._follow(node))
        fact = {"type": self._type(schema), "required": required}
        fact |= {short: schema[key] for key, short in _NAMED.items() if key in schema}
        fact |= {"enum": values} if (values := self._enum(schema)) else {}
        yield where, fact | {key: True for key in ("nullable", "deprecated") if schema.get(key)}
        where += mark
        for value, name in schema.get("x-sdk-params", {}).items():
            model = self._document.components[name]
            yield from self._children(f"{where}{_mark(value)}.", model, seen)
        if schema.get("type") == "array":
            where = f"{where}.[]"
            schema = self._without_null(self._follow(schema.get("items", {})))
        yield from self._children(f"{where}.", schema, seen)

    def _children(self, prefix: str, schema: Node, seen: Seen) -> Found:
        """Yield the properties of an object, of all its parts, and of every member of a union."""
        yield from self._properties(prefix, schema, seen)
        for part in schema.get("allOf", ()):
            yield from self._children(prefix, self._follow(part), seen)
        tag = schema.get("x-sdk-tag") or schema.get("discriminator", {}).get("propertyName")
        refs = schema.get("oneOf", schema.get("anyOf", ()))
        members = [self._follow(ref) for ref in refs]
        for index, (ref, member) in enumerate(zip(refs, members, strict=True)):
            if tag:
                shared = set.intersection(*(set(m.get("properties", ())) for m in members))
                needed = [name for name in member.get("required", ()) if name in shared]
                fixed = self._enum(self._follow(member.get("properties", {}).get(tag, {})))
                mark = _mark(fixed[0]) if len(fixed) == 1 else ""
                yield from self._properties(prefix, {**member, "required": needed}, seen, mark)
            elif "properties" in member:
                name = member.get("title") or ref.get("$ref", str(index)).rsplit("/", 1)[-1]
                yield from self._properties(f"{prefix[:-1]}[{name}].", member, seen)

    def _properties(self, prefix: str, schema: Node, seen: Seen, mark: str = "") -> Found:
        required, properties = schema.get("required", ()), schema.get("properties", {})
        if id(properties) not in seen:  # else a model contains itself
            seen = (*seen, id(properties))
            for name, node in properties.items():
                yield from self._field(f"{prefix}{name}", node, name in required, seen, mark)

    def _without_null(self, schema: Node) -> Node:
        """The schema as ``nullable`` where null is a value of it, in any of the three spellings."""
        kinds = schema.get("type")
        if isinstance(kinds, list) and "null" in kinds:
            others = [kind for kind in kinds if kind != "null"]
            kind = others[0] if len(others) == 1 else others
            return {**schema, "type": kind, "nullable": True}
        for key in ("oneOf", "anyOf"):
            members = [m for m in schema.get(key, ()) if m.get("type") != "null"]
            if len(members) < len(schema.get(key, ())):
                rest = {k: v for k, v in schema.items() if k != key}
                more = self._follow(members[0]) if len(members) == 1 else {key: members}
                return {**more, **rest, "nullable": True}
        return schema

    def _enum(self, schema: Node) -> list[str]:
        if "const" in schema:
            return _values([schema["const"]])
        if schema.get("type") == "array":
            return self._enum(self._follow(schema.get("items", {})))
        return _values(schema.get("enum", ()))

    def _type(self, schema: Node) -> str:
        kind = schema.get("type")
        if kind == "array":
            return f"array<{self._type(self._follow(schema.get('items', {})))}>"
        if isinstance(kind, str) and kind != "object":
            return kind
        values = schema.get("additionalProperties")
        if kind == "object" and isinstance(values, dict):
            return f"map<{self._type(self._follow(values))}>"
        if isinstance(kind, list):
            return "|".join(sorted(kind))
        if kind == "object" or "properties" in schema or "allOf" in schema:
            return "map<any>" if values is True else "object"
        return self._type_of_values(schema)

    def _type_of_values(self, schema: Node) -> str:
        members = [self._follow(m) for m in schema.get("oneOf", schema.get("anyOf", ()))]
        kinds = {self._type(member) for member in members}
        if not kinds and (values := schema.get("enum") or [v for v in [schema.get("const")] if v]):
            kinds = {"integer" if isinstance(values[0], int) else "string"}
        return "|".join(sorted(kinds)) or "any"


def _mark(tag: str) -> str:
    return f"[{tag}]" if tag != "*" else ""


def _joined(one: Fact, other: Fact) -> Fact:
    """What two members of a union say together about a field that both have."""
    kinds = {*one["type"].split("|"), *other["type"].split("|")}
    kinds -= {"object"} if "map<any>" in kinds else set()
    joined = {key: said for key, said in one.items() if said == other.get(key)}
    defaults = [fact["default"] for fact in (one, other) if "default" in fact]
    if len(defaults) == 1:  # the other member leaves it unsaid
        joined["default"] = defaults[0]
    if "enum" in one and "enum" in other:
        joined["enum"] = _values([*one["enum"], *other["enum"]])
    required = one["required"] == other["required"] and one["required"]
    return {**joined, "type": "|".join(sorted(kinds)), "required": required}

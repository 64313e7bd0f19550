"""Values made from ``openapi.yaml`` itself: what may be sent, and what might be answered."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
Schema = dict[str, Any]


@cache
def document() -> Schema:
    text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    loaded: Schema = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def follow(node: Any) -> Any:
    """The node behind a ``$ref``, whatever stands beside it."""
    while isinstance(node, dict) and "$ref" in node:
        found: Any = document()
        for part in node["$ref"][2:].split("/"):
            found = found[part]
        node = found
    return node


def operations() -> list[tuple[str, str, Schema]]:
    """Path, verb and description of every operation, in the order of the document."""
    return [
        (path, verb, operation)
        for path, item in document()["paths"].items()
        for verb, operation in item.items()
        if isinstance(operation, dict) and "operationId" in operation
    ]


def body_schema(operation: Schema) -> str | None:
    """Name of the component the request body is made of, or None without a body."""
    if "requestBody" not in operation:
        return None
    schema = follow(operation["requestBody"])["content"]["application/json"]["schema"]
    return schema["$ref"].rpartition("/")[2] if "$ref" in schema else None


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def values(schema: Any) -> st.SearchStrategy[Any]:
    """Values that fit a schema."""
    if isinstance(schema, dict) and "$ref" in schema:
        return component(schema["$ref"].rpartition("/")[2])
    if schema in (True, {}) or not isinstance(schema, dict):
        return JSON
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    for key in ("oneOf", "anyOf"):
        if key in schema:
            return st.one_of([values(member) for member in schema[key]])
    kinds = schema.get("type", "any")
    return st.one_of([_of(k, schema) for k in (kinds if isinstance(kinds, list) else [kinds])])


@cache
def component(name: str) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: values(document()["components"]["schemas"][name]))


def _of(kind: str, schema: Schema) -> st.SearchStrategy[Any]:
    match kind:
        case "string":
            return _text(schema)
        case "integer":
            return st.integers(schema.get("minimum", -100), schema.get("maximum", 10_000))
        case "number":
            low, high = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
            return st.floats(
                schema.get("minimum", low),
                schema.get("maximum", high),
                exclude_min=low is not None,
                exclude_max=high is not None,
                allow_nan=False,
                allow_infinity=False,
            )
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case "array":
            most = min(schema.get("maxItems", 2), 2)
            return st.lists(
                values(schema["items"]),
                min_size=min(schema.get("minItems", 0), most),
                max_size=most,
            )
        case "object":
            return _object(schema)
    return JSON


def _text(schema: Schema) -> st.SearchStrategy[str]:
    limit = schema.get("maxLength", schema.get("x-sdk-max-bytes", 48)) // 4
    least = schema.get("minLength", 0)
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True)
    if schema.get("format") == "uri":
        return st.just("https://example.com/v1")
    return st.text(
        st.characters(exclude_categories=("Cs",)),
        min_size=least,
        max_size=max(min(limit, 12), least),
    )


def _property(schema: Any) -> st.SearchStrategy[Any]:
    """Values of a property that may be left out; null says the same where no type allows it."""
    says_type = {"type", "$ref", "oneOf", "anyOf", "enum", "const"} & set(schema)
    return values(schema) if says_type else JSON.filter(lambda value: value is not None)


def _object(schema: Schema) -> st.SearchStrategy[dict[str, Any]]:
    properties = schema.get("properties", {})
    required = set(schema.get("required", ()))
    if not properties:
        inner = schema.get("additionalProperties", True)
        most = min(schema.get("maxProperties", 2), 2)
        return st.dictionaries(TEXT, values(inner if inner is not True else {}), max_size=most)
    given = {name: values(p) for name, p in properties.items() if name in required}
    maybe = {name: _property(p) for name, p in properties.items() if name not in required}
    return st.fixed_dictionaries(given, optional=maybe)


def without_nulls(value: Any) -> Any:
    """The value with null members of objects left out: absent and null read the same."""
    if isinstance(value, dict):
        return {k: without_nulls(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [without_nulls(v) for v in value]
    return value

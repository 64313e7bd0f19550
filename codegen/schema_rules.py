"""Which keys of one schema fit together. A key that does not fit would be left out silently."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import SchemaError, SchemaValidator, core_schema

from codegen.errors import SpecError
from codegen.load import Document, Parts, is_object, listed
from codegen.values import LIMITS, NUMERIC, Values, is_of, nearest, not_of, spelled

# The types that a key says something about.
_OF = {
    "items": ("array",),
    **dict.fromkeys(("properties", "required", "additionalProperties"), ("object",)),
    **{key: limit.of for key, limit in LIMITS.items() if not key.startswith("x-")},
}
_PAIRS = (
    ("minimum", "maximum"), ("exclusiveMinimum", "exclusiveMaximum"), ("minLength", "maxLength"),
    ("minItems", "maxItems"),
)  # fmt: skip
# Each of these says alone which values there are.
_ALONE = ("const", "enum", "oneOf", "anyOf")
_NULL = "write null as a member of a union: `oneOf: [..., {type: 'null'}]`"


def check_schema(at: Parts, schema: dict[str, Any], whole: Any, values: Values) -> None:
    """Raise :class:`SpecError` for what does not fit; ``whole`` is the object it is a part of."""
    _alone(at, schema)
    _types(at, schema)
    _limits(at, schema)
    _listed(at, schema)
    if "allOf" in schema or "required" in schema:
        _required(at, schema, values.document.merged(whole, at)[0])
    if "allOf" in schema:
        _parts(at, schema, values.document)
    check_beside(at, schema, values)


def check_beside(at: Parts, schema: dict[str, Any], values: Values) -> None:
    """Check what may stand beside a reference too: values."""
    for key in ("default", "example"):
        if key in schema:
            values.fits((*at, key), schema[key], schema)
    examples = schema.get("examples", [])
    if not isinstance(examples, list):
        raise SpecError((*at, "examples"), "the examples of a schema are a list of values")
    for index, example in enumerate(examples):
        values.fits((*at, "examples", index), example, schema)


def _parts(at: Parts, schema: dict[str, Any], document: Document) -> None:
    for index, part in enumerate(listed(schema["allOf"])):
        if not is_object(document.follow(part)):
            raise SpecError((*at, "allOf", index), "only objects can be put together with allOf")
    parts = document.parts(schema, at)
    if not schema.get("additionalProperties") and any(p.get("additionalProperties") for p in parts):
        told = "a part takes any other key; write additionalProperties: true here too"
        raise SpecError((*at, "allOf"), told)


def _alone(at: Parts, schema: dict[str, Any]) -> None:
    found = [key for key in (*_ALONE, "allOf", "properties", "items") if key in schema]
    if found and found[0] in _ALONE and len(found) > 1:
        raise SpecError((*at, found[1]), f"is not read beside {found[0]}; keep one of them")
    if "type" in schema and found and found[0] in ("oneOf", "anyOf"):
        raise SpecError((*at, "type"), f"is not read beside {found[0]}; write it in each member")


def _types(at: Parts, schema: dict[str, Any]) -> None:
    kinds = schema.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "properties" in schema or "allOf" in schema:
        kinds = [*kinds, "object"]
    elif "null" in kinds and ("enum" in schema or "const" in schema):
        raise SpecError((*at, "type"), f"null is no value here; {_NULL}")
    part = len(at) > 1 and at[-2] == "allOf"
    for key, wanted in _OF.items():
        if key in schema and not part and not any(kind in kinds for kind in wanted):
            told = f"says nothing about {spelled(kinds)}" if kinds != [None] else "needs a type"
            raise SpecError((*at, key), f"{told}; it belongs to type: {' or '.join(wanted)}")


def _limits(at: Parts, schema: dict[str, Any]) -> None:
    for key in NUMERIC:
        if key in schema and not is_of(schema[key], "number"):
            raise SpecError((*at, key), f"must be a number, not {schema[key]!r}")
    for low, high in _PAIRS:
        given = [schema[key] for key in (low, high) if is_of(schema.get(key, ""), "number")]
        if len(given) == 2 and given[0] > given[1]:
            raise SpecError((*at, high), f"is below {low}, so that no value fits; correct one")
    if "pattern" in schema:
        _pattern((*at, "pattern"), schema["pattern"])
    more = schema.get("additionalProperties", True)
    if not isinstance(more, (bool, dict)):
        raise SpecError((*at, "additionalProperties"), "must be true, false or a schema")
    if isinstance(more, dict) and more and (len(at) == 3 or at[-2] == "allOf"):
        raise SpecError(
            (*at, "additionalProperties"),
            "values of other keys of a named object have no type; write true, or write the map "
            "out where it is a property",
        )


def _pattern(at: Parts, pattern: str) -> None:
    """Both Python and pydantic, which the strict classes are made of, must read a pattern."""
    try:
        re.compile(pattern)
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except (re.error, TypeError, SchemaError) as error:
        told = " ".join(str(error).split())
        raise SpecError(at, f"is no plain regular expression: {told}") from None


def _listed(at: Parts, schema: dict[str, Any]) -> None:
    """The values that are listed have the type that is named, and each stands there once."""
    if "const" in schema and not is_of(schema["const"], schema.get("type")):
        raise not_of((*at, "const"), schema["const"], schema["type"])
    listed = schema.get("enum")
    seen: list[Any] = []
    for index, value in enumerate(listed if isinstance(listed, list) else ()):
        place = (*at, "enum", index)
        if any(value == other and type(value) is type(other) for other in seen):
            raise SpecError(place, f"{value!r} is written twice; remove one of them")
        seen.append(value)
        if not is_of(value, schema.get("type")):
            if value is None:
                raise SpecError(place, f"None is no {spelled(schema['type'])}; {_NULL}")
            raise not_of(place, value, schema["type"])


def _required(at: Parts, schema: dict[str, Any], properties: dict[str, Any]) -> None:
    names = schema.get("required", [])
    for index, name in enumerate(names if isinstance(names, list) else []):
        place = (*at, "required", index)
        if isinstance(name, str) and name not in properties:
            raise SpecError(place, f"there is no property {name!r}{nearest(name, properties)}")
        if name in names[:index]:
            raise SpecError(place, f"{name!r} is written twice; remove one of them")

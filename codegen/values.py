"""Which keys of a schema limit its values, and whether a default or an example keeps them."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NamedTuple

from codegen.errors import SpecError
from codegen.load import Document, Parts, listed

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,),
    "null": (type(None),), "array": (list,), "object": (dict,),
}  # fmt: skip


class Limit(NamedTuple):
    """Of which types it is and what keeps it; words for a page, and a name for lists of facts."""

    of: tuple[str, ...]
    keeps: Callable[[Any, Any], bool]
    words: str = ""
    short: str = ""


_NUMBER, _TEXT, _LIST, _MAP = ("integer", "number"), ("string",), ("array",), ("object",)
LIMITS = {
    "minimum": Limit(_NUMBER, operator.ge, "at least {}", "min"),
    "maximum": Limit(_NUMBER, operator.le, "at most {}", "max"),
    "exclusiveMinimum": Limit(_NUMBER, operator.gt, "more than {}", "exclusiveMin"),
    "exclusiveMaximum": Limit(_NUMBER, operator.lt, "less than {}", "exclusiveMax"),
    "multipleOf": Limit(_NUMBER, lambda v, n: True),  # of floats, nobody can tell
    "minLength": Limit(_TEXT, lambda v, n: len(v) >= n, "at least {} characters", "minLength"),
    "maxLength": Limit(_TEXT, lambda v, n: len(v) <= n, "at most {} characters", "maxLength"),
    "x-sdk-max-bytes": Limit(
        _TEXT, lambda v, n: len(v.encode("utf-8", "surrogatepass")) <= n, "at most {} bytes of UTF-8",
        "maxBytes",
    ),
    "pattern": Limit(_TEXT, lambda v, n: bool(re.search(n, v))),
    "minItems": Limit(_LIST, lambda v, n: len(v) >= n, "at least {} items", "minItems"),
    "maxItems": Limit(_LIST, lambda v, n: len(v) <= n, "at most {} items", "maxItems"),
    "maxProperties": Limit(_MAP, lambda v, n: len(v) <= n, "at most {} keys"),
}  # fmt: skip
NUMERIC = tuple(key for key in LIMITS if key != "pattern" and not key.startswith("x-"))
"""Those of JSON Schema that are numbers."""


def is_of(value: Any, kind: Any) -> bool:
    """Whether a value has the type of a schema; a list of types allows each."""
    if kind is None or (isinstance(value, float) and not math.isfinite(value)):
        return kind is None
    kinds = kind if isinstance(kind, list) else [kind]
    if any(str(one) not in TYPES for one in kinds):
        return True  # no type at all: the check of the structure tells
    is_bool = isinstance(value, bool)
    return any(isinstance(value, TYPES[one]) and is_bool == (one == "boolean") for one in kinds)


def spelled(kind: Any) -> str:
    """Return a type, or a list of types, as words."""
    return " or ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def not_of(at: Parts, value: Any, kind: Any) -> SpecError:
    """Return the error of a value that has not the type of its schema."""
    if value is None:
        to_do = "leave it out, or name null as a type too"
    elif "string" in spelled(kind):
        to_do = "quote it, or correct the type"
    else:
        to_do = f"{'take the quotes off' if isinstance(value, str) else 'correct it'}, or the type"
    return SpecError(at, f"{value!r} is no {spelled(kind)}; {to_do}")


def nearest(word: object, known: Any) -> str:
    """Return the hint that names the known word nearest to ``word``, or nothing."""
    names = {str(one).lower(): str(one) for one in known}
    found = get_close_matches(str(word).lower(), names, 1, 0.75)
    return f"; did you mean {names[found[0]]}?" if found else ""


class Values:
    """Checks values by the schemas of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def fits(self, at: Parts, value: Any, schema: Any) -> None:
        """Raise :class:`SpecError` at the place of the value that the schema does not allow."""
        schema = self.document.follow(schema)
        if not isinstance(schema, dict):
            return
        for key in ("oneOf", "anyOf"):
            if key in schema:
                self._fits_one(at, value, schema[key])
                return
        kind = schema.get("type")
        if not is_of(value, kind):
            raise not_of(at, value, kind)
        self._listed(at, value, schema)
        self._limits(at, value, schema)
        if isinstance(value, list):
            for index, item in enumerate(value):
                self.fits((*at, index), item, schema.get("items"))
        elif isinstance(value, dict):
            self._keys(at, value, schema)

    def _fits_one(self, at: Parts, value: Any, members: Any) -> None:
        problems = []
        for member in listed(members):
            try:
                self.fits(at, value, member)
            except SpecError as error:
                problems.append(error)
            else:
                return
        # The member that came furthest is the one that was meant.
        if problems:
            raise max(problems, key=lambda error: error.at.count("/"))

    def _listed(self, at: Parts, value: Any, schema: dict[str, Any]) -> None:
        allowed = [schema["const"]] if "const" in schema else schema.get("enum")
        if not isinstance(allowed, list) or value in allowed or schema.get("x-sdk-open"):
            return
        raise SpecError(at, f"{value!r} is none of the values{nearest(value, allowed)}")

    def _limits(self, at: Parts, value: Any, schema: dict[str, Any]) -> None:
        for key, limit in LIMITS.items():
            said = schema.get(key)
            of = isinstance(said, (int, float, str)) and is_of(value, list(limit.of))
            if of and not limit.keeps(value, said):
                raise SpecError(at, f"{value!r} does not keep {key}: {said}")

    def _keys(self, at: Parts, value: dict[str, Any], schema: dict[str, Any]) -> None:
        properties = self.document.merged(schema, at)[0]
        more = schema.get("additionalProperties")
        for name, inner in value.items():
            if name in properties:
                self.fits((*at, name), inner, properties[name])
            elif properties and not more:
                raise SpecError((*at, name), f"no field has this name{nearest(name, properties)}")
            elif not schema.get("x-sdk-lenient"):
                self.fits((*at, name), inner, more)

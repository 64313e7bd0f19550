"""Values against a JSON Schema: as much of it as ``scenario.schema.json`` uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from shengwang_agent._runtime.spelling import nearest
from shengwang_agent.sandbox.model.http_tools import JSON_TYPES

Path = tuple[str | int, ...]


def problems(value: Any, schema: Any, root: Any, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every place where the value is not as the schema says, and what was expected there."""
    schema = _followed(schema, root)
    if "anyOf" in schema:  # each choice is of another type, so one of them fits at most
        choices = (_followed(each, root) for each in schema["anyOf"])
        about = schema["description"]
        schema = next((each for each in choices if _is_a(value, each)), None)
        if schema is None:
            yield at, f"expected {about}"
            return
    if not _is_a(value, schema):
        article = "an" if schema["type"][0] in "aio" else "a"
        yield at, f"expected {article} {schema['type']}, got {_shown(value)}"
        return
    yield from _limits(value, schema, at)
    if isinstance(value, dict):
        yield from _object(value, schema, root, at)
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        yield from problems(entry, schema.get("items", {}), root, (*at, index))


def _followed(schema: Any, root: Any) -> Any:
    return root["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _is_a(value: Any, schema: Any) -> bool:
    types = JSON_TYPES[schema["type"]] if "type" in schema else (object,)
    return isinstance(value, types) and (not isinstance(value, bool) or int not in types)


def _limits(value: Any, schema: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if "enum" in schema and value not in schema["enum"]:
        yield at, f"expected one of {', '.join(map(str, schema['enum']))}, got {_shown(value)}"
    if "minimum" in schema and not schema["minimum"] <= value < float("inf"):
        yield at, f"expected {schema['minimum']} or more, got {_shown(value)}"
    least = schema.get("minItems" if isinstance(value, list) else "minLength", 0)
    if least and len(value) < least:
        yield at, f"expected {least} or more {'values' if isinstance(value, list) else 'letters'}"
    if "pattern" in schema and not re.search(schema["pattern"], str(value)):
        yield at, f"expected {schema['description']}, got {_shown(value)}"


def _object(value: Any, schema: Any, root: Any, at: Path) -> Iterator[tuple[Path, str]]:
    known, more = schema.get("properties", {}), schema.get("additionalProperties", {})
    for name, inner in value.items():
        if name in known or more is not False:
            yield from problems(inner, known.get(name, more), root, (*at, name))
        else:
            near = nearest(name, known)
            hint = f"did you mean {near!r}?" if near else f"known are {', '.join(known)}"
            yield (*at, name), f"there is no such key; {hint}"
    for name in schema.get("required", ()):
        if name not in value:
            yield at, f"{name} is missing"
    one = [each["required"][0] for each in schema.get("oneOf", ())]
    if one and sum(name in value for name in one) != 1:
        yield at, f"expected exactly one of {', '.join(one)}"


def _shown(value: Any) -> str:
    return repr(value)[:80]

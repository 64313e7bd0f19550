"""The arguments of a tool call against ``parameters``: what is required, and of what type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

JSON_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
#: Levels of nesting that are looked at.
DEEPEST = 32


def problems(value: Any, schema: Any, at: str = "", level: int = 0) -> list[str]:
    """What is wrong, in words; keys that the schema does not know are no problem."""
    if not isinstance(schema, Mapping) or level > DEEPEST:
        return []
    kinds = schema.get("type")
    wanted = kinds if isinstance(kinds, list) else [kinds]
    if kinds and not any(_is(value, kind) for kind in wanted):
        return [f"{at or 'all of them'} should be of type {' or '.join(map(str, wanted))}"]
    return list(_inside(value, schema, at, level + 1))


def _is(value: Any, kind: Any) -> bool:
    types = JSON_TYPES.get(str(kind))
    if types is None:
        return True
    if isinstance(value, bool):
        return bool in types
    return isinstance(value, types) or (
        kind == "integer" and isinstance(value, float) and value.is_integer()
    )


def _inside(value: Any, schema: Mapping[str, Any], at: str, level: int) -> Iterator[str]:
    if isinstance(value, dict):
        required = schema.get("required")
        for name in required if isinstance(required, list) else ():
            if name not in value:
                yield f"{_join(at, name)} is required"
        known = schema.get("properties")
        for name, inner in known.items() if isinstance(known, Mapping) else ():
            if name in value:
                yield from problems(value[name], inner, _join(at, name), level)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from problems(entry, schema.get("items"), f"{at}[{index}]", level)


def _join(at: str, name: Any) -> str:
    return f"{at}.{name}" if at else str(name)

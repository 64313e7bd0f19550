"""The typed signatures of the vendor classes: one, or an overload for each way to call them.

An argument with another spelling, and groups of which one must be given, make several ways; type
checkers then flag a call that mixes them or leaves all of them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from codegen.errors import SpecError

HINTS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "map": "Mapping[str, Any]",
    "array<string>": "Sequence[str]",
    "array<integer>": "Sequence[int]",
    "array<map>": "Sequence[Mapping[str, Any]]",
}
_MOST_OVERLOADS = 8
_Map = Mapping[str, Any]


class Argument(NamedTuple):
    """One line of a typed signature."""

    name: str
    hint: str
    optional: bool
    default: Any = None


def signatures(entry: _Map, declared: _Map, at: tuple[str, ...]) -> list[list[Argument]]:
    """Return the signatures of a class, required arguments first; at least one."""
    return [
        sorted(_signature(entry, declared, chosen), key=lambda argument: argument.optional)
        for chosen in _choices(entry, declared, at)
    ]


def _choices(entry: _Map, declared: _Map, at: tuple[str, ...]) -> Iterator[set[str]]:
    """Yield, for each overload, the names that must be given out of those with a choice."""
    spelled: dict[str, list[str]] = {}
    for alias, spec in entry.get("aliases", {}).items():
        if declared[spec["for"]].get("required"):
            spelled.setdefault(spec["for"], [spec["for"]]).append(alias)
    groups = [[{name} for name in names] for names in spelled.values()]
    if "one_of" in entry:
        groups.append([{name} for name in entry["one_of"]])
    if "either" in entry:
        groups.append([set(group) for group in entry["either"]])
    found = [set().union(*chosen) for chosen in product(*groups)]
    if len(found) > _MOST_OVERLOADS:
        raise SpecError(at, f"{len(found)} ways to call this class; that is too many")
    yield from found


def _signature(entry: _Map, declared: _Map, chosen: set[str]) -> Iterator[Argument]:
    """Yield the arguments of one overload: chosen ones required, their rivals left out."""
    aliases = entry.get("aliases", {})
    rivals = rivals_of(entry) | {
        name
        for alias, spec in aliases.items()
        for name in (alias, spec["for"])
        if declared[spec["for"]].get("required")
    }
    everything = {**declared, **{a: declared[s["for"]] for a, s in aliases.items()}}
    for name, spec in everything.items():
        if (name in rivals and name not in chosen) or spec.get("unless") in chosen:
            continue
        hint = _hint(spec)
        if name in chosen or (spec.get("required") and name not in rivals):
            yield Argument(name, hint, optional=False)
        elif name not in aliases and spec.get("default") is not None and "default_with" not in spec:
            yield Argument(name, f"{hint} | None", True, spec["default"])
        else:
            yield Argument(name, f"{hint} | None", True)


def rivals_of(entry: _Map) -> set[str]:
    """Return the arguments of which others may stand in place."""
    return {
        *entry.get("one_of", ()),
        *(name for group in entry.get("either", ()) for name in group),
    }


def _hint(spec: _Map) -> str:
    hint, model = HINTS[spec["type"]], f"_m.{spec.get('schema')}"
    if "schema" not in spec:
        return hint
    is_list = "array" in spec["type"]
    return f"Sequence[Mapping[str, Any] | {model}]" if is_list else f"{hint} | {model}"

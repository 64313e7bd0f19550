"""A call with arguments that do not exist, or without those it needs: it says what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from shengwang_agent._runtime import ABSENT, API
from shengwang_agent._runtime.model import named
from shengwang_agent._runtime.spelling import instead, same_as

if TYPE_CHECKING:
    from shengwang_agent._runtime.interfaces import Nothing as Nothing


F = TypeVar("F", bound=Callable[..., Any])
_Place = tuple[str, str, str]  # what stands before and after a key, and the class that has it


def guessed(method: F) -> F:
    """Let a method run with any keyword and without what it needs, so that it can say so.

    ``inspect.signature`` follows ``__wrapped__``, to the method as it is declared.
    """
    run = cast(FunctionType, method)
    code, given, keywords = run.__code__, run.__defaults__ or (), run.__kwdefaults__
    open_ended = code.co_flags & 8  # inspect.CO_VARKEYWORDS; that module takes long to load
    declared = FunctionType(code.replace(co_flags=code.co_flags - open_ended), run.__globals__)
    declared.__annotations__, declared.__qualname__ = run.__annotations__, run.__qualname__
    declared.__defaults__, declared.__kwdefaults__ = given, keywords
    names = code.co_varnames[code.co_argcount :][: code.co_kwonlyargcount]
    run.__kwdefaults__ = {**dict.fromkeys(names, ABSENT), **(keywords or {})}
    run.__defaults__ = (*[ABSENT] * (code.co_argcount - 1 - len(given)), *given)
    run.__dict__["__wrapped__"] = declared
    return method


def no_such(operation: str, method: Callable[..., Any], unknown: Iterable[str]) -> TypeError:
    """The error for a keyword that a method has not, saying what to write instead."""
    from inspect import signature

    name, takes = next(iter(unknown)), signature(method).parameters
    bodies = [
        (f"{argument}={{", "}", cls)
        for argument, declared in takes.items()
        for cls in re.findall(r"_m\.(\w+)", declared.annotation)
    ]
    owners = (operation, "request_options", *(cls for _, _, cls in bodies))
    told = _meant(name, takes, 0.7, bodies, owners) or f"; it takes {', '.join(takes)}"
    more = import_module(f"{API}.hints").INSTEAD.get(operation, {}).get("*")
    said = f"{operation}() got an unexpected keyword argument {name!r}{told}"
    return TypeError(f"{said}; {more}" if more else said)


def misplaced(key: str, keys: Iterable[str], at: str, owner: str) -> str:
    """The end of a sentence about a key that an object has not; empty when nobody knows it.

    ``at`` is the place of the object, such as ``properties.llm``, ``owner`` its class.
    """
    argument, *steps = at.split(".")
    before = f"{argument}={{" + "".join(f"{step!r}: {{" for step in steps)
    return _meant(key, keys, 0.8, [(before, "}" * (len(steps) + 1), owner)], (owner,))


def _meant(
    name: str, known: Iterable[str], likeness: float, places: list[_Place], owners: Iterable[str]
) -> str:
    return (
        instead(name, (), *owners)
        or _inside(places, [name])
        or instead(name, known, likeness=likeness)
        or _inside(places, same_as(name))
        or _inside(places, [name], 3)
    )


def _inside(places: list[_Place], names: Container[str], depth: int = 2) -> str:
    """The end of a sentence that says in which object a key is meant; empty when in none.

    It is empty, too, when many have such a key: which one is meant cannot be told.
    """
    below: list[_Place] = []
    found = []
    for before, after, cls in places:
        kind, passed_on = named(cls), import_module(f"{API}.hints").INSIDE.get(cls, {})
        types = getattr(kind, "__annotations__", {})
        hits = []
        for name, wire, _, nested in getattr(kind, "_SPEC", ()):
            inner = f"{before}{wire!r}: {{"
            if wire in names:
                hits.append(f"{before}{wire!r}: …{after}")
            hits += [f"{inner}{k!r}: …}}{after}" for k in passed_on.get(wire, ()) if k in names]
            if nested and nested.default and "Sequence[" not in types.get(name, ""):
                below.append((inner, "}" + after, nested.default))
        found += hits[:1]
    if found:
        return f"; write {found[0]}" if len(found) < 3 else ""
    return _inside(below, names, depth - 1) if depth > 1 else ""

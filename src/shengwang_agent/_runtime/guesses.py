"""A call with arguments that do not exist, or without those it needs: it says what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from shengwang_agent._runtime import API
from shengwang_agent._runtime.model import ABSENT, named
from shengwang_agent._runtime.spelling import instead, same_as

if TYPE_CHECKING:
    from typing_extensions import TypedDict

    class Nothing(TypedDict):
        """The keywords that a method takes beside those it declares."""


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
    told = (
        instead(name, (), operation)
        or _inside(bodies, [name])
        or instead(name, takes, likeness=0.7)
        or _inside(bodies, same_as(name))
        or f"; it takes {', '.join(takes)}"
    )
    more = import_module(f"{API}.hints").INSTEAD.get(operation, {}).get("*")
    said = f"{operation}() got an unexpected keyword argument {name!r}{told}"
    return TypeError(f"{said}; {more}" if more else said)


def _inside(places: list[_Place], names: Container[str], depth: int = 2) -> str:
    """The end of a sentence that says in which argument a key is meant; empty when in none."""
    below: list[_Place] = []
    for before, after, cls in places:
        for _, wire, _, nested in getattr(named(cls), "_SPEC", ()):
            if wire in names:
                return f"; write {before}{wire!r}: …{after}"
            if nested and nested.default:
                below.append((f"{before}{wire!r}: {{", "}" + after, nested.default))
    return _inside(below, names, depth - 1) if depth > 1 else ""

"""Which known name a misspelt one was meant to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known name that is most like ``name``; None when no ``likeness`` (0 to 1) is enough."""
    from difflib import get_close_matches  # only needed to word an error

    found = get_close_matches(name, list(known), 1, likeness)
    return found[0] if found else None


def hint(name: str, known: Iterable[str]) -> str:
    """The end of an error about a name that is not known: the nearest one, or all there are."""
    known = list(known)
    close = nearest(name, known)
    return f"did you mean {close!r}?" if close else f"it has {', '.join(known)}"


def names_checked(**meant: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Decorates an ``__init__`` so that a keyword it has not is answered with the one meant.

    ``meant`` says so for names that are nothing like it.
    """

    def decorate(init: Callable[P, T]) -> Callable[P, T]:
        from inspect import signature

        known = [name for name in signature(init).parameters if name != "self"]

        @wraps(init)
        def __init__(*args: P.args, **keywords: P.kwargs) -> T:
            for name in keywords.keys() - set(known):
                end = f"did you mean {meant[name]}?" if name in meant else hint(name, known)
                raise TypeError(f"{type(args[0]).__name__} has not the argument {name!r}; {end}")
            return init(*args, **keywords)

        return __init__

    return decorate

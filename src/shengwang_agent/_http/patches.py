"""Whether the HTTP library still does the work itself, or a mock or a tracer replaced a part.

Mocks (respx, pytest-httpx, vcrpy) and tracers (OpenTelemetry, Sentry) replace functions of the
library's classes, at any time and for any time. A call that went past them would reach the
platform out of a test, or be missing in a trace.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

LIBRARY = ("httpx", "httpcore")


class Originals:
    """Functions and classes of the library, given as pairs of an owner and a name in it.

    ``intact`` is asked before every call. What was judged once is remembered, so that it
    costs some comparisons by identity.
    """

    __slots__ = ("_places", "_same")

    def __init__(self, *places: tuple[Any, str]) -> None:
        self._places = places
        self._same: Callable[[], bool] = bool

    def intact(self) -> bool:
        """True when all of them are the library's own."""
        return self._same() or self._judged()

    def replaced(self) -> str | None:
        """The name of the first one that is not the library's own, or None."""
        for owner, name in self._places:
            if not _is_own(getattr(owner, name, None)):
                return f"{owner.__name__}.{name}"
        return None

    def _judged(self) -> bool:
        found = [getattr(owner, name, None) for owner, name in self._places]
        if not all(map(_is_own, found)):
            return False
        self._same = _comparison(self._places, found)
        return True


def _is_own(value: Any) -> bool:
    home: Any = None
    if type(value) is type:
        home = value.__module__
    elif type(value) is FunctionType and not hasattr(value, "__wrapped__"):
        home = value.__globals__.get("__name__")
    return isinstance(home, str) and home.partition(".")[0] in LIBRARY


def _comparison(places: tuple[tuple[Any, str], ...], found: list[Any]) -> Callable[[], bool]:
    """``lambda: o0.send is f0 and …``, compiled: a loop takes three times as long."""
    known: dict[str, Any] = {f"f{i}": value for i, value in enumerate(found)}
    known |= {f"o{i}": owner for i, (owner, _) in enumerate(places)}
    terms = (f"o{i}.{name} is f{i}" for i, (_, name) in enumerate(places))
    return eval("lambda: " + " and ".join(terms), known)  # type: ignore[no-any-return]

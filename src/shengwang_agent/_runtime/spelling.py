"""What was meant by a name that does not exist: another word for it, or a misspelt one."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable
from functools import wraps
from importlib import import_module
from typing import Any, ParamSpec, TypeVar

from shengwang_agent._runtime import API

P = ParamSpec("P")
T = TypeVar("T")


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known name that means the same, else the one that is most like it.

    None when no ``likeness`` (0 to 1) is enough.
    """
    from difflib import get_close_matches  # only needed to word an error

    names = list(known)
    same = (word for word in same_as(name) if word in names)
    return next(iter((*same, *get_close_matches(name, names, 1, likeness))), None)


def same_as(name: str) -> list[str]:
    """The words that mean the same, the likeliest first."""
    groups = (group for group in import_module(f"{API}.hints").WORDS if name in group)
    return [word for group in groups for word in group]


def instead(name: str, known: Iterable[str], *owners: str, likeness: float = 0.6) -> str:
    """The end of a sentence that says what to write; empty when nobody knows."""
    table = import_module(f"{API}.hints").INSTEAD
    text = next((table[o][name] for o in owners if name in table.get(o, ())), None)
    near = None if text else nearest(name, known, likeness)
    return f"; {text}" if text else f"; did you mean {near!r}?" if near else ""


def absent(module: str, name: str, more: Callable[[], str], frames: int = 2) -> Exception:
    """The error for a name that a module has not; ``more`` gives the end of its text.

    ``from module import name`` shows the text of an ImportError only, and asks for the attribute
    first; nothing is looked up then. ``frames`` are those up to the user's.
    """
    from opcode import opmap

    frame = sys._getframe(frames)
    said = f"module {module!r} has no attribute {name!r}"
    if name.startswith("_") or frame.f_globals.get("__name__") == "importlib._bootstrap":
        return AttributeError(said)
    if frame.f_code.co_code[frame.f_lasti] == opmap["IMPORT_FROM"]:
        return ImportError(f"cannot import name {name!r} from {module!r}{more()}", name=module)
    return AttributeError(f"{said}{more()}")


def advised(
    error: TypeError, call: Callable[..., Any], given: Iterable[str], named: str = ""
) -> TypeError:
    """The error of a call with an argument that does not exist, saying what to write instead.

    ``named`` is how a user knows what is called. One of a constructor that lacks arguments names the class, and how it is made. Any other error
    is returned as it is.
    """
    from inspect import Parameter, signature, unwrap

    takes: Any = call
    if isinstance(call, type) and str(error).startswith(
        f"{unwrap(takes.__init__).__qualname__}() m"
    ):
        said = call.__name__ + str(error).partition(".__init__")[2]
        made_by = getattr(call, "_made_by", "")
        return TypeError(f"{said}; write {made_by}" if made_by else said)
    parameters = signature(takes.__init__ if isinstance(call, type) else takes).parameters
    open_ended = any(p.kind is Parameter.VAR_KEYWORD for p in parameters.values())
    unknown = next((name for name in given if name not in parameters), None)
    if unknown is None or open_ended:
        return error
    owners = owners_of(call) if isinstance(call, type) else [call.__name__]
    what = owners[0] if isinstance(call, type) else named or call.__qualname__
    names = [name for name in parameters if name != "self"]
    return unexpected(f"{what}() got an unexpected keyword argument", unknown, names, owners)


def unexpected(said: str, name: str, known: list[str], owners: Iterable[str]) -> TypeError:
    """The error for an argument that does not exist: what is said, and what to write instead."""
    owners = list(owners)
    inside = import_module(f"{API}.hints").INSIDE
    for field in (
        field for o in owners for field, keys in inside.get(o, {}).items() if name in keys
    ):
        return TypeError(f"{said} {name!r}; it goes into {field}: {field}={{{name!r}: …}}")
    more = instead(name, known, *owners)
    if not more and "additional_properties" in known:
        more = "; see additional_properties for extras"
    return TypeError(f"{said} {name!r}{more}")


def warn_user(text: str) -> None:
    """Draw a warning at the line outside this package that called it."""
    level, frame = 2, sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("shengwang_agent"):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, stacklevel=level)


def owners_of(cls: type) -> list[str]:
    """The names that hints of a class stand under: an async class has those of its twin."""
    return [name for c in cls.__mro__ for name in (c.__name__, c.__name__.removeprefix("Async"))]


def missing(self: object, name: str) -> Any:
    """The ``__getattr__`` of classes that say what to write for an attribute that they have not."""
    kind, more = type(self), ""
    if not name.startswith("_"):  # ``dir`` itself asks for ``__dict__``
        known = [one for one in dir(self) if not one.startswith("_")]
        more = instead(name, known, *owners_of(kind))
    text = f"{kind.__name__!r} object has no attribute {name!r}{more}"
    if more:  # without a name, behind which Python would write a guess of its own
        raise AttributeError(text, name="", obj=None)
    raise AttributeError(text)


def hint(name: str, known: Iterable[str], *owners: str) -> str:
    """The end of an error about a name that is not known: what to write, or all there are."""
    known = list(known)
    told = instead(name, known, *owners).removeprefix("; ")
    return told or f"it has {', '.join(known)}"


def names_checked(**meant: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Decorates a method so that a keyword it has not is answered with the one meant.

    ``meant`` says so for names that are nothing like it, unless the table of hints does.
    """

    def decorate(method: Callable[P, T]) -> Callable[P, T]:
        from inspect import signature

        known = [name for name in signature(method).parameters if name != "self"]

        @wraps(method)
        def checked(*args: P.args, **keywords: P.kwargs) -> T:
            for name in keywords.keys() - set(known):
                kind, called = type(args[0]), method.__name__
                owners, what = owners_of(kind), kind.__name__
                if called != "__init__":
                    owners, what = [f"{owner}.{called}" for owner in owners], f"{called}()"
                said = f"{what} has not the argument {name!r}"
                better = f"did you mean {meant[name]}?" if name in meant else ""
                raise TypeError(f"{said}; {better or hint(name, known, *owners)}")
            return method(*args, **keywords)

        return checked

    return decorate

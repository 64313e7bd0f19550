"""What tracebacks show: error reporters print the local variables of every frame.

They look into maps, lists and tuples however those print themselves. So an error that leaves a
public function goes without the frames below it, and that function keeps no secret in a variable.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from types import FunctionType, TracebackType
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])
C = TypeVar("C", bound=type[Any])

_COROUTINE = 0x80
"""``inspect.CO_COROUTINE``; that module takes longer to load than this package."""

_LIBRARIES = {
    *("shengwang_agent", "shengwang_agent_api", "shengwang_agent_strict"),
    *("httpx", "httpx2", "httpcore", "httpcore2", "h11", "h2", "anyio", "sniffio", "uvloop"),
    *("orjson", "attr", "attrs"),
}
"""Whose frames hold requests, bodies and keys while a call of ours runs, beside Python's own."""


def drop_frames(error: BaseException) -> None:
    """Drop the frames of ours from an error and from everything chained to it.

    What a function of the user's was doing when it raised stays: a hook, a provider of tokens, a
    transport of a test. Raise it again by its name: a bare ``raise`` brings the frames back.
    """
    for link in chain(error):
        link.__traceback__ = _foreign(link.__traceback__)


def _foreign(trace: TracebackType | None) -> TracebackType | None:
    while trace is not None:
        root = str(trace.tb_frame.f_globals.get("__name__", "")).partition(".")[0]
        if root not in _LIBRARIES and root not in sys.stdlib_module_names:
            return trace
        trace = trace.tb_next
    return None


def chain(error: BaseException) -> Iterator[BaseException]:
    """An error and all that it is chained to, each once."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        link = waiting.pop()
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        # The class is asked: errors of ours look for words for what they have not.
        is_group = hasattr(type(link), "exceptions")
        inner = getattr(link, "exceptions", ()) if is_group else ()
        waiting += [link.__cause__, link.__context__, *inner]


def sealed(function: F) -> F:
    """Let errors leave a function without its frame, whose variables may hold secrets.

    The frame that takes its place holds none. For functions that are not called often.
    """
    if function.__code__.co_flags & _COROUTINE:

        @wraps(function)
        async def wait(*args: Any, **kwargs: Any) -> Any:
            try:
                return await function(*args, **kwargs)
            except BaseException as error:
                if type(error) is TypeError:
                    error = _advised(error, function, args, kwargs)
                del args, kwargs
                drop_frames(error)
                raise error

        return cast(F, wait)

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except BaseException as error:
            if type(error) is TypeError:
                error = _advised(error, function, args, kwargs)
            del args, kwargs
            drop_frames(error)
            raise error

    return cast(F, call)


def _advised(error: TypeError, function: Any, args: Any, given: Any) -> TypeError:
    if error.__traceback__ and error.__traceback__.tb_next:  # it is not of the call itself
        return error
    from shengwang_agent._runtime.spelling import advised

    if function.__name__ == "__init__":
        return advised(error, type(args[0]), given)
    inner = function.__qualname__.rpartition(".")[0]  # it may be a class that nobody knows
    named = f"{type(args[0]).__name__}.{function.__name__}" if inner and args else ""
    return advised(error, function, given, named)


_SPECIAL = ("__init__", "__enter__", "__exit__", "__aenter__", "__aexit__")


def sealed_methods(cls: C) -> C:
    """Seal the constructor and every public method of a class, inherited ones too."""
    for name in dir(cls):
        method = getattr(cls, name)
        if type(method) is FunctionType and (name in _SPECIAL or not name.startswith("_")):
            setattr(cls, name, sealed(method))
    return cls

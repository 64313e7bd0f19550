"""Generators that act only while somebody takes from them, and say so where nobody does."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


def told_when_idle(call: str, write: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorates a generator so that one which is taken for a result, or is dropped before its first
    step, says what to ``write``. ``call`` is what the user has written."""

    def decorate(generator: Callable[P, R]) -> Callable[P, R]:
        @wraps(generator)
        def made(*args: P.args, **keywords: P.kwargs) -> R:
            source: Any = generator(*args, **keywords)
            kind = AsyncLazy if hasattr(source, "__anext__") else Lazy
            return cast(R, kind(source, call, write))

        return made

    return decorate


class _Idle:
    _begun = False

    def __init__(self, source: Any, call: str, write: str) -> None:
        self._source, self._call = source, call
        self._write = f"it acts only while it is iterated: write {write}"
        frame = sys._getframe(1)
        while frame.f_back and frame.f_globals.get("__name__", "").startswith("shengwang_agent"):
            frame = frame.f_back
        self._place = frame.f_code.co_filename, frame.f_lineno

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> NoReturn:
            if name.startswith("_"):
                raise AttributeError(name)
            said = f"what {self._call} returns has no attribute {name!r}"
            raise AttributeError(f"{said}; {self._write}")

    def __len__(self) -> NoReturn:
        raise TypeError(f"what {self._call} returns has no length; {self._write}")

    def __getitem__(self, place: object) -> NoReturn:
        raise TypeError(f"what {self._call} returns has no places; {self._write}")

    def __bool__(self) -> bool:
        return True

    def __del__(self, warn: Callable[..., None] = warnings.warn_explicit) -> None:
        if not self._begun:
            warn(f"{self._call} was never iterated; {self._write}", RuntimeWarning, *self._place)


class Lazy(_Idle):
    """The steps of a generator."""

    def __iter__(self) -> Lazy:
        return self

    def __next__(self) -> Any:
        self._begun = True
        return next(self._source)

    def close(self) -> None:
        """End the generator where it is."""
        self._begun = True
        self._source.close()


class AsyncLazy(_Idle):
    """The steps of an async generator."""

    def __aiter__(self) -> AsyncLazy:
        return self

    def __anext__(self) -> Any:
        self._begun = True
        return self._source.__anext__()

    async def aclose(self) -> None:
        """End the generator where it is."""
        self._begun = True
        await self._source.aclose()

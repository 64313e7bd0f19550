"""One operation of a session or a call is a generator of steps; here is who takes the steps.

The generator holds all decisions. It yields what it wants done and is resumed with what came of
it; what went wrong is raised inside it. ``run`` obeys by calling, ``run_async`` by awaiting.
"""

from __future__ import annotations

import inspect
import sys
import time
import warnings
from collections.abc import Awaitable, Callable, Coroutine, Generator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from shengwang_agent import testing

if TYPE_CHECKING:
    import asyncio
    from typing import TypeAlias

__all__ = ["Ask", "Finish", "Pause", "Shield", "Steps", "run", "run_async", "shielded", "warn_user"]

T = TypeVar("T")
Steps: TypeAlias = "Generator[Ask | Pause | Finish | Shield, Any, T]"


class Ask(NamedTuple):
    """Call a function of the client or of the session; the answer is what it returns."""

    function: Callable[..., Any]
    keywords: Mapping[str, Any] = MappingProxyType({})


class Pause(NamedTuple):
    """Sleep, unless in test mode."""

    seconds: float


class Finish(NamedTuple):
    """Await what an event handler returned; the answer is False where nobody can await it."""

    waiting: Awaitable[Any]


class Shield(NamedTuple):
    """Take other steps to their end, even when the task is cancelled meanwhile."""

    steps: Callable[[], Steps[None]]


def run(steps: Steps[T]) -> T:
    """Take the steps by calling, and return what the generator returns."""
    resume: Callable[[Any], Any] = steps.send
    value: Any = None
    while True:
        try:
            value = _obey(resume(value))
            resume = steps.send
        except BaseException as error:
            if steps.gi_frame is None:  # type: ignore[attr-defined]  # the generator has ended
                if isinstance(error, StopIteration):
                    return error.value  # type: ignore[no-any-return]
                raise
            resume, value = steps.throw, error


async def run_async(steps: Steps[T]) -> T:
    """Take the steps by awaiting, and return what the generator returns."""
    resume: Callable[[Any], Any] = steps.send
    value: Any = None
    while True:
        try:
            value = await _obey_async(resume(value))
            resume = steps.send
        except BaseException as error:
            if steps.gi_frame is None:  # type: ignore[attr-defined]  # the generator has ended
                if isinstance(error, StopIteration):
                    return error.value  # type: ignore[no-any-return]
                raise
            resume, value = steps.throw, error


def _obey(step: Any) -> Any:
    if type(step) is Ask:
        return step.function(**step.keywords)
    if type(step) is Pause:
        return time.sleep(step.seconds if testing.mode.sleeping else 0)
    if type(step) is Shield:
        return run(step.steps())
    if inspect.iscoroutine(step.waiting):
        step.waiting.close()
    return False


async def _obey_async(step: Any) -> Any:
    if type(step) is Ask:
        answer = step.function(**step.keywords)
        return await answer if hasattr(answer, "__await__") else answer
    if type(step) is Pause:
        import asyncio

        return await asyncio.sleep(step.seconds if testing.mode.sleeping else 0)
    if type(step) is Shield:
        return await shielded(lambda: run_async(step.steps()))
    await step.waiting
    return True


_PATIENCE = 5

# The event loop keeps only weak references to its tasks.
_running: set[asyncio.Future[Any]] = set()


async def shielded(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Await work that goes on to its end even when the caller is cancelled meanwhile.

    The caller waits on all the same: what is closed after it, such as the client, is in use. The
    event loop cancels every task when it closes, this work too, and then waits for the caller; so
    work that was cancelled is begun anew. After a handful of cancellations the caller gives up.
    """
    import asyncio

    left: BaseException | None = None
    task = _begun(work)
    for _ in range(_PATIENCE):
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            left = error
        if task.cancelled():
            task = _begun(work)
        elif task.done():
            task.result()
            break
    if left is not None:
        raise left


def _begun(work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
    import asyncio

    task = asyncio.ensure_future(work())
    _running.add(task)
    task.add_done_callback(_running.discard)
    return task


def warn_user(text: str) -> None:
    """Draw a warning at the line outside this package that called it."""
    level, frame = 2, sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("shengwang_agent."):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, stacklevel=level)

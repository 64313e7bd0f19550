"""One operation of a session or a call is a generator of steps; here is who takes the steps.

The generator holds all decisions. It yields what it wants done and is resumed with what came of
it; what went wrong is raised inside it. ``run`` obeys by calling, ``run_async`` by awaiting.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Awaitable, Callable, Coroutine, Generator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from shengwang_agent import testing
from shengwang_agent._runtime.operation import segment
from shengwang_agent._runtime.spelling import missing, warn_user

if TYPE_CHECKING:
    import asyncio
    from typing import TypeAlias

    from typing_extensions import Self

T = TypeVar("T")
Steps: TypeAlias = "Generator[Invoke | Sleep | Finish | Shield, Any, T]"


class Invoke(NamedTuple):
    """Call a function of the client or of the session; the answer is what it returns."""

    function: Callable[..., Any]
    keywords: Mapping[str, Any] = MappingProxyType({})


class Sleep(NamedTuple):
    """Sleep, in test mode for a moment only."""

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
    if type(step) is Invoke:
        return step.function(**step.keywords)
    if type(step) is Sleep:
        return time.sleep(_pause(step.seconds))
    if type(step) is Shield:
        return run(step.steps())
    if inspect.iscoroutine(step.waiting):
        step.waiting.close()
    return False


def _pause(seconds: float) -> float:
    """How long to sleep: in test mode a moment, so that no loop of looks runs hot."""
    return seconds if testing.mode.sleeping else min(seconds, 0.01)


async def _obey_async(step: Any) -> Any:
    if type(step) is Invoke:
        answer = step.function(**step.keywords)
        return await answer if hasattr(answer, "__await__") else answer
    if type(step) is Sleep:
        import asyncio

        return await asyncio.sleep(_pause(step.seconds))
    if type(step) is Shield:
        return await shielded(lambda: run_async(step.steps()))
    await step.waiting
    return True


def is_async(client: Any) -> bool:
    """Tell whether the calls of a client must be awaited; test doubles are looked into."""
    kind = type(client)
    if hasattr(kind, "__aenter__") != hasattr(kind, "__enter__"):
        return hasattr(kind, "__aenter__")
    start = getattr(getattr(client, "agents", None), "start", None)
    return inspect.iscoroutinefunction(start)


class Scope:
    """A ``with`` block that begins something and always ends it, as steps.

    It begins and ends by the public methods, so that a subclass can replace them. What was
    begun elsewhere, and attached here, goes on after the block.
    """

    _begins: str
    _ends: str
    _warning: str
    _may_run: Any
    _entered: Any
    _warn: Callable[[str], object] = staticmethod(warn_user)
    _attached_here = False
    if not TYPE_CHECKING:
        __getattr__ = missing

    @classmethod
    def _check_attached(cls, client: Any, agent_id: str) -> None:
        """TypeError for no id, and for a client of the other kind: nothing would ever be sent."""
        segment(f"{cls.__name__}.attach", "agent_id", agent_id)
        if is_async(client) is not hasattr(cls, "__aenter__"):
            twin = f"Async{cls.__name__}" if is_async(client) else cls.__name__[5:]
            raise TypeError(f"{cls.__name__} cannot use {type(client).__name__}: use {twin}")

    def _enter(self) -> Steps[Self]:
        if not self._entered:
            try:
                yield Invoke(getattr(self, self._begins))
            except BaseException:
                yield Shield(self._leave)
                raise
        return self

    def _exit(self, error: BaseException | None) -> Steps[None]:
        if self._attached_here:
            return  # somebody else began it
        if error is not None:
            yield Shield(self._leave)  # the error of the block is the one to see
            return
        try:
            yield Invoke(getattr(self, self._ends))
        except BaseException as error:
            if not isinstance(error, Exception):
                yield Shield(self._leave)  # it was cut short, and must not run on
            raise

    def _leave(self) -> Steps[None]:
        """End what may be running; a failure to do so is a warning.

        Where tasks can be cancelled, a task of its own does it: cancelling the caller once more,
        or closing the event loop, does not cut it short.
        """
        if self._may_run:
            try:
                yield Invoke(getattr(self, self._ends))
            except (Exception, KeyboardInterrupt, SystemExit) as error:
                self._warn(f"{self._warning} failed: {error!r}")
                if not isinstance(error, Exception):
                    raise


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

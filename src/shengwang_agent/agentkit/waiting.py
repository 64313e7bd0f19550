"""Waiting between looks at an agent or a call; no waiting in test mode."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

__all__ = ["LOOKS", "Deadline", "pause", "pause_async", "shielded"]

LOOKS = (0.0, 0.5, 1.5)
"""Seconds before each look for an agent whose start was not answered: it may still be coming."""


class Deadline:
    """A moment after which waiting is over; ``timeout`` is in seconds."""

    __slots__ = ("_timeout", "_until")

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._until = time.monotonic() + timeout

    def at_most(self, seconds: float, what: str) -> float:
        """Return the wait, cut to what is left; ``TimeoutError`` with ``what`` when nothing is."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"{what} within {self._timeout:g} s")
        return min(seconds, left)


def _sleeping() -> bool:
    from shengwang_agent import testing

    return testing.mode.sleeping


def pause(seconds: float) -> None:
    """Sleep, unless in test mode."""
    time.sleep(seconds if _sleeping() else 0)


async def pause_async(seconds: float) -> None:
    """Sleep without blocking the event loop, unless in test mode."""
    import asyncio

    await asyncio.sleep(seconds if _sleeping() else 0)


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

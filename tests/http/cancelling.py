"""Cancels a coroutine at a chosen await point, in each of the ways a task can be cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Generator
from typing import Any


class Cancelled:
    """Awaits ``inner`` and cancels the own task at its await points ``at`` and, ``twice``, after.

    ``late`` cancels in the moment in which the awaited thing is there: its result is lost.
    ``reached`` tells how many await points were passed.
    """

    def __init__(
        self, inner: Coroutine[Any, Any, Any], at: int, *, late: bool = False, twice: int = 0
    ) -> None:
        self._inner = inner
        self._points = range(at, at + 1 + twice)
        self._late = late
        self.reached = 0

    def __await__(self) -> Generator[Any, Any, Any]:
        task = asyncio.current_task()
        steps = self._inner.__await__()
        error: BaseException | None = None
        while True:
            try:
                waited = steps.throw(error) if error is not None else steps.send(None)
            except StopIteration as done:
                return done.value
            if self.reached in self._points and task is not None:
                self._cancel(task, waited)
            self.reached += 1
            error = None
            try:
                yield waited
            except BaseException as raised:
                error = raised

    def _cancel(self, task: asyncio.Task[Any], waited: Any) -> None:
        if waited is None or not self._late:
            asyncio.get_running_loop().call_soon(task.cancel)
        else:
            waited.add_done_callback(lambda _: task.cancel())

"""Calls that are made at once, each in a thread of its own, and can be given up together."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from itertools import count
from queue import SimpleQueue
from typing import Protocol

from .http_tools import ToolResult, failed


class OpenCall(Protocol):
    """A call that is ready to be made."""

    def result(self) -> ToolResult:
        """Make the call and wait for what comes of it."""
        ...

    def cancel(self) -> None:
        """End that wait, from another thread."""


#: Results as they arrive, with the place of their call; None when nobody waits any longer.
Arrivals = SimpleQueue[tuple[int, ToolResult] | None]


class OpenCalls:
    """The calls that are under way. An interruption leaves them alone; :meth:`close` does not."""

    #: Seconds that closing waits for each thread.
    PATIENCE = 5.0

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[threading.Thread, OpenCall] = {}
        self._numbers = count(1)

    def next_id(self) -> str:
        """An id for a call that the model, or a function in its place, gave none."""
        return f"call_{next(self._numbers)}"

    def results(self, calls: Sequence[OpenCall], arrivals: Arrivals) -> list[ToolResult] | None:
        """What came of all the calls, in their order; None when a None arrived before."""
        results = [failed("")] * len(calls)
        for index, call in enumerate(calls):
            self._start(index, call, arrivals)
        for _ in calls:
            arrived = arrivals.get()
            if arrived is None:
                return None
            results[arrived[0]] = arrived[1]
        return results

    def _start(self, index: int, call: OpenCall, arrivals: Arrivals) -> None:
        def work() -> None:
            result = _result(call)
            with self._lock:
                self._open.pop(threading.current_thread(), None)
            arrivals.put((index, result))

        thread = threading.Thread(target=work, name="sandbox-tool", daemon=True)
        with self._lock:
            self._open[thread] = call
        thread.start()

    def close(self) -> None:
        """Give all calls up and wait for their threads."""
        with self._lock:
            calls = dict(self._open)
        for call in calls.values():
            call.cancel()
        for thread in calls:
            thread.join(self.PATIENCE)


def _result(call: OpenCall) -> ToolResult:
    try:
        return call.result()
    except Exception as error:  # the user's code may stand behind a stub
        return failed(f"{type(error).__name__}: {error}")

"""Stopping an agent when the process is told to end. Opt-in, main thread only."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Sequence
from typing import Any

from shengwang_agent.errors import StateError

from .steps import run, run_async, shielded

_GRACE = 10.0
"""Seconds the process waits for the stop before it ends all the same."""


def _checked(signals: Sequence[int]) -> tuple[int, ...]:
    if threading.current_thread() is not threading.main_thread():
        raise StateError("stop_on_signal() works in the main thread only: signals arrive there")
    return tuple(signals) or (signal.SIGINT, signal.SIGTERM)


def stop_on_signal(session: Any, signals: Sequence[int]) -> Callable[[], None]:
    """Install the handlers; the returned function restores those that were there."""
    before: dict[int, Any] = {}

    def undo() -> None:
        while before:
            number, handler = before.popitem()
            signal.signal(number, handler)

    def leave() -> None:
        run(session._leave())

    def stop(number: int, frame: object) -> None:
        undo()
        _give_up_start(session)
        # In a thread of its own: the signal may have interrupted this one inside the HTTP client,
        # whose lock it then holds.
        worker = threading.Thread(target=leave, name="shengwang-agent-stop", daemon=True)
        worker.start()
        worker.join(_GRACE)
        signal.raise_signal(number)

    for number in _checked(signals):
        before[number] = signal.signal(number, stop)
    session.on("stopped", lambda _: _in_main(undo))
    return undo


def stop_on_signal_async(session: Any, signals: Sequence[int]) -> Callable[[], None]:
    """The same through the running event loop."""
    import asyncio

    loop = asyncio.get_running_loop()
    installed = set(_checked(signals))
    before: dict[int, Any] = {}
    tasks: set[Any] = set()

    def undo() -> None:
        while installed:
            number = installed.pop()
            if number in before:
                signal.signal(number, before.pop(number))
            else:
                loop.remove_signal_handler(number)

    async def leave() -> None:
        await run_async(session._leave())

    async def stop(number: int) -> None:
        undo()
        _give_up_start(session)
        try:
            await asyncio.wait_for(shielded(leave), _GRACE)
        finally:
            signal.raise_signal(number)

    def begin(number: int) -> None:
        tasks.add(task := loop.create_task(stop(number)))
        task.add_done_callback(tasks.discard)

    def wake(number: int, frame: object) -> None:
        loop.call_soon_threadsafe(begin, number)

    for number in tuple(installed):
        try:
            loop.add_signal_handler(number, begin, number)
        except NotImplementedError:  # event loops of Windows take none
            before[number] = signal.signal(number, wake)
    session.on("stopped", lambda _: undo())
    return undo


def _give_up_start(session: Any) -> None:
    """A start that is on its way is not waited for: its agent is looked for and stopped."""
    if session._status == "starting":
        session._status = "error"


def _in_main(undo: Callable[[], None]) -> None:
    if threading.current_thread() is threading.main_thread():
        undo()

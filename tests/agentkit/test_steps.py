"""The two drivers take the same steps, and what goes wrong in one reaches the operation."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from shengwang_agent.agentkit.steps import Finish, Invoke, Shield, Sleep, run, run_async

from .conftest import Kind, go


def raising(error: type[BaseException]) -> Callable[[], Any]:
    def function() -> Any:
        raise error("mine")

    return function


def take(kind: str, steps: Any) -> Any:
    return run(steps) if kind == "sync" else asyncio.run(run_async(steps))


def handled(step: Any, kept: list[str]) -> Any:
    try:
        yield step
    except BaseException as error:
        kept.append(type(error).__name__)
        kept.append((yield Invoke("after".upper)))
        raise


kinds = pytest.mark.parametrize("kind_name", ["sync", "async"])


@kinds
def test_the_answers_come_back_and_the_result_comes_out(kind_name: str) -> None:
    def steps() -> Any:
        first = yield Invoke(dict, {"a": 1})
        yield Sleep(0.0)
        return [first, (yield Invoke(list))]

    assert take(kind_name, steps()) == [{"a": 1}, []]


@kinds
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_operation_can_clean_up_after_what_went_wrong_in_a_step(
    kind_name: str, error: type[BaseException]
) -> None:
    for step in (Invoke(raising(error)), Shield(lambda: handled(Invoke(raising(error)), []))):
        kept: list[str] = []
        if kind_name == "async" and error is not ValueError and isinstance(step, Shield):
            continue  # they end the event loop itself
        with pytest.raises(error, match="mine"):
            take(kind_name, handled(step, kept))
        assert kept == [error.__name__, "AFTER"]


@kinds
def test_a_step_that_raises_stop_iteration_does_not_end_the_operation(kind_name: str) -> None:
    kept: list[str] = []
    with pytest.raises(RuntimeError):
        take(kind_name, handled(Invoke(raising(StopIteration)), kept))
    assert kept[-1] == "AFTER"


async def test_only_the_async_driver_finishes_a_coroutine() -> None:
    async def handler() -> None:
        await asyncio.sleep(0)

    def steps() -> Any:
        return (yield Finish(handler()))

    assert run(steps()) is False
    assert await run_async(steps()) is True


async def test_a_cancelled_step_is_told_to_the_operation() -> None:
    kept: list[str] = []
    task = asyncio.create_task(run_async(handled(Invoke(asyncio.Event().wait), kept)))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert kept == ["CancelledError", "AFTER"]


async def test_a_warning_points_at_the_line_of_the_caller(kind: Kind) -> None:
    session = kind.session(expires_in=90_000)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        await go(session.start())
    assert len(caught) == 1
    assert caught[0].filename in (__file__, go.__code__.co_filename)

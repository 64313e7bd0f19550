"""Test mode: calls do not sleep between attempts, and their number can be bounded.

    import shengwang_agent.testing

    with shengwang_agent.testing.test_mode(attempts=1):
        ...

Failures, error types and what is repeated stay what they are in production. The waiting goes, and
with it the retry budget, which protects a platform from what a client does over time. Who waits for
a state or reads along looks every hundredth of a second; its time limit stays. The mode belongs to
the running process; nested uses restore what was before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if not TYPE_CHECKING:

    def __getattr__(name):
        from shengwang_agent._runtime.spelling import absent, instead

        raise absent(__name__, name, lambda: instead(name, ["test_mode"], __name__))


class _Mode(NamedTuple):
    sleeping: bool = True
    attempts: int | None = None


mode = _Mode()


def most_retries() -> float:
    """How many repeats the mode allows: ``attempts`` less the first one, else any number."""
    return inf if mode.attempts is None else mode.attempts - 1


@contextmanager
def test_mode(*, attempts: int | None = None) -> Iterator[None]:  # noqa: PT028
    """Within the block no call sleeps, and none makes more than ``attempts`` attempts.

    None leaves the number as the client and the call say.
    """
    global mode
    if attempts is not None and (isinstance(attempts, bool) or attempts < 1):
        raise ValueError(f"attempts must be 1 or more, not {attempts!r}")
    before, mode = mode, _Mode(sleeping=False, attempts=attempts)
    try:
        yield
    finally:
        mode = before


# pytest would collect it as a test wherever it is imported by name.
test_mode.__test__ = False  # type: ignore[attr-defined]

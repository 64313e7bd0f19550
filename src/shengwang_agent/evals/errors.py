"""What goes wrong with a test itself. It says nothing about the agent under test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class EvalError(Exception):
    """A judge, a model, a caller or code of the test is broken. No verdict about the agent."""


class ScenarioError(EvalError):
    """A scenario cannot be read; the text names file, line and key."""


@contextmanager
def blamed(what: str) -> Iterator[None]:
    """Code of the test runs inside: whatever it raises is an EvalError that begins with ``what``."""
    try:
        yield
    except EvalError:
        raise
    except (Exception, SystemExit) as error:
        raise EvalError(f"{what} {type(error).__name__}: {error}") from error

"""What goes wrong with a test itself. It says nothing about the agent under test."""

from __future__ import annotations


class EvalError(Exception):
    """A judge, a model, a caller or code of the test is broken. No verdict about the agent."""


class ScenarioError(EvalError):
    """A scenario cannot be read; the text names file, line and key."""

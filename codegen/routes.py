"""The table of routes: what a server of this API needs to know of every operation, as data.

The sandbox is that server. :func:`render` is the only entry.
"""

from __future__ import annotations

from typing import Any

from codegen import shapes
from codegen.shapes import Api, Argument, Operation, Shape, strip
from codegen.text import filled, literal, literals

PATH = "shengwang_agent_api/routes.py"


def render(api: Api) -> dict[str, str]:
    """Return the module with the table, by its path below ``generated/``."""
    return {PATH: filled("routes.py", routes=map(_route, api.operations))}


def _route(op: Operation) -> str:
    """Return the call that makes one entry of the table."""
    query = "".join(f"{_parameter(argument)}, " for argument in op.placed("query"))
    facts = {
        "body": op.body_model,
        "body_required": op.body_required,
        "answer": _answer(op.response),
        "statuses": tuple(int(code) for code in op.statuses if code.isdigit()),
        "error": op.error,
        "basic_only": op.basic_only,
    }
    first = literals((op.name, op.verb, _path(op)))
    return f"Route({first}{f', query=({query})' if query else ''}{_keywords(facts)})"


def _keywords(facts: dict[str, Any]) -> str:
    """Return those arguments that differ from their defaults."""
    told = {name: value for name, value in facts.items() if value not in (None, False, ())}
    return "".join(f", {name}={literal(value)}" for name, value in told.items())


def _path(op: Operation) -> str:
    """Return the path with the names of the arguments, which any router takes, in its braces."""
    path = op.path
    for argument in op.placed("path"):
        path = path.replace(f"{{{argument.wire}}}", f"{{{argument.name}}}")
    return path


def _parameter(argument: Argument) -> str:
    kind, choices = _kind(strip(argument.shape))
    facts = {
        "required": argument.required,
        "default": argument.default,
        "minimum": argument.minimum,
        "maximum": argument.maximum,
        "choices": choices,
    }
    return f"Parameter({literals((argument.wire, kind))}{_keywords(facts)})"


def _kind(shape: Shape) -> tuple[str, tuple[Any, ...]]:
    """Return the Python type of a query value, and all its values where these are listed."""
    match shape:
        case shapes.Scalar(name):
            return name, ()
        case shapes.Choice(values, base, is_open):
            return base, () if is_open else values
    return "str", ()


def _answer(response: Shape | None) -> str | None:
    inner = response.item if isinstance(response, shapes.ListOf) else response
    return inner.name if isinstance(inner, shapes.ModelRef) else None

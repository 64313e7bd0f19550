"""How options are declared, and how a function with them becomes a command."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, get_type_hints

import typer

from shengwang_agent.cli.help import EXAMPLES, Command


def option(words: str, text: str, panel: str | None = None, **more: Any) -> Any:
    """An option as its help shows it: `-f --body FILE` has two names, and a file is its value."""
    *names, last = words.split()
    names, metavar = ([*names, last], None) if last.startswith("-") else (names, last)
    return typer.Option(*names, metavar=metavar, help=text, rich_help_panel=panel, **more)


def argument(metavar: str, text: str) -> Any:
    """What stands on the command line without a name."""
    return typer.Argument(metavar=metavar, help=text)


def add_command(
    app: typer.Typer, key: str, more: Iterable[inspect.Parameter] = ()
) -> Callable[[Any], Any]:
    """Give ``app`` a command; ``key`` says which examples are its own, and after the dot its name.

    ``more`` are the parameters that its ``**given`` stands for.
    """
    name = key.rpartition(".")[2].replace("_", "-")

    def add(function: Any) -> Any:
        app.command(name, cls=Command, epilog=EXAMPLES.get(key))(expanded(function, more))
        return function

    return add


def expanded(function: Callable[..., Any], more: Iterable[inspect.Parameter]) -> Any:
    """``function`` as the option parser sees it: groups of options replaced by their options."""
    # The annotations are read here, with the function's own globals; the parser sees types.
    own = [*inspect.signature(function, eval_str=True).parameters.values()]
    groups = {p.name: p.annotation for p in own if hasattr(p.annotation, "_fields")}
    parameters = [flat for p in own for flat in _flat(p, more)]

    @wraps(function)
    def command(**given: Any) -> Any:
        for name, group in groups.items():
            given[name] = group(*(given.pop(field) for field in group._fields))
        return function(**given)

    command.__annotations__ = {p.name: p.annotation for p in parameters}
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return command


def _flat(parameter: inspect.Parameter, more: Iterable[inspect.Parameter]) -> Iterator[Any]:
    group = parameter.annotation
    if hasattr(group, "_fields"):
        hints = get_type_hints(group, include_extras=True)
        for name in group._fields:
            yield keyword(
                name, hints[name], group._field_defaults.get(name, inspect.Parameter.empty)
            )
        return
    for kept in more if parameter.kind is parameter.VAR_KEYWORD else [parameter]:
        yield kept.replace(kind=kept.KEYWORD_ONLY)


def keyword(name: str, kind: Any, default: Any) -> inspect.Parameter:
    """One parameter of a command."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)

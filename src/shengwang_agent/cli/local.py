"""``sandbox``: the platform on this machine."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from shengwang_agent.cli.commands import add_command, keyword
from shengwang_agent.cli.errors import needing


def add_sandbox(app: typer.Typer) -> None:
    """Give the program the command: an option for every setting of a sandbox."""
    add_command(app, "sandbox", _parameters())(sandbox)


def _parameters() -> Iterator[inspect.Parameter]:
    from shengwang_agent.sandbox.settings import options

    for entry in options():
        flags = entry.flag
        more: dict[str, Any] = {"metavar": entry.metavar, "show_default": entry.default or False}
        if entry.kind is bool:
            flags, more = f"{flags}/--no{flags[1:]}", {}
        if entry.name == "port":
            more["show_default"] = "8000"
        made = typer.Option(flags, help=entry.text, **more)
        yield keyword(entry.name, Annotated[entry.kind | None, made], None)


def sandbox(**given: Any) -> None:
    """Run the platform on this machine, without account, telephone or money.

    Prints its address and the variables to set in another terminal, and serves until Ctrl-C.
    A page at the address shows everything that happens. Needs `shengwang-agent[sandbox]`.
    """
    raise typer.Exit(serve({name: value for name, value in given.items() if value is not None}))


def serve(given: dict[str, Any]) -> int:
    """Run the server with these settings until it is told to end; its exit code."""
    with needing("the sandbox", "sandbox"):
        from shengwang_agent.sandbox import __main__ as command

        return command.serve(given)

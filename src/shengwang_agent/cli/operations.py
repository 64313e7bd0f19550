"""Every operation of the API as a command, made from the table codegen writes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from types import GenericAlias
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.help import add_command, unwrapped
from shengwang_agent.cli.options import (
    Connection,
    Output,
    connected,
    keyword,
    option,
    printing,
)
from shengwang_agent_api.commands import COMMANDS, Command, Option

if TYPE_CHECKING:
    from shengwang_agent._runtime.operation import Operation

_TYPES: dict[str, Any] = {
    "text": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "json": str,
}
_METAVARS = {"text": "TEXT", "integer": "N", "number": "NUMBER", "json": "YAML|@FILE"}


class RequestArguments(NamedTuple):
    """What the command line asks for: option values by name, and where more of the body is."""

    values: dict[str, Any]
    body: str | None = None
    sets: tuple[str, ...] = ()
    first: int | None = None
    dry_run: bool = False


def add_operations(app: typer.Typer, resource: str) -> None:
    """Give a group the commands of one resource."""
    for command in COMMANDS:
        if command.resource == resource:
            key = f"{resource}.{command.method}"
            add_command(app, key, _text(command))(_function(command))


def _text(command: Command) -> str:
    """The words of the API without those on Python objects."""
    paragraphs = command.text.split("\n\n")
    return "\n\n".join(p for p in paragraphs if not p.startswith("Returns a pager"))


def _function(command: Command) -> Callable[..., None]:
    """The function of a command; its signature is what the option parser reads."""
    names = {_variable(o): o.name for o in command.options if o.client_default is None}

    def run(connection: Connection, output: Output, **given: Any) -> None:
        values = {name: _chosen(given[variable]) for variable, name in names.items()}
        request = RequestArguments(
            values,
            given.get("body"),
            tuple(given.get("set_") or ()),
            given.get("first"),
            given["dry_run"],
        )
        perform(command, request, connection, output)

    parameters = list(_parameters(command))
    own = inspect.Signature(
        [
            *parameters,
            keyword("connection", Connection, None),
            keyword("output", Output, None),
        ]
    )
    run.__signature__ = own  # type: ignore[attr-defined]
    return connected(printing(run))


def _variable(option: Option) -> str:
    # A prefix keeps the API's words from meeting Python's keywords and our own options.
    return f"v_{option.name.replace('-', '_')}"


def _chosen(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _parameters(command: Command) -> Iterator[inspect.Parameter]:
    for entry in command.options:
        if entry.client_default is None:
            yield _parameter(entry)
    if command.body is not None:
        yield keyword("body", str | None, option(
            None, "--body", "-f", panel="Request", metavar="FILE|-",
            help="The whole body from a YAML or JSON file, or `-` for standard input. "
            "Options change what is in it.",
        ))  # fmt: skip
        yield keyword("set_", list[str] | None, option(
            None, "--set", panel="Request", metavar="PATH=VALUE",
            help="One value anywhere in the body, such as `properties.llm.max_history=10`.",
        ))  # fmt: skip
    if command.paged:
        yield keyword("first", int | None, option(
            None, "--first", panel="Request", metavar="N", min=1,
            help="Stop after N entries; without it every page is fetched.",
        ))  # fmt: skip
    yield keyword("dry_run", bool, option(
        False, "--dry-run", panel="Output", show_default=False,
        help="Print the request as a curl command, secrets masked, and send nothing.",
    ))  # fmt: skip


def _parameter(entry: Option) -> inspect.Parameter:
    if entry.place == "path":
        name = entry.name.replace("-", "_").upper()
        default = typer.Argument(..., metavar=name, help=entry.help, show_default=False)
        return keyword(_variable(entry), str, default)
    kind, metavar = _type(entry)
    flags = (f"--{entry.name}",)
    if entry.kind == "boolean":
        flags = (f"--{entry.name}/--no-{entry.name}",)
    default = option(
        None, *flags, panel="Request", metavar=metavar, help=_help(entry), case_sensitive=False
    )
    annotation: Any = GenericAlias(list, (kind,)) if entry.many else kind
    return keyword(_variable(entry), annotation | None, default)


def _type(entry: Option) -> tuple[Any, str | None]:
    if _is_time(entry):
        return str, "TIME"
    if entry.choices and not entry.open and entry.kind == "text":
        names = {str(choice): str(choice) for choice in entry.choices}
        return Enum(entry.name, names), "|".join(names)
    if entry.secret == "true" and entry.kind == "text":
        return str, "TEXT|@FILE"
    return _TYPES[entry.kind], _METAVARS.get(entry.kind)


def _is_time(entry: Option) -> bool:
    return entry.place == "query" and entry.name.endswith("-time") and entry.kind != "text"


def _help(entry: Option) -> str:
    parts = [unwrapped("\n".join(filter(None, entry.help.split("\n"))))]
    if "\n- " in parts[0]:
        parts[0] += "\n"
    if _is_time(entry):
        parts.append("Unix seconds, a date, or how long ago: `2h`, `7d`.")
    if entry.choices and entry.open and "`" not in entry.help:
        parts.append(f"Known: {', '.join(map(str, entry.choices))}.")
    if entry.required and (len(entry.path) == 2 or entry.kind != "json"):
        parts.append("Required, here or in `--body`.")
    if entry.default is not None:
        default = str(entry.default).lower() if entry.kind == "boolean" else entry.default
        parts.append(f"Server default: {default}.")
    return " ".join(parts).replace("\n ", "\n").strip()


def perform(
    command: Command, request: RequestArguments, connection: Connection, output: Output
) -> None:
    """Send the request of a command, or print it, and print the answer."""
    arguments, extra = _arguments(command, request, connection)
    if request.dry_run:
        with _checked():
            print_request(command, arguments, extra, connection, output)
        return
    _warn(command, arguments, extra)
    from shengwang_agent.cli.answers import fetch, present

    with _checked():
        answer = fetch(command, arguments, extra, connection, request.first, output.secrets)
    present(command, arguments, answer, output)


@contextmanager
def _checked() -> Iterator[None]:
    """A value the client refuses to send is the user's to correct, not a mistake in here."""
    from shengwang_agent.errors import ConfigurationError

    try:
        yield
    except ConfigurationError:
        raise
    except (ValueError, TypeError) as error:
        why = "the client checks values before it sends them; nothing was sent"
        raise CommandError(
            str(error), why, "correct the value; `--help` says what it may be"
        ) from error


def _arguments(
    command: Command, request: RequestArguments, connection: Connection
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arguments of the method, and top-level keys of the body it does not know."""
    from shengwang_agent.cli.bodies import assemble
    from shengwang_agent.cli.connection import need_app_id

    arguments: dict[str, Any] = {}
    known = {}
    for entry in command.options:
        if entry.client_default is not None:
            arguments[entry.path[0]] = need_app_id(connection)
        elif entry.place == "body":
            known[entry.path[0]] = entry
        elif request.values.get(entry.name) is not None:
            value = request.values[entry.name]
            arguments[entry.path[0]] = moment(entry, value) if _is_time(entry) else value
    if command.body is None:
        return arguments, {}
    body = assemble(command, request.values, request.body, request.sets)
    arguments |= {key: value for key, value in body.items() if key in known}
    return arguments, {key: value for key, value in body.items() if key not in known}


_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def moment(entry: Option, text: str) -> float:
    """Unix seconds from a number, a date and time (local unless it says), or ``2h`` (ago)."""
    import time
    from datetime import datetime

    try:
        if text[-1:] in _UNITS:
            seconds = time.time() - float(text[:-1]) * _UNITS[text[-1]]
        elif text.replace(".", "", 1).isdigit():
            seconds = float(text)
        else:
            seconds = datetime.fromisoformat(text).timestamp()
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is no time: use Unix seconds, 2026-01-31T08:00, or 2h",
            param_hint=f"--{entry.name}",
        ) from None
    return int(seconds) if entry.kind == "integer" else seconds


def operation_of(command: Command, arguments: dict[str, Any]) -> Operation[Any]:
    """The call as a value, by the generated function."""
    from importlib import import_module

    module = import_module(f"shengwang_agent_api.{command.resource}")
    made: Operation[Any] = getattr(module, f"{command.resource}_{command.method}")(**arguments)
    return made


def print_request(
    command: Command,
    arguments: dict[str, Any],
    extra: dict[str, Any],
    connection: Connection,
    output: Output,
) -> None:
    """Print what would be sent: as curl, or as plain values in another format."""
    from shengwang_agent.cli.connection import host_of, resolve
    from shengwang_agent.cli.curl import curl, described, mode_of
    from shengwang_agent.cli.options import Format
    from shengwang_agent.cli.output import emit

    _warn(command, arguments, extra)
    operation = operation_of(command, arguments)
    if extra:
        operation.body = {**(operation.body or {}), **extra}
    _tell_problems(operation)
    mode = mode_of({key: value.text for key, value in resolve(connection).items()})
    request = described(
        operation, host_of(connection), mode, model=command.body, secrets=output.secrets
    )
    if output.format is Format.table:
        print(curl(request))
    else:
        emit(request, output)


def _tell_problems(operation: Operation[Any]) -> None:
    """Name the documented rules that the request breaks; unknown keys have been named before."""
    from shengwang_agent.cli.screen import warn

    for broken in operation.problems():
        if broken.rule != "unknown-key":
            warn(f"breaks a documented rule: {broken}")


def _warn(command: Command, arguments: dict[str, Any], extra: dict[str, Any]) -> None:
    if command.body is None:
        return
    from shengwang_agent.cli.bodies import unknown_keys
    from shengwang_agent.cli.screen import warn

    top = {entry.path[0] for entry in command.options if entry.place == "body"}
    body = {key: value for key, value in arguments.items() if key in top} | extra
    for line in unknown_keys(command.body, body):
        warn(line)
